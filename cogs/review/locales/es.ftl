# Revisión: la cola, las decisiones, las apelaciones y el registro.

review-name = revisar
review-description = Decidir qué preguntas se hacen públicas
review-show-name = mostrar
review-show-description = Qué preguntas mostrar
review-show-waiting = Las que esperan una decisión
review-show-approved = Las que son públicas
review-show-rejected = Las que se rechazaron
review-number-name = número
review-number-description = Una pregunta por su número

review-waiting = { $count ->
    [0] { BOLD("Ninguna pregunta espera una decisión.") }
    [one] { BOLD("Una pregunta espera una decisión.") }
   *[other] { BOLD($count) } preguntas esperan una decisión, primero las más antiguas.
}
review-approved = { $count ->
    [0] Todavía no hay preguntas públicas.
    [one] Una pregunta es pública.
   *[other] { $count } preguntas son públicas, primero las más nuevas.
}
review-rejected = { $count ->
    [0] No se rechazó ninguna pregunta.
    [one] Se rechazó una pregunta.
   *[other] Se rechazaron { $count } preguntas, primero las más nuevas.
}
review-appeals = { $count ->
    [0] No hay apelaciones pendientes.
    [one] Hay una apelación pendiente.
   *[other] Hay { $count } apelaciones pendientes, primero las más antiguas.
}
review-one = La pregunta tal como está ahora:
review-then = { $first } { $last }

review-approve = Aprobar
review-reject = Rechazar
review-reject-for = Rechazar: { $reason }
review-uphold = Mantener la decisión
review-undo = Deshacer
review-redact = Quitar palabras
review-join = Unir
review-label = Etiquetar
review-leave = Separar
review-back = Volver a la cola
review-many-open = Decidir sobre varias
review-rules-open = Cómo revisamos
review-appeals-open = { $count ->
    [one] Una apelación
   *[other] { $count } apelaciones
}

review-reject-title = Rechazar una pregunta
review-reject-submit = Rechazar
review-reject-reason-label = Motivo
review-reject-reason-hint = Se le dice a quien preguntó; el registro lo cuenta.
review-redact-title = Quitar palabras
review-redact-submit = Quitar
review-redact-words-label = Las palabras, cada frase en una línea
review-redact-words-hint = Cópielas tal como están. No se guardan en ningún lugar; queda una marca.
review-join-title = Unir con otra
review-join-submit = Unir
review-join-other-label = El número de la otra pregunta
review-join-other-hint = Ambas versiones siguen legibles y cada persona cuenta una vez.
review-label-title = Etiquetar una pregunta
review-label-submit = Guardar
review-label-labels-label = Etiquetas, separadas por comas
review-label-labels-hint = Por ejemplo: parques, tráfico. Déjelo vacío para quitarlas.
review-many-title = Decidir sobre varias
review-many-submit = Decidir
review-many-questions-label = Qué preguntas
review-many-act-label = Qué hacer con todas
review-rules-title = Cómo revisamos
review-rules-submit = Guardar
review-rules-mode-label = Antes de que una pregunta sea pública
review-rules-standard-label = Motivos para rechazar una pregunta
review-rules-own-label = Motivos propios, cada uno en una línea
review-rules-own-hint = English | Español, o las mismas palabras para ambos. El registro publica la lista.
review-mode-review = Un moderador la aprueba
review-mode-open = Nadie tiene que aprobarla, salvo que algo llame la atención
review-ruled-review = Guardado. Una pregunta se hace pública cuando un moderador la aprueba.
review-ruled-open = Guardado. Una pregunta se hace pública enseguida, salvo que algo en ella llame la atención.

review-done-approve = La pregunta { BOLD($number) } es pública. Se le avisa a quien la hizo.
review-done-reject = La pregunta { BOLD($number) } está rechazada. A quien la hizo se le dice por qué y cómo apelar.
review-done-redact = Las palabras ya no están en la pregunta { BOLD($number) }. Se le avisa a quien la hizo.
review-done-join = La pregunta { BOLD($number) } está unida. Se le avisa a quien la hizo, que puede objetar.
review-done-leave = La pregunta { BOLD($number) } vuelve a contar por separado.
review-done-label = Se guardaron las etiquetas de la pregunta { BOLD($number) }.
review-done-undo = Se deshizo la última decisión sobre la pregunta { BOLD($number) }. Se avisa a quien se había avisado de ella.
review-done-uphold = La decisión sobre la pregunta { BOLD($number) } se mantiene. Se le avisa a quien la hizo.
review-many-done = { $count ->
    [0] No cambió nada.
    [one] Se decidió sobre una pregunta. Se le avisa a quien la hizo.
   *[other] Se decidió sobre { $count } preguntas. Se les avisa a quienes las hicieron.
}
review-many-missed = { $done } Alguien se adelantó con { $numbers }: mírelo de nuevo.

review-posted-received = Una pregunta espera una decisión:
review-posted-approved = Esta pregunta es pública:
review-posted-rejected = Esta pregunta está rechazada:
review-posted-withdrawn = Esta pregunta fue retirada:
review-posted-appeal = Quien hizo esta pregunta apela:
review-status-rejected = rechazada: { $reason }
review-flags = Mire
review-flag-abuse = palabras que pueden ofender
review-flag-phone = un número de teléfono
review-flag-email = una dirección de correo electrónico
review-flag-address = una dirección postal
review-flag-plate = una placa de automóvil
review-flag-name = quizás el nombre de un particular
review-appeal = Apelación
review-appeal-erased = (Las palabras se borraron.)
review-like = Pregunta casi lo mismo
review-like-quoted = { $number }: «{ $text }»
review-joined = Unida con
review-redacted = Con palabras quitadas

