# What only Discord says.

discord-left-out = { $count ->
    [one] One more is not shown here.
   *[other] { $count } more are not shown here.
}
discord-command-changed = This command has just changed. Reload Discord (Ctrl+R, or close the app and open it again) and try once more.
discord-form-next = There is one more form to fill in.
discord-form-open = Open the form
discord-no-home = You and I share no server, so there is nowhere to ask. Join the server of your community first.
discord-which-home = You and I share several servers. Which one is this about?
discord-home-this = This one
discord-home-in = { $what } in { $server }
discord-home-chosen = Noted. Please press the button again.
discord-option = An option of this command
discord-show-name = show

doctor-discord-token = The Discord token works; the application is “{ $name }”.
doctor-discord-token-bad = Discord refuses the token in DISCORD_TOKEN.
doctor-discord-token-mend = Copy it again: discord.com/developers/applications → your application → Bot → Reset Token.
doctor-discord-away = Discord cannot be reached: { $why }
doctor-discord-away-mend = Check the network; if ROUNDTABLE_DISCORD_API_URL is set, check that the proxy runs.
doctor-discord-intents = No privileged intent is needed on Discord.
doctor-discord-endpoint = The application has an interactions endpoint, so that no command reaches the bot.
doctor-discord-endpoint-mend = Empty “Interactions Endpoint URL”: discord.com/developers/applications → your application → General Information.
doctor-discord-nowhere = The bot is in no Discord server.
doctor-discord-invite = Add it with this link: { $url }
doctor-discord-servers = The bot is in { $count ->
    [one] one Discord server
   *[other] { $count } Discord servers
}. To add it to another: { $url }
doctor-discord-server-bad = The bot lacks a permission in server { $server }: roundtables do not get into its calendar.
doctor-discord-server-mend = In Discord: Server Settings → Roles → the bot’s role, and allow: “{ $permission }”.
doctor-discord-channel = The bot may post to channel { $channel } of server { $server } ({ $purpose }).
doctor-discord-channel-bad = The bot lacks a permission in channel { $channel } of server { $server } ({ $purpose }).
doctor-discord-channel-mend = In Discord: the channel’s settings → Permissions → the bot’s role, and allow: “{ $permission }”.
doctor-discord-channel-gone = Channel { $channel } of server { $server } ({ $purpose }) is gone, or the bot may not see it.
doctor-discord-channel-gone-mend = Choose another with { COMMAND("setup") }, or let the bot see it: the channel’s settings → Permissions.
discord-permission-read_messages = View Channel
discord-permission-send_messages = Send Messages
discord-permission-send_messages_in_threads = Send Messages in Threads
discord-permission-create_public_threads = Create Public Threads
discord-permission-attach_files = Attach Files
discord-permission-create_events = Create Events
discord-permission-manage_events = Manage Events
discord-permission-read_message_history = Read Message History
