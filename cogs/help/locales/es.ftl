# Lo que se puede escribir.

help-name = ayuda
help-description = Ver lo que puede hacer aquí o cómo se usa un comando
help-command-name = comando
help-command-description = El comando del que quiere saber más

help-all = { BOLD("Lo que puede hacer aquí") }. Escriba { COMMAND("help") } y el nombre de un comando para ver sus opciones.
help-one = { BOLD("Cómo se usa") }. Las opciones entre corchetes se pueden omitir.
help-role-resident = Para todo el mundo
help-role-moderator = Para quienes moderan
help-role-organiser = Para quienes organizan
help-command = { COMMAND($command) }
help-usage = { COMMAND($command) } { $options }
help-option = { $name }
help-option-optional = { $about } (opcional)
help-option-choices = { $about }: { $choices }
help-needs = Esto es para personas con el rol «{ $role }».
help-unknown = No existe el comando «{ $given }». ¿Quiso decir { $near }?
help-unknown-none = No existe el comando «{ $given }». Escriba { COMMAND("help") } para ver los que hay.
