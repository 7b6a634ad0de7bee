# Lo que la línea de comandos dice a quien administra el bot.

db-rekeyed = La base de datos usa ahora la clave actual. Haga una copia de respaldo de ella: está en secret.key o en ROUNDTABLE_SECRET.
db-upgraded = La base de datos está ahora en la revisión { $revision }.
db-current = La base de datos está en la revisión { $revision }, la más nueva; no había nada que hacer.
db-backed-up = La base de datos se copió en { $file }. Guarde con ella secret.key de la carpeta de datos (o ROUNDTABLE_SECRET): sin esa clave no se reconoce a nadie como la persona que hizo una pregunta.
db-revision = Se escribió { $file }. Léalo antes de confirmarlo en el repositorio.
db-backup-nothing = No hay ninguna base de datos en { $where } para copiar. Revise ROUNDTABLE_DATA y DATABASE_URL.
db-backup-failed = No se pudo copiar la base de datos a { $file }: { $why }.
db-backup-exists = { $file } ya existe. Indique un archivo que no exista: no se sobrescribe nada.
db-backup-folder = No se puede escribir en la carpeta { $folder }. Créela o indique otra.
db-backup-postgres = Esto solo copia bases de datos SQLite. Para PostgreSQL use pg_dump.

doctor-section-settings = Configuración
doctor-section-database = Base de datos
doctor-section-clock = Reloj
doctor-section-discord = Discord
doctor-section-slack = Slack
doctor-section-sources = Fuentes

doctor-slow = No se pudo revisar: tardó demasiado.
doctor-slow-mend = Inténtelo de nuevo; si vuelve a pasar, revise la red.
doctor-broken = No se pudo revisar ({ $why }).
doctor-broken-mend = El registro del bot, roundtable.log en la carpeta de datos, dice qué pasó.

doctor-settings-bad = { $why }
doctor-platforms = Hay tokens para: { $names }
doctor-platforms-none = No hay ningún token, así que se abre la consola. Para Discord defina DISCORD_TOKEN; para Slack, SLACK_BOT_TOKEN con SLACK_APP_TOKEN o SLACK_SIGNING_SECRET.
doctor-slack-half = SLACK_APP_TOKEN o SLACK_SIGNING_SECRET está definido, pero SLACK_BOT_TOKEN no.
doctor-slack-half-mend = Defina también SLACK_BOT_TOKEN: en su aplicación en api.slack.com/apps es el «Bot User OAuth Token», que empieza con xoxb-.
doctor-slack-way = SLACK_BOT_TOKEN está definido, pero no hay por dónde entren los eventos de Slack.
doctor-slack-way-mend = Defina SLACK_APP_TOKEN (Socket Mode; empieza con xapp-) o SLACK_SIGNING_SECRET (modo HTTP).
doctor-data = Se puede escribir en la carpeta de datos { $folder }.
doctor-data-bad = No se puede escribir en la carpeta de datos { $folder }.
doctor-data-mend = Dé permiso de escritura a la cuenta que ejecuta el bot, o defina otra carpeta en ROUNDTABLE_DATA.
doctor-community-bad = La carpeta inicial, { $folder }, no existe.
doctor-community-mend = Defina ROUNDTABLE_COMMUNITY con una carpeta como config/hartford, o quítelo.
doctor-key-set = La clave que protege la identidad de las personas está definida (ROUNDTABLE_SECRET).
doctor-key-new = La clave que protege la identidad de las personas se creará en el primer arranque, en { $file }.
doctor-key = La clave que protege la identidad de las personas está en { $file }. Haga una copia de respaldo.
doctor-key-open = { $file } contiene la clave que protege la identidad de las personas, y otras personas pueden leerla en esta computadora.
doctor-key-mend = Escriba: chmod 600 { $file }

doctor-database = { $engine } en { $where }
doctor-database-new = { $where } se creará en el primer arranque.
doctor-database-bad = { $why }
doctor-database-mend = Revise DATABASE_URL y que la base de datos esté funcionando.
doctor-revision = Sus tablas son las que este programa necesita (revisión { $revision }).
doctor-revision-old = Sus tablas están en la revisión { $revision }; el próximo arranque las lleva a la { $newest }.
doctor-revision-new = Sus tablas están en la revisión { $revision }, pero este programa solo conoce la { $newest }.
doctor-revision-mend = Instale de nuevo el programa más nuevo, o restaure un respaldo anterior a su primer arranque.
doctor-writable = Se puede escribir en ella.
doctor-writable-bad = No se puede escribir en ella: { $why }
doctor-writable-mend = Quizás otro programa la tiene ocupada, o el archivo pertenece a otro usuario.
doctor-wal = Lleva un registro de escritura anticipada, así que quienes leen y quien escribe no se esperan.
doctor-wal-bad = Su modo de diario es «{ $mode }», no WAL.
doctor-wal-mend = Ponga la base de datos en un disco local: WAL no funciona en unidades de red.
doctor-integrity = No hay nada dañado en ella.
doctor-integrity-bad = Está dañada: { $why }
doctor-integrity-mend = Detenga el bot y restaure un respaldo.

doctor-zones = Se conocen las zonas horarias.
doctor-zones-bad = No se conocen las zonas horarias.
doctor-zones-mend = Instale el paquete tzdata en el entorno del bot.
doctor-clock = El reloj marca la hora correcta.
doctor-clock-unknown = El reloj no se revisó: no hay red.
doctor-clock-off = El reloj está desviado { $seconds } segundos.
doctor-clock-mend = Active la sincronización de la hora (en Linux: timedatectl set-ntp true).

doctor-invite = Agregue el bot a un servidor de Discord: { $url }
doctor-invite-example = Agregue el bot a un servidor de Discord (ponga el ID de su aplicación): { $url }
doctor-manifest = Para Slack, escriba el manifiesto de la aplicación: roundtable doctor --slack-manifest slack.yaml
doctor-manifest-written = El manifiesto de la aplicación de Slack se escribió en { $file }. En api.slack.com/apps elija «Create New App», «From a manifest».
doctor-well = Todo está bien.
doctor-well-enough = El bot puede funcionar así; conviene arreglar lo que lleva una ✗.
doctor-ill = Algo impide que el bot funcione; las flechas dicen cómo arreglarlo.
