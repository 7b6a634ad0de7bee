# What the command line says to whoever runs the bot.

db-rekeyed = The database goes by the present key now. Back that key up: it is in secret.key or ROUNDTABLE_SECRET.
db-upgraded = The database is now at revision { $revision }.
db-current = The database is at revision { $revision }, the newest; nothing was to be done.
db-backed-up = The database was copied to { $file }. Keep secret.key from the data folder (or ROUNDTABLE_SECRET) with it: without that key nobody is known again as the one who asked a question.
db-revision = Written: { $file }. Read it before you commit it.
db-backup-nothing = There is no database at { $where } to copy. Check ROUNDTABLE_DATA and DATABASE_URL.
db-backup-failed = The database could not be copied to { $file }: { $why }.
db-backup-exists = { $file } exists already. Name a file that does not: nothing is written over.
db-backup-folder = { $folder } is no folder that can be written to. Make it, or name another.
db-backup-postgres = This copies SQLite databases only. For PostgreSQL use pg_dump.

doctor-section-settings = Settings
doctor-section-database = Database
doctor-section-clock = Clock
doctor-section-discord = Discord
doctor-section-slack = Slack
doctor-section-sources = Sources

doctor-slow = This could not be looked at: it took too long.
doctor-slow-mend = Try again; if it happens again, look at the network.
doctor-broken = This could not be looked at ({ $why }).
doctor-broken-mend = The log, roundtable.log in the data folder, says what happened.

doctor-settings-bad = { $why }
doctor-platforms = Tokens are set for: { $names }
doctor-platforms-none = No token is set, so the console opens. For Discord set DISCORD_TOKEN; for Slack SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.
doctor-slack-half = SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is not.
doctor-slack-half-mend = Set SLACK_BOT_TOKEN too: in your app at api.slack.com/apps it is the “Bot User OAuth Token”, which starts with xoxb-.
doctor-slack-way = SLACK_BOT_TOKEN is set, but nothing by which Slack’s events come in.
doctor-slack-way-mend = Set SLACK_APP_TOKEN (Socket Mode; starts with xapp-), or SLACK_SIGNING_SECRET (HTTP mode).
doctor-data = The data folder { $folder } can be written to.
doctor-data-bad = The data folder { $folder } cannot be written to.
doctor-data-mend = Give the user that runs the bot the right to write there, or set ROUNDTABLE_DATA to another folder.
doctor-community-bad = The folder to start from, { $folder }, does not exist.
doctor-community-mend = Set ROUNDTABLE_COMMUNITY to a folder like config/hartford, or unset it.
doctor-key-set = The key that protects people’s identities is set (ROUNDTABLE_SECRET).
doctor-key-new = The key that protects people’s identities will be made at the first start, in { $file }.
doctor-key = The key that protects people’s identities is kept in { $file }. Back it up.
doctor-key-open = { $file } holds the key that protects people’s identities, and others on this machine can read it.
doctor-key-mend = Type: chmod 600 { $file }

doctor-database = { $engine } at { $where }
doctor-database-new = { $where } will be made at the first start.
doctor-database-bad = { $why }
doctor-database-mend = Check DATABASE_URL, and that the database runs.
doctor-revision = Its tables are what this program needs (revision { $revision }).
doctor-revision-old = Its tables are at revision { $revision }; the next start brings them to { $newest }.
doctor-revision-new = Its tables are at revision { $revision }, but this program knows only { $newest }.
doctor-revision-mend = Install the newer program again, or restore a backup made before its first start.
doctor-writable = It can be written to.
doctor-writable-bad = It cannot be written to: { $why }
doctor-writable-mend = Another program may hold it, or the file belongs to another user.
doctor-wal = It keeps a write-ahead log, so readers and the writer do not wait for each other.
doctor-wal-bad = Its journal mode is “{ $mode }”, not WAL.
doctor-wal-mend = Put the database on a local disk: WAL does not work on network drives.
doctor-integrity = Nothing in it is damaged.
doctor-integrity-bad = It is damaged: { $why }
doctor-integrity-mend = Stop the bot and restore a backup.

doctor-zones = The time zones are known.
doctor-zones-bad = The time zones are not known.
doctor-zones-mend = Install the package tzdata into the bot’s environment.
doctor-clock = The clock is right.
doctor-clock-unknown = The clock was not checked: there is no network.
doctor-clock-off = The clock is { $seconds } seconds off.
doctor-clock-mend = Switch time synchronization on (on Linux: timedatectl set-ntp true).

doctor-invite = Add the bot to a Discord server: { $url }
doctor-invite-example = Add the bot to a Discord server (put in your application’s ID): { $url }
doctor-manifest = For Slack, write the app’s manifest: roundtable doctor --slack-manifest slack.yaml
doctor-manifest-written = The Slack app’s manifest was written to { $file }. At api.slack.com/apps choose “Create New App”, “From a manifest”.
doctor-well = All is well.
doctor-well-enough = The bot can run as it is; what has a ✗ is worth mending.
doctor-ill = Something keeps the bot from running; the arrows say how to mend it.