review-reason-abuse = Insulta, amenaza o denigra a personas.
review-reason-private = Nombra o describe a un particular.
review-reason-unrelated = Trata de algo que las autoridades de aquí no deciden.
review-reason-answered = Ya se respondió.
review-reason-unclear = No se entiende.
review-reason-advert = Hace publicidad de algo.
review-reason-own = { "es" ->
    [en] { $en }
   *[es] { $es }
}
review-reason-former = un motivo que ya no está en la lista
review-reason-unknown = Ese motivo no está en la lista. Elija uno de los que se ofrecen.
review-reasons-many = Caben como máximo { $max } motivos propios.
review-reasons-none = Elija o escriba al menos un motivo.
review-reason-length = Un motivo necesita entre { $min } y { $max } caracteres: «{ $given }».
review-labels-many = Caben como máximo { $max } etiquetas en una pregunta.
review-label-long = Una etiqueta tiene como máximo { $max } caracteres.
review-join-number = Dé el número de una pregunta, por ejemplo 12.
review-nothing-to-undo = No hay ninguna decisión sobre la pregunta { $number } que se pueda deshacer. Las palabras que se quitaron ya no están.

review-told-approve = Su pregunta { BOLD($number) } ya es pública. { COMMAND("questions") } la muestra y otras personas pueden apoyarla.
review-told-reject = Su pregunta { BOLD($number) } fue rechazada. El motivo: { $reason } Si cree que es un error, escriba { COMMAND("appeal") } y su número, { $number }, y los moderadores la verán de nuevo.
review-told-redact = Un moderador quitó palabras de su pregunta { BOLD($number) }. { COMMAND("my-questions") } muestra lo que queda. Si cree que es un error, escriba { COMMAND("appeal") } y su número, { $number }.
review-told-join = Su pregunta { BOLD($number) } pregunta lo mismo que la pregunta { $other }, y las dos cuentan juntas: sus palabras siguen legibles y cada persona cuenta una vez. Si pregunta otra cosa, escriba { COMMAND("appeal") } y su número, { $number }.
review-told-leave = Su pregunta { BOLD($number) } vuelve a contar por separado.
review-told-undo = Se deshizo la última decisión sobre su pregunta { BOLD($number) }. { COMMAND("my-questions") } muestra cómo está ahora.
review-told-upheld = Los moderadores vieron de nuevo su pregunta { BOLD($number) }, y la decisión se mantiene. Con { COMMAND("ask") } puede hacer otra pregunta.

appeal-name = apelar
appeal-description = Decir qué está mal en una decisión sobre su pregunta
appeal-number-name = número
appeal-number-description = El número de su pregunta
appeal-title = Apelar
appeal-submit = Enviar
appeal-text-label = Qué está mal en la decisión
appeal-text-hint = Los moderadores lo leen sin saber quién es usted. Puede apelar cada decisión una vez.
appeal-taken = Su apelación sobre la pregunta { $number } está con los moderadores. Se le avisará cómo termina.
appeal-nothing = No hay ninguna decisión sobre la pregunta { $number } que usted pueda apelar.
appeal-before = Usted ya apeló esa decisión sobre la pregunta { $number }. Se le avisará, o se le avisó, cómo termina.
appeal-closed = Ya no hay ninguna apelación pendiente sobre la pregunta { $number }.

ledger-name = registro
ledger-description = Ver qué pasó con las preguntas, en números
ledger-roundtable-name = mesa
ledger-roundtable-description = Solo las preguntas para esta mesa redonda
ledger-all = { BOLD("El registro") }: qué pasó con todas las preguntas, solo en números.
ledger-of = { BOLD("El registro") }: qué pasó con las preguntas para «{ $roundtable }», solo en números.
ledger-questions = Preguntas
ledger-asked = Hechas
ledger-approved = Públicas
ledger-rejected = Rechazadas
ledger-received = Esperan una decisión
ledger-withdrawn = Retiradas
ledger-joined = Unidas con otra
ledger-redacted = Con palabras quitadas
ledger-time = Tiempo hasta una decisión
ledger-time-hour = la mitad en menos de una hora
ledger-time-hours = { $hours ->
    [one] la mitad en una hora
   *[other] la mitad en { $hours } horas
}
ledger-time-days = { $days ->
    [one] la mitad en un día
   *[other] la mitad en { $days } días
}
ledger-time-few = se muestra a partir de { $fewest } decisiones
ledger-reasons = Motivos por los que se rechazan preguntas
ledger-reasons-about = Un motivo dado menos de { $fewest } veces se cuenta con otros, para que no señale a nadie.
ledger-other = Otros motivos, o dados muy pocas veces para distinguirlos
ledger-fewer = menos de { $fewest }
ledger-appeals = Apelaciones
ledger-appealed = Presentadas
ledger-upheld = La decisión se mantuvo
ledger-granted = La decisión cambió
ledger-appeals-few = Cómo terminaron se muestra a partir de { $fewest }.
ledger-few-title = Muy pocas para decirlo
ledger-few = Se hicieron menos de { $fewest } preguntas. Los números de tan pocas podrían señalar a alguien.
privacy-rows-decisions = Decisiones que usted tomó y apelaciones que envió
