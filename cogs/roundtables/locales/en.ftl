# Roundtables: what is on, and planning what will be.

roundtables-name = roundtables
roundtables-description = See the roundtables that are coming up, and ask a question for one
roundtable-name = roundtable
roundtable-description = Plan roundtables
roundtable-create-name = create
roundtable-create-description = Plan a roundtable; without options a form opens
roundtable-create-title-name = title
roundtable-create-title-description = What it is about
roundtable-create-when-name = when
roundtable-create-when-description = For example “tomorrow 6pm” or “2026-12-01 18:00”
roundtable-create-where-name = where
roundtable-create-where-description = The place, with its address
roundtable-create-notes-name = notes
roundtable-create-notes-description = Whatever else people should know

roundtable-new-title = Plan a roundtable
roundtable-new-submit = Announce
roundtable-new-title-label = Title
roundtable-new-when-label = When
roundtable-new-when-hint = In words or numbers: “tomorrow 6pm”, “Dec 1 at 18:00”, “2026-12-01 18:00”
roundtable-new-where-label = Where
roundtable-new-where-hint = The place, with its address
roundtable-new-link-label = Link
roundtable-new-link-hint = To join remotely or to read more
roundtable-new-notes-label = Notes
roundtable-new-notes-hint = Who will be there, interpretation, childcare, access

roundtable-announced = { BOLD("A new roundtable") }
roundtables-announced = { BOLD("New roundtables") }: there are { $count }. Type { COMMAND("roundtables") } to see them all.
roundtables-upcoming = { $count ->
    [one] { BOLD("One roundtable is coming up.") }
   *[other] { BOLD("Coming up:") } { $count } roundtables
}
roundtables-none = No roundtable is planned right now. You can already ask a question with { COMMAND("ask") }; it waits for the next one.
roundtables-home = { BOLD("What’s on") }
roundtables-home-none = { BOLD("What’s on") }: no roundtable is planned right now.
roundtable-when = When
roundtable-where = Where
roundtable-start = { $starts }
roundtable-day = { $day }
roundtable-choice = { $title } ({ $when })
roundtable-link-open = More
roundtable-created = { $channels ->
    [one] Planned. It is being announced in the roundtables channel.
   *[other] Planned. It is being announced in { $channels } roundtables channels.
}
roundtable-created-quietly = Planned, and listed in { COMMAND("roundtables") }. It is not announced, because no channel for roundtables is chosen: a moderator does that with { COMMAND("setup") }.
roundtable-past = { $when } has passed already. Give a time that is still to come.
roundtable-far = { $when } is more than two years away. Please check the date.
roundtable-link = “{ $given }” is no web address. It has to start with https://.
roundtable-gone = There is no such roundtable here. Type { COMMAND("roundtables") } to see what is coming up.
privacy-rows-roundtables = Roundtables that you planned
