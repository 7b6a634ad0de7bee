# Preguntado y respondido: recorrer una agenda, anotar respuestas, el registro público.

agenda-run-name = recorrer
agenda-run-description = Recorrer la agenda en la mesa redonda: qué se preguntó y qué no
agenda-run-roundtable-name = mesa
agenda-run-roundtable-description = Qué mesa redonda; si no dice nada, la que está en curso o más próxima
agenda-run-none = Todavía no se publicó ninguna agenda. { COMMAND("agenda build") } crea una.
agenda-run-left = { $count ->
    [0] Ya no queda ninguna pregunta de «{ $roundtable }».
    [one] { BOLD("Queda una pregunta") } de «{ $roundtable }».
   *[other] { BOLD("Sigue") }: quedan { $count } preguntas de «{ $roundtable }».
}
agenda-run-marked = { $what } { $left }
agenda-run-asked = La #{ $number } está marcada como hecha.
agenda-run-skipped = La #{ $number } está marcada como no hecha.
agenda-run-was-asked = Se hizo
agenda-run-skip = No se hace
agenda-run-next = Más tarde
agenda-run-record = Anotar la respuesta a la #{ $number }
agenda-run-undo = Deshacer: #{ $number }
agenda-skip-title = No hacer esta pregunta
agenda-skip-submit = Enviar
agenda-skip-reason-label = ¿Por qué no se hace?
agenda-skip-reason-hint = Todos lo leen junto a la pregunta.

answer-name = responder
answer-description = Anotar qué pasó con una pregunta, o corregirlo
answer-question-name = pregunta
answer-question-description = Su número o palabras suyas
answer-outcome-name = resultado
answer-outcome-description = Qué pasó con ella; si no dice nada, respondida
answer-official-name = funcionario
answer-official-description = Quién respondió
answer-outcome-answered = respondida
answer-outcome-partly = respondida en parte
answer-outcome-deferred = aplazada hasta una fecha
answer-outcome-declined = sin respuesta
answer-what = ¿Qué pasó con esta pregunta?

answer-form-title = Anotar una respuesta
answer-form-submit = Publicar
answer-form-who-label = Quién respondió
answer-form-who-hint = Nombre y cargo, por ejemplo Jane Roe, jefa de policía
answer-form-text_en-label = La respuesta en inglés
answer-form-text_en-hint = Basta con uno de los dos idiomas; mejor en ambos.
answer-form-text_es-label = La respuesta en español
answer-form-link-label = Enlace a la grabación
answer-form-link-hint = Si quiere; empieza por https://
answer-form-until-label = Aplazada hasta
answer-form-until-hint = Solo si la respuesta se aplaza, por ejemplo 2026-12-15

answer-question-unknown = No hay ninguna pregunta pública { $number }. Una pregunta se puede responder cuando está aprobada.
answer-question-several = Varias preguntas contienen «{ $said }»: { $numbers }. Escriba el número de una.
answer-no-text = Escriba la respuesta al menos en uno de los dos idiomas, por favor.
answer-link = «{ $given }» no es una dirección web. Tiene que empezar por https://.
answer-no-day = ¿Hasta qué día se aplaza? Por ejemplo, 2026-12-15.
answer-past = El { $day } ya no está por venir. Indique un día que lo esté.
answer-changed = Mientras tanto, otra persona anotó una respuesta a la #{ $number }. Escriba { COMMAND("answer") } otra vez para verla.
answer-recorded = { BOLD("Anotada.") } La respuesta a la #{ $number } se está publicando, y se avisa a quienes hicieron o apoyaron la pregunta.
answer-recorded-quietly = { BOLD("Anotada.") } Se avisa a quienes hicieron o apoyaron la #{ $number }, y { COMMAND("answers") } muestra la respuesta. No se publica porque no se eligió ningún canal para respuestas: eso lo hace quien modera con { COMMAND("setup") }.

answer-posted-answered = { BOLD("Respondida:") } pregunta #{ $number }
answer-posted-partly = { BOLD("Respondida en parte:") } pregunta #{ $number }
answer-posted-deferred = { BOLD("La respuesta está prometida:") } pregunta #{ $number }
answer-posted-declined = { BOLD("Sin respuesta:") } pregunta #{ $number }
answer-told-answered = { BOLD("Se respondió una pregunta que usted hizo o apoya:") } #{ $number }
answer-told-partly = { BOLD("Se respondió en parte una pregunta que usted hizo o apoya:") } #{ $number }
answer-told-deferred = { BOLD("Se prometió la respuesta a una pregunta que usted hizo o apoya:") } #{ $number }. Le avisaremos otra vez cuando llegue.
answer-told-declined = { BOLD("No se quiso responder una pregunta que usted hizo o apoya:") } #{ $number }
answer-question = Pregunta { $number }
answer-now-answered = respondida; { COMMAND("answers") } muestra la respuesta
answer-now-partly = respondida en parte; { COMMAND("answers") } muestra la respuesta
answer-now-deferred = prometida para el { $day }
answer-now-declined = no se quiso responder; { COMMAND("answers") } muestra lo que se dijo
answer-in-en = La respuesta, en inglés
answer-in-es = La respuesta, en español
answer-itself = La respuesta
answer-outcome = Resultado
answer-put-off = aplazada
answer-who = Quién respondió
answer-until = Prometida para
answer-day = { $day }
answer-on = Anotada el { $day }
answer-recording = Grabación
answer-quiet = No avisarme de respuestas

answers-name = respuestas
answers-description = Ver qué respondieron los funcionarios
answers-official-name = funcionario
answers-official-description = Solo las respuestas de esta persona
answers-none = Todavía no se respondió nada.
answers-none-of = «{ $official }» todavía no respondió nada, o se llaman así varias personas. No ponga nada para ver todas las respuestas.
answers-all = { $count ->
    [one] { BOLD("Una pregunta tiene respuesta") }
   *[other] { BOLD("Qué respondieron los funcionarios") } ({ $count })
}
answers-of = { $count ->
    [one] { BOLD("Una respuesta") } de { $official }
   *[other] { BOLD("Respuestas") } de { $official } ({ $count })
}
answers-by = { $official } ({ $count })
answers-pick = Por funcionario…
answers-told-now = Se le avisa cuando se responde una pregunta que usted hizo o apoya.
answers-quiet-now = No se le avisa de respuestas.
answers-tell-me = Avisarme de respuestas
answer-record = Anotar la respuesta
answers-overdue = { $count ->
    [one] { BOLD("Una respuesta prometida está atrasada.") } { COMMAND("answer") } la anota, o un nuevo día.
   *[other] { BOLD("Hay respuestas prometidas atrasadas") } ({ $count }). { COMMAND("answer") } las anota, o un nuevo día.
}
privacy-rows-answer_quiets = Que no se le avisa de respuestas
