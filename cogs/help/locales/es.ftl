# Lo que se puede escribir.

help-name = ayuda
help-description = Ver lo que puede hacer aquí o cómo se usa un comando
help-command-name = comando
help-command-description = El comando del que quiere saber más

help-all = { BOLD("Lo que puede hacer aquí") }. Escriba { COMMAND("help") } y el nombre de un comando para ver sus opciones.
help-first-title = Aquí todavía no se publica nada
help-first = Elija los canales para las noticias, las mesas redondas y lo demás con { COMMAND("setup") }; ahí también se indica quién modera y quién organiza, y en qué idioma y zona horaria hablo.
help-one = { BOLD("Cómo se usa") }. Las opciones entre corchetes se pueden omitir.
help-role-resident = Para todo el mundo
help-role-moderator = Para quienes moderan
help-role-organiser = Para quienes organizan
help-command = { COMMAND($command) }
help-required = { $before } { $option }
help-optional = { $before } [{ $option }]
help-option-optional = { $about } (opcional)
help-first-choice = { $before }. Opciones: { $choice }
help-next-choice = { $before }; { $choice }
help-needs = Esto es para personas con el rol «{ $role }».
help-unknown = No existe el comando «{ $given }». ¿Quiso decir { $near }?
help-unknown-none = No existe el comando «{ $given }». Escriba { COMMAND("help") } para ver los que hay.
