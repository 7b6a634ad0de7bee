# /help: qué se puede hacer.

help-name = ayuda
help-description = Lo que puede hacer aquí
help-command-name = comando
help-command-description = Un comando del que quiere saber más

help-intro =
    Traigo a esta comunidad noticias locales y próximas mesas redondas, le digo quién le representa y le llevo sus preguntas.
    Para saber más de un comando, escriba { COMMAND("help") } y su nombre.
help-resident = Para todas las personas
help-moderator = Para moderadores
help-organiser = Para organizadores
help-line = { CODE($command) } – { $description }
help-lines =
    { $first }
    { $rest }
help-command = /{ $command }
help-usage = Se escribe así: { CODE($usage) }
help-no-options = No lleva nada más.
help-option = { $about } { $kind ->
    [required] (obligatorio)
   *[optional] (opcional)
} { $hint }
help-option-choices =
    { $about } Una de estas:
    { $choices }
help-kind-when = Una fecha y hora, como «mañana a las 18:00» o «2026-12-01 18:00».
help-kind-channel = Un canal.
help-kind-number = Un número.
help-kind-yes-no = Sí o no.
help-unknown = Aquí no hay para usted ningún comando «{ $name }». ¿Quiso decir { COMMAND($near) }?
