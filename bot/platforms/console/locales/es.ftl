# Lo que dice la consola por su cuenta.

console-greeting = { BOLD("Roundtable") }: noticias locales, reuniones con quienes toman las decisiones y las preguntas que usted les haga. Está en la comunidad { BOLD($community) }, en la consola. En Discord y Slack funciona igual.
console-try = { COMMAND($line) } – { $about }
console-more = { COMMAND("help") } muestra todo. { COMMAND("como moderador") } y { COMMAND("como organizador") } cambian su rol, { COMMAND("idioma en") } su idioma, { COMMAND("salir") } termina. Para presionar un botón, escriba su número.
console-unreached = { $count ->
    [one] No se pudo llegar a una fuente en línea: { $sources }. De todos modos están las noticias de otras fuentes.
   *[other] No se pudo llegar a { $count } fuentes en línea: { $sources }. De todos modos están las noticias de otras fuentes.
}
console-private = (solo usted ve esto)
console-file = Guardado en { $path } ({ $size ->
    [one] { $size } byte
   *[other] { $size } bytes
})
console-hat = Ahora usted es { BOLD($name) }, como { $hat }.
console-which-hat = ¿Qué rol? { COMMAND("como") } acepta uno de estos: { $hats }; puede seguir un nombre.
console-owner = responsable
console-language = Le responderé en español.
console-which-language = Hablo: { $languages }. Por ejemplo: { COMMAND("idioma en") }
console-unknown-near = No existe el comando «{ $name }». ¿Quiso decir { $nearest }? { COMMAND("help") } muestra todo.
console-said = No hay nadie más en esta consola. Los comandos empiezan con una barra; { COMMAND("help") } los muestra.
console-no-number = Aquí nada tiene el número { $number }.
console-which = «{ $label }» aparece en varios lugares. Escriba el número:
console-nothing-to-cancel = No hay nada que cancelar.
console-draft-kept = Lo que escribió queda guardado. Abra otra vez el formulario para continuar.
console-draft-found = Lo que escribió la última vez sigue aquí.
console-optional = { $label } (opcional)
console-keep = Enter conserva «{ $now }», - lo borra
console-yes-or-no = { $label } (sí/no) [{ $now }]
console-answer-yes-or-no = Por favor, responda sí o no.
console-no-match = Nada coincide con «{ $typed }». Pruebe a escribirlo de otra manera.
console-multiline = Termine una línea con \ para seguir en la siguiente.
console-several = Escriba uno o varios números, por ejemplo 1 3 5-7.
console-channels = Un canal por su nombre, por ejemplo { $names }
console-grants = Roles o nombres, separados por comas: moderador, @ana
console-check = La consola no necesita configuración.

console-as-name = como
console-as-description = Cambiar su rol: moderador, organizador o residente, con un nombre si quiere
console-language-name = idioma
console-language-description = Cambiar su idioma: en o es
console-cancel-name = cancelar
console-cancel-description = Salir de un formulario; lo que usted escribió queda guardado
console-quit-name = salir
console-quit-description = Salir de la consola

console-help = Solo en esta consola
console-help-own =
    { COMMAND("como") } – { console-as-description }
    { COMMAND("idioma") } – { console-language-description }
    { COMMAND("cancelar") } – { console-cancel-description }
    { COMMAND("salir") } – { console-quit-description }
