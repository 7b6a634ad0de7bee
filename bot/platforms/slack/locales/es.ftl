# Lo que solo Slack necesita decir.

slack-title = Roundtable
slack-close = Cerrar
slack-choose = Elija…
slack-yes = Sí
slack-grants-groups = { $label }: grupos de usuarios
slack-grants-people = { $label }: personas
slack-form-open = Abrir el formulario
slack-form-here = { COMMAND($command) } le hará unas preguntas. Presione el botón para responderlas.
slack-missing = A { COMMAND($command) } le falta algo: { $options }. Presione el botón para completarlo.
slack-command = { COMMAND($name) }
slack-group = Después de { COMMAND($command) } va una de estas palabras.
slack-try-again = Slack no alcanzó a abrir el formulario a tiempo. Por favor, inténtelo de nuevo.
slack-file = Le envié { $name } en un mensaje directo.
slack-file-failed = No se pudo enviar { $name }. Pida a quien administra el bot que ejecute { CODE("roundtable doctor") }.
slack-home-empty = Todavía no hay nada. Mencione al bot o escriba { COMMAND("help") } para ver qué puede hacer.

slack-check-token = Slack: el token del bot funciona ({ $team }).
slack-check-token-bad = Slack rechazó el token del bot ({ $reason }).
slack-check-token-mend = Copie el «Bot User OAuth Token» (xoxb-…) de la página «OAuth & Permissions» de su aplicación en SLACK_BOT_TOKEN; si no aparece, instale antes la aplicación.
slack-check-unreachable = No se pudo llegar a Slack ({ $reason }).
slack-check-unreachable-mend = Revise la red y ROUNDTABLE_SLACK_API_URL.
slack-check-scopes = Slack: el bot tiene todos los permisos que necesita.
slack-check-scopes-missing = Slack: faltan estos permisos: { $scopes }.
slack-check-scopes-mend = Cambie el manifiesto de su aplicación por el que escribe este comando y reinstálela en el espacio de trabajo.
slack-check-socket = Slack: Socket Mode puede conectarse.
slack-check-socket-bad = Slack rechazó el token de la aplicación ({ $reason }).
slack-check-socket-mend = Cree un token de aplicación (xapp-…) con el permiso connections:write en la página «Basic Information», póngalo en SLACK_APP_TOKEN y active Socket Mode.
slack-check-http = Slack: el modo HTTP escucha en { $address }; cada solicitud se verifica con el secreto de firma.
slack-check-mode = Slack: no están definidos ni SLACK_APP_TOKEN (Socket Mode) ni SLACK_SIGNING_SECRET (modo HTTP).
slack-check-mode-mend = Defina SLACK_APP_TOKEN, salvo que quiera atender HTTP por su cuenta.
