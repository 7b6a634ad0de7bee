# /help: what there is to do.

help-name = help
help-description = What you can do here
help-command-name = command
help-command-description = A command you want to know more about

help-intro =
    I bring local stories and upcoming roundtables to this community, tell you who represents you, and take your questions to them.
    To know more about a command, type { COMMAND("help") } and its name.
help-resident = For everyone
help-moderator = For moderators
help-organiser = For organisers
help-line = { CODE($command) } – { $description }
help-lines =
    { $first }
    { $rest }
help-command = /{ $command }
help-usage = How to type it: { CODE($usage) }
help-no-options = It takes nothing more.
help-option = { $about } { $kind ->
    [required] (required)
   *[optional] (optional)
} { $hint }
help-option-choices =
    { $about } One of:
    { $choices }
help-kind-when = A date and time, such as “tomorrow 6pm” or “2026-12-01 18:00”.
help-kind-channel = A channel.
help-kind-number = A number.
help-kind-yes-no = Yes or no.
help-unknown = There is no command “{ $name }” for you here. Did you mean { COMMAND($near) }?
