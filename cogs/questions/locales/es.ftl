# Preguntas: hacerlas, ver las propias y la lista de quienes organizan.

ask-name = preguntar
ask-description = Hacer una pregunta para la próxima mesa redonda
ask-roundtable-name = mesa
ask-roundtable-description = Cuál mesa redonda; si no la pone, la próxima que reciba preguntas
ask-about-menu = Preguntar sobre esto
ask-button = Hacer una pregunta

ask-title = Hacer una pregunta
ask-submit = Enviar
ask-text-label = Su pregunta
ask-text-hint = Se guardan sus palabras y un código, no quién es. Las leen quienes moderan, luego todo el mundo.
ask-neighbourhood-label = Vecindario
ask-neighbourhood-hint = Si quiere; por ejemplo, Frog Hollow
ask-show_name-label = Mostrar mi nombre con la pregunta
ask-show_name-hint = Si no, usted aparece como «residente»
ask-roundtable-unknown = Ninguna mesa redonda que reciba preguntas se llama «{ $given }». Elija una de { COMMAND("roundtables") } o no indique ninguna.

question-received = { BOLD("Gracias.") } Su pregunta es la número { BOLD($number) }. Guardamos sus palabras, un código en lugar de quién es usted y, cifrado, cómo avisarle de lo que pase con ella. Quienes moderan ven las palabras antes que todo el mundo; nadie ve su nombre. { COMMAND("privacy") } muestra y borra lo guardado.
question-received-named = { BOLD("Gracias.") } Su pregunta es la número { BOLD($number) }. Guardamos sus palabras, un código en lugar de quién es usted, su nombre «{ $name }», ya que quiere mostrarlo, y, cifrado, cómo avisarle de lo que pase con ella. Quienes moderan ven las palabras y el nombre antes que todo el mundo. { COMMAND("privacy") } muestra y borra lo guardado.
question-goes-to = Para la mesa redonda «{ $roundtable }»
question-goes-to-next = Queda en espera de la próxima mesa redonda que reciba preguntas.
question-closed = «{ $roundtable }» ya no recibe preguntas, así que la suya no se envió. Copie sus palabras y escriba { COMMAND("ask") }: irá a la próxima mesa redonda.
question-no-words = Esta pregunta no tiene palabras. Por favor, escriba en una oración lo que quiere saber.
question-about-gone = Eso sobre lo que quería preguntar ya no está. Escriba { COMMAND("ask") } para preguntar de todos modos.

question-number = Pregunta { $number }
question-status = Estado
question-status-received = recibida
question-status-approved = pública
question-status-rejected = rechazada
question-status-rejected-appeal = rechazada. Se le dijo por qué; si cree que es un error, escriba { COMMAND("appeal") } y { $number }.
question-status-withdrawn = retirada
question-about = Sobre
question-about-official = un funcionario o funcionaria
question-about-official-titled = { $title }
question-about-story = una noticia
question-about-story-titled = { $title }
question-about-message = un mensaje
question-about-message-titled = «{ $title }»
question-about-sample = Ejemplo escrito para probar el bot
question-about-sample-titled = Ejemplo: { $title }
question-for = Para
question-neighbourhood = Vecindario
question-asker = De
question-a-resident = residente
question-asked-at = Enviada: { $at }

my-questions-name = mis-preguntas
my-questions-description = Ver sus propias preguntas y retirar alguna
my-questions-open = Mis preguntas
my-questions-none = Todavía no ha preguntado nada. Escriba { COMMAND("ask") } para hacer una pregunta.
my-questions-yours = { $count ->
    [one] { BOLD("Su pregunta") }
   *[other] { BOLD("Sus preguntas") } ({ $count })
}
questions-home = { BOLD("Mis preguntas") }
questions-home-none = { BOLD("Mis preguntas") }: ninguna todavía. Escriba { COMMAND("ask") } para hacer una.
question-withdraw = Retirarla
question-withdrawn = La pregunta { $number } quedó retirada. Quienes organizan ya no la ven.
question-withdrawn-before = La pregunta { $number } ya estaba retirada.
question-not-yours = Esa pregunta no es suya, o ya no está. Escriba { COMMAND("my-questions") } para ver las suyas.

questions-roundtable-unknown = Aquí ninguna mesa redonda se llama «{ $given }», o hay varias con ese nombre. No indique ninguna para ver todas las preguntas.
privacy-rows-questions = Preguntas que usted hizo
privacy-rows-supports = Preguntas de otras personas que usted apoya

