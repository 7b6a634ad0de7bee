# Preguntas públicas y sus apoyos.

questions-name = preguntas
questions-description = Leer lo que preguntan otras personas y apoyar lo que quiere que se responda
questions-order-name = orden
questions-order-description = Cuáles van primero
questions-order-new = Las más nuevas
questions-order-supported = Las más apoyadas
questions-order-unseen = Las menos vistas hasta ahora
questions-roundtable-name = mesa
questions-roundtable-description = Solo las preguntas para esta mesa redonda
questions-label-name = etiqueta
questions-label-description = Solo las preguntas con esta etiqueta
questions-neighbourhood-name = barrio
questions-neighbourhood-description = Solo las preguntas de este barrio
questions-none = Todavía no hay preguntas públicas. Escriba { COMMAND("ask") } para hacer la primera.
questions-listed-new = { $count ->
    [0] Todavía no hay preguntas públicas así. Escriba { COMMAND("ask") } para hacer una.
    [one] { BOLD("Una pregunta") }
   *[other] { BOLD("Preguntas") }: { $count }, primero las más nuevas
}
questions-listed-supported = { $count ->
    [0] Todavía no hay preguntas públicas así. Escriba { COMMAND("ask") } para hacer una.
    [one] { BOLD("Una pregunta") }
   *[other] { BOLD("Preguntas") }: { $count }, primero las más apoyadas
}
questions-listed-unseen = { $count ->
    [0] Todavía no hay preguntas públicas así. Escriba { COMMAND("ask") } para hacer una.
    [one] { BOLD("Una pregunta") }
   *[other] { BOLD("Preguntas") }: { $count }, primero las menos vistas
}

supports-posted = Alguien pregunta:
supports-posted-gone = Esta pregunta ya no está aquí:
supports-people = Apoyo
supports-count = { $count ->
    [0] todavía nadie
    [one] una persona pregunta o apoya esto
   *[other] { $count } personas preguntan o apoyan esto
}
supports-became = Respuesta
supports-labels = Etiquetas
supports-wordings = También preguntada
supports-others = { $count ->
    [one] con otras palabras, una vez
   *[other] con otras palabras, { $count } veces
}
supports-you = Usted
supports-you-asked = hizo esta pregunta, o la misma con otras palabras: eso cuenta como su apoyo.
supports-redacted = Un moderador quitó palabras donde dice […].
supports-support = Apoyar
supports-withdraw = Retirar mi apoyo
supports-all-wordings = Ver todas las versiones
supports-wordings-of = { $count ->
    [one] { BOLD("Esta pregunta") } se hace de una sola manera.
   *[other] { BOLD("Esta pregunta") } se hace de { $count } maneras. Cada persona cuenta una vez, apoye la que apoye.
}
supports-done = Su apoyo a la pregunta { $number } está contado y se le avisará cuando se responda. Nadie ve que fue usted.
supports-already = Usted ya apoya la pregunta { $number }: cada persona cuenta una vez.
supports-asked = Usted hizo la pregunta { $number }, o la misma con otras palabras: eso cuenta como su apoyo. Con { COMMAND("my-questions") } puede retirar su pregunta.
supports-withdrawn = Usted ya no apoya la pregunta { $number }.
supports-never = Usted no apoyaba la pregunta { $number }.
supports-label-unknown = Ninguna pregunta pública tiene la etiqueta «{ $given }». Omítala para ver todas las preguntas.
supports-neighbourhood-unknown = Ninguna pregunta pública viene de «{ $given }». Omítalo para ver todas las preguntas.
supports-gone-title = Una pregunta
supports-gone-erased = Quien la hizo pidió que se borrara. { COMMAND("questions") } muestra las que puede apoyar.
supports-gone-withdrawn = Quien la hizo la retiró. { COMMAND("questions") } muestra las que puede apoyar.
supports-gone-rejected = Los moderadores la rechazaron; { COMMAND("ledger") } muestra por qué motivos lo hacen. { COMMAND("questions") } muestra las que puede apoyar.
supports-gone-received = Los moderadores la están viendo de nuevo. { COMMAND("questions") } muestra las que puede apoyar.
supports-gone-leads = Se muestra con lo que se le unió, en otra tarjeta. { COMMAND("questions") } también la muestra.
supports-gone-joined = Pregunta lo mismo que la pregunta { $to } y cuenta allí, con todas las personas que la apoyaron.
