# Entre el formulario y el recibo: datos personales, preguntas parecidas, límites, pausas.

ask-yours = Su pregunta
ask-this = Preguntar esto
ask-edit-mine = Editar la mía
ask-cancel = Cancelar
ask-canceled = Cancelado. No se guardó nada de su pregunta.
ask-draft-open = Seguir con una pregunta sin terminar
ask-draft-gone = Esa pregunta ya se envió, se canceló o quedó más de un día sin enviar. { COMMAND("my-questions") } muestra lo que preguntó; { COMMAND("ask") } hace otra pregunta.

ask-personal = { $count ->
    [one] { BOLD("Algo en su pregunta puede revelar quién es una persona.") }
   *[other] { BOLD("Algunas cosas en su pregunta pueden revelar quién es una persona.") }
} Nadie la ha visto todavía. Puede quitarlo o dejarlo; si lo deja, primero lo revisa alguien que modera.
ask-personal-names = { BOLD("¿Quiso nombrar a una persona particular?") } Nadie ha visto su pregunta todavía. Puede quitar el nombre o dejarlo; si lo deja, primero lo revisa alguien que modera.
ask-personal-without = Sin eso
ask-personal-take-out = Quitarlo
ask-personal-keep = Dejarlo
ask-personal-phone = Número de teléfono
ask-personal-email = Correo electrónico
ask-personal-address = Dirección
ask-personal-plate = Placa de vehículo
ask-personal-name = Nombre
ask-personal-phone-out = [número de teléfono]
ask-personal-email-out = [correo electrónico]
ask-personal-address-out = [dirección]
ask-personal-plate-out = [placa]
ask-personal-name-out = [nombre]
ask-neighbourhood-personal = Esto parece más que un vecindario. Ponga solo su nombre, por ejemplo Frog Hollow, o no ponga nada.

ask-alike = { $count ->
    [0] Esto ya se preguntó
    [one] Una persona ya pregunta esto
   *[other] { $count } personas ya preguntan esto
}: puede apoyar esa pregunta o hacer la suya de todos modos. Todavía no se envió nada.
ask-alike-people = { $count ->
    [0] Nadie la apoya todavía
    [one] Una persona pregunta esto
   *[other] { $count } personas preguntan esto
}
ask-alike-support = Apoyar esta
ask-alike-anyway = Enviar la mía
ask-alike-supported = Ahora usted apoya la pregunta { $number }. La suya no se envió. Guardamos, cifrado, cómo avisarle de lo que pase con ella; { COMMAND("privacy") } lo borra.

ask-limit = { $most ->
    [one] Aquí cada persona puede hacer una pregunta por mesa redonda, y usted ya hizo la suya.
   *[other] Aquí cada persona puede hacer { $most } preguntas por mesa redonda, y usted ya hizo las suyas.
} Retire una en { COMMAND("my-questions") } o apoye las de otras personas.
ask-cooldown = { $minutes ->
    [one] Aquí debe pasar un minuto entre dos preguntas de una misma persona.
   *[other] Aquí deben pasar { $minutes } minutos entre dos preguntas de una misma persona.
} Envíe esta de nuevo después de { $at }.
ask-paused = Quienes moderan pausaron sus preguntas aquí hasta { $until } por su pregunta { $number }. No saben quién es usted. Si cree que es un error, en { COMMAND("my-questions") } puede decírselo.
ask-paused-erased = Quienes moderan pausaron sus preguntas aquí hasta { $until }. Desde entonces usted hizo borrar todo lo demás; la pausa termina sola a su hora.
my-questions-paused = Quienes moderan pausaron sus preguntas aquí hasta { $until } por su pregunta { $number }. No saben quién es usted.
ask-appeal-open = Pedir que lo revisen
ask-appeal-title = Pedir otra revisión
ask-appeal-submit = Enviar
ask-appeal-text-label = ¿Por qué debería terminar la pausa?
ask-appeal-text-hint = Quienes moderan lo leen junto al número de su pregunta, sin su nombre.
ask-appeal-post = Quien hizo la pregunta { $number } está en pausa hasta { $until } y pide que lo revisen.
ask-appeal-says = Sus palabras
ask-appeal-settled = Quien hizo la pregunta { $number } pidió que revisaran su pausa. Eso ya está resuelto; lo que dijo ya no se guarda.
ask-appealed = Quienes moderan lo revisarán. Si terminan la pausa, podrá preguntar sin más.
ask-appeal-nowhere = Nadie lo leería: esta comunidad todavía no eligió un canal para quienes moderan. Escriba a una de esas personas directamente, o vuelva a intentarlo cuando lo haya.
ask-appealed-before = Ya pidió una revisión. La pausa termina sola a su hora.
ask-not-paused = Usted no está en pausa: { COMMAND("ask") } hace una pregunta.

question-edit = Editar
question-edited = La pregunta { $number } quedó cambiada. { COMMAND("my-questions") } la muestra.
question-unchanged = No se cambió nada: la pregunta { $number } queda como estaba. { COMMAND("my-questions") } la muestra.
question-edit-late = La pregunta { $number } ya no se puede cambiar: otras personas la apoyan o ya se decidió sobre ella. Puede retirarla en { COMMAND("my-questions") } y hacer otra.
question-edit-published = La pregunta { $number } está en una agenda publicada y ya no se puede cambiar: queda con las palabras por las que se votó. Puede retirarla en { COMMAND("my-questions") } y hacer otra.

question-pause = Pausar a quien pregunta
question-pause-how-long = ¿Por cuánto tiempo no podrá preguntar quien hizo la pregunta { $number }? Usted no sabrá quién es; esa persona sabrá que alguien que modera lo hizo, pero no quién.
question-pause-days = { $days ->
    [one] Un día
   *[other] { $days } días
}
question-pause-lift = Terminar la pausa
question-paused = Quien hizo la pregunta { $number } está en pausa hasta { $until }. Se le avisa cuando quiera preguntar y puede pedir otra revisión.
question-pause-lifted = Quien hizo la pregunta { $number } puede preguntar de nuevo.
question-pause-nobody = No se puede pausar a nadie por esta pregunta: es un ejemplo, ya no está o quien la hizo pidió borrar todo.

setup-asking-name = preguntas
setup-asking-description = Cuántas preguntas puede hacer una persona y cada cuánto
asking-limits-title = Límites de preguntas
asking-limits-submit = Guardar
asking-limits-most-label = Preguntas por persona y mesa redonda
asking-limits-most-hint = De 1 a 100
asking-limits-cooldown-label = Minutos entre dos preguntas de una persona
asking-limits-cooldown-hint = De 0 (enseguida) a 1440 (un día)
asking-limit-number = Por favor, escriba un número entero.
asking-limit-range = Se puede de { $low } a { $high }.
asking-limits-chosen = Guardado: { $most ->
    [one] una pregunta por persona
   *[other] { $most } preguntas por persona
} y mesa redonda, { $cooldown ->
    [0] una tras otra.
    [one] con un minuto entre ellas.
   *[other] con { $cooldown } minutos entre ellas.
}
privacy-rows-asking_pauses = Pausas y preguntas sin terminar
