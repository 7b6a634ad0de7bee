# Configurar una comunidad.

setup-name = configurar
setup-description = Elegir canales, roles, idioma, zona horaria y lugar de esta comunidad
setup-link-name = enlazar
setup-link-description = Compartir una comunidad entre un servidor de Discord y un espacio de trabajo de Slack
setup-link-code-name = código
setup-link-code-description = El código que le dieron del otro lado; si no lo pone, recibe uno

setup-panel = { BOLD("Así está configurada esta comunidad") }
setup-saved = Guardado. Así queda configurada la comunidad:
setup-none = sin elegir
setup-value = { $what }
setup-values = { $first }, { $last }

setup-channels-title = Canales
setup-channels-about = Dónde publico. Si no se elige un canal para algo, no se publica.
setup-channels-open = Elegir canales
setup-channels-stories-label = Noticias
setup-channels-roundtables-label = Mesas redondas
setup-channels-questions-label = Preguntas
setup-channels-answers-label = Respuestas
setup-channels-moderators-label = Moderación
setup-channels-moderators-hint = Lo que solo deben leer quienes moderan: datos erróneos, anuncios que no salieron
setup-channel-refused = No puedo escribir en { $channel }. Invíteme a ese canal (en Slack: { CODE("/invite") }; en Discord: permita «Ver canal», «Enviar mensajes» e «Insertar enlaces») y vuelva a elegirlo.

setup-roles-title = Roles
setup-roles-about = Quien administra este servidor o espacio de trabajo también modera y organiza.
setup-roles-open = Elegir roles
setup-roles-moderator-label = Quienes moderan
setup-roles-moderator-hint = Eligen fuentes y canales, y escriben anuncios
setup-roles-organiser-label = Quienes organizan
setup-roles-organiser-hint = Planean las mesas redondas y leen las preguntas

setup-about-title = Comunidad
setup-about-open = Cambiar
setup-about-name-label = Nombre
setup-about-locale-label = Idioma de las publicaciones
setup-about-zone-label = Zona horaria
setup-about-zone-hint = Por ejemplo «hora del este» o America/New_York
setup-about-place-label = Lugar
setup-about-place-hint = Ciudad y estado, por ejemplo Hartford, CT
language-en = Inglés (English)
language-es = Español
setup-zone-unknown = No conozco la zona horaria «{ $given }». Pruebe con «hora del este», una ciudad grande cercana o un nombre IANA como America/New_York.
setup-zone-near = No conozco la zona horaria «{ $given }». ¿Quiso decir { $near }?
setup-place-unknown = No conozco «{ $given }». Escriba la ciudad y las dos letras de su estado, por ejemplo Hartford, CT.
setup-place-near = No conozco «{ $given }». ¿Quiso decir uno de estos: { $names }? Si es otro lugar, agregue las dos letras de su estado, por ejemplo Hartford, CT.
setup-place-several = «{ $given }» puede ser: { $names }. Escriba también el estado.

setup-link-title = Una comunidad, varios espacios
setup-link-about = { $spaces ->
    [one] A la comunidad solo pertenece este servidor o espacio de trabajo.
   *[other] { $spaces } servidores y espacios de trabajo comparten esta comunidad.
} Con un código de un solo uso se une otro más, y todos sus residentes comparten las noticias, las mesas redondas y las preguntas.
setup-link-open = Obtener un código
setup-link-offered = Su código es { BOLD($code) }. En el otro servidor o espacio de trabajo, alguien que modere escribe { COMMAND("setup link") } y este código. Sirve una sola vez, durante una hora.
setup-link-wrong = Este código no sirve aquí: está mal escrito, ya se usó, tiene más de una hora o es de esta misma comunidad. Pida uno nuevo al otro lado con { COMMAND("setup link") }.
setup-linked = Listo. Este espacio ahora es parte de «{ $name }» y comparte sus noticias, mesas redondas y preguntas.
link-not-empty = Aquí ya hay residentes que escribieron algo, y en la otra comunidad no lo verían. Hágalo al revés: obtenga un código aquí con { COMMAND("setup link") } y úselo allá.
