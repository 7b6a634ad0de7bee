# What there is to type.

help-name = help
help-description = See what you can do here, or how one command is used
help-command-name = command
help-command-description = The command you want to know more about

help-all = { BOLD("What you can do here") }. Type { COMMAND("help") } and a command’s name to see its options.
help-first-title = Nothing is posted here yet
help-first = Choose the channels for stories, roundtables and the rest with { COMMAND("setup") }; there you also say who moderates and organizes, and in which language and time zone I speak.
help-one = { BOLD("How it is used") }. Options in brackets may be left out.
help-role-resident = For everyone
help-role-moderator = For moderators
help-role-organiser = For organizers
help-command = { COMMAND($command) }
help-required = { $before } { $option }
help-optional = { $before } [{ $option }]
help-option-optional = { $about } (optional)
help-first-choice = { $before }. One of: { $choice }
help-next-choice = { $before }; { $choice }
help-needs = This is for people with the role “{ $role }”.
help-unknown = There is no command “{ $given }”. Did you mean { $near }?
help-unknown-none = There is no command “{ $given }”. Type { COMMAND("help") } to see what there is.
