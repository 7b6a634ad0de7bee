# Lo que solo dice Discord.

discord-left-out = { $count ->
    [one] Hay uno más que no se muestra aquí.
   *[other] Hay { $count } más que no se muestran aquí.
}
discord-command-changed = Este comando acaba de cambiar. Recargue Discord (Ctrl+R, o cierre la aplicación y vuelva a abrirla) e inténtelo de nuevo.
discord-form-next = Falta un formulario por llenar.
discord-form-open = Abrir el formulario
discord-no-home = Usted y yo no compartimos ningún servidor, así que no hay dónde preguntar. Entre primero en el servidor de su comunidad.
discord-which-home = Usted y yo compartimos varios servidores. ¿De cuál se trata?
discord-home-this = Este
discord-home-in = { $what } en { $server }
discord-home-chosen = Anotado. Por favor, pulse el botón de nuevo.
discord-option = Una opción de este comando
discord-show-name = ver

doctor-discord-token = El token de Discord funciona; la aplicación es «{ $name }».
doctor-discord-token-bad = Discord rechaza el token de DISCORD_TOKEN.
doctor-discord-token-mend = Cópielo otra vez: discord.com/developers/applications → su aplicación → Bot → Reset Token.
doctor-discord-away = No se puede llegar a Discord: { $why }
doctor-discord-away-mend = Revise la red; si ROUNDTABLE_DISCORD_API_URL está definida, revise que el proxy funcione.
doctor-discord-intents = En Discord no hace falta ningún «intent» privilegiado.
doctor-discord-endpoint = La aplicación tiene un «interactions endpoint», así que ningún comando llega al bot.
doctor-discord-endpoint-mend = Deje vacío «Interactions Endpoint URL»: discord.com/developers/applications → su aplicación → General Information.
doctor-discord-nowhere = El bot no está en ningún servidor de Discord.
doctor-discord-invite = Agréguelo con este enlace: { $url }
doctor-discord-servers = El bot está en { $count ->
    [one] un servidor
   *[other] { $count } servidores
} de Discord. Para agregarlo a otro: { $url }
doctor-discord-server-bad = Al bot le falta un permiso en el servidor { $server }: las mesas redondas no llegan a su calendario.
doctor-discord-server-mend = En Discord: Ajustes del servidor → Roles → el rol del bot, y permita: «{ $permission }».
doctor-discord-channel = El bot puede publicar en el canal { $channel } del servidor { $server } ({ $purpose }).
doctor-discord-channel-bad = Al bot le falta un permiso en el canal { $channel } del servidor { $server } ({ $purpose }).
doctor-discord-channel-mend = En Discord: ajustes del canal → Permisos → el rol del bot, y permita: «{ $permission }».
doctor-discord-channel-gone = El canal { $channel } del servidor { $server } ({ $purpose }) ya no existe, o el bot no puede verlo.
doctor-discord-channel-gone-mend = Elija otro con { COMMAND("setup") }, o deje que el bot lo vea: ajustes del canal → Permisos.
discord-permission-read_messages = Ver canal
discord-permission-send_messages = Enviar mensajes
discord-permission-send_messages_in_threads = Enviar mensajes en hilos
discord-permission-create_public_threads = Crear hilos públicos
discord-permission-attach_files = Adjuntar archivos
discord-permission-create_events = Crear eventos
discord-permission-manage_events = Gestionar eventos
discord-permission-read_message_history = Leer el historial de mensajes
