# What only Slack needs to say.

slack-title = Roundtable
slack-close = Close
slack-choose = Choose…
slack-yes = Yes
slack-grants-groups = { $label }: user groups
slack-grants-people = { $label }: people
slack-form-open = Open the form
slack-form-here = { COMMAND($command) } asks a few things. Press the button to fill them in.
slack-missing = { COMMAND($command) } needs more: { $options }. Press the button to fill it in.
slack-command = { COMMAND($name) }
slack-group = { COMMAND($command) } is followed by one of these words.
slack-try-again = That took too long for Slack to open the form. Please try again.
slack-file = I have sent you { $name } as a direct message.
slack-file-failed = { $name } could not be sent. Ask whoever runs the bot to run { CODE("roundtable doctor") }.
slack-home-empty = Nothing is on yet. Mention the bot or type { COMMAND("help") } to see what you can do.

slack-check-token = Slack: the bot token works ({ $team }).
slack-check-token-bad = Slack refused the bot token ({ $reason }).
slack-check-token-mend = Copy the “Bot User OAuth Token” (xoxb-…) from your app’s page “OAuth & Permissions” into SLACK_BOT_TOKEN; install the app first if there is none.
slack-check-unreachable = Slack could not be reached ({ $reason }).
slack-check-unreachable-mend = Check the network and ROUNDTABLE_SLACK_API_URL.
slack-check-scopes = Slack: the bot has every scope it needs.
slack-check-scopes-missing = Slack: these scopes are missing: { $scopes }.
slack-check-scopes-mend = Replace your app’s manifest with the one this command writes, then reinstall the app to the workspace.
slack-check-socket = Slack: Socket Mode can connect.
slack-check-socket-bad = Slack refused the app token ({ $reason }).
slack-check-socket-mend = Make an app-level token (xapp-…) with the scope connections:write on the page “Basic Information”, put it into SLACK_APP_TOKEN, and turn on Socket Mode.
slack-check-http = Slack: HTTP mode listens on { $address }; requests are checked against the signing secret.
slack-check-mode = Slack: neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP mode) is set.
slack-check-mode-mend = Set SLACK_APP_TOKEN, unless you want to serve HTTP yourself.
