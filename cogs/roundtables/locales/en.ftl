# Roundtables: what is on, who comes, and planning what will be.

roundtables-name = roundtables
roundtables-description = See the roundtables that are coming up, say if you come, ask a question for one
roundtable-name = roundtable
roundtable-description = Plan and change roundtables
roundtable-create-name = create
roundtable-create-description = Plan a roundtable; without options a form opens
roundtable-create-title-name = title
roundtable-create-title-description = What it is about
roundtable-create-when-name = when
roundtable-create-when-description = For example “tomorrow 6-8pm” or “2026-12-01 18:00”
roundtable-create-length-name = length
roundtable-create-length-description = How long it takes or until when: “2 hours”, “until 8pm”
roundtable-create-where-name = where
roundtable-create-where-description = The place, with its address
roundtable-create-link-name = link
roundtable-create-link-description = To join remotely or to read more (https://…)
roundtable-create-officials-name = officials
roundtable-create-officials-description = Whom the questions are put to: names or offices, with commas between
roundtable-create-interpretation-name = interpretation
roundtable-create-interpretation-description = For example “Spanish and ASL”
roundtable-create-access-name = access
roundtable-create-access-description = Ramps, elevators, hearing loops, childcare, parking
roundtable-create-capacity-name = capacity
roundtable-create-capacity-description = How many people there is room for; the others wait in line
roundtable-create-notes-name = notes
roundtable-create-notes-description = Whatever else people should know
roundtable-create-questions-name = questions
roundtable-create-questions-description = Whether it takes questions right away (yes, unless you say no)
roundtable-edit-name = edit
roundtable-edit-description = Change what a roundtable says; without options a form opens
roundtable-edit-roundtable-name = roundtable
roundtable-edit-roundtable-description = Which one: its number or words of its title
roundtable-edit-title-name = title
roundtable-edit-title-description = What it is about
roundtable-edit-length-name = length
roundtable-edit-length-description = How long it takes or until when: “2 hours”, “until 8pm”
roundtable-edit-where-name = where
roundtable-edit-where-description = The place, with its address
roundtable-edit-link-name = link
roundtable-edit-link-description = To join remotely or to read more (https://…)
roundtable-edit-officials-name = officials
roundtable-edit-officials-description = Whom the questions are put to: names or offices, with commas between
roundtable-edit-interpretation-name = interpretation
roundtable-edit-interpretation-description = For example “Spanish and ASL”
roundtable-edit-access-name = access
roundtable-edit-access-description = Ramps, elevators, hearing loops, childcare, parking
roundtable-edit-capacity-name = capacity
roundtable-edit-capacity-description = How many people there is room for; the others wait in line
roundtable-edit-notes-name = notes
roundtable-edit-notes-description = Whatever else people should know
roundtable-move-name = move
roundtable-move-description = Put a roundtable at another time; you are asked before anybody is told
roundtable-move-roundtable-name = roundtable
roundtable-move-roundtable-description = Which one: its number or words of its title
roundtable-move-when-name = when
roundtable-move-when-description = The new time, for example “Dec 8 at 6pm”
roundtable-move-length-name = length
roundtable-move-length-description = Where that changes too: “2 hours”, “until 8pm”
roundtable-cancel-name = cancel
roundtable-cancel-description = Call a roundtable off; you are asked before anybody is told
roundtable-cancel-roundtable-name = roundtable
roundtable-cancel-roundtable-description = Which one: its number or words of its title
roundtable-open-name = open
roundtable-open-description = Take questions for a roundtable
roundtable-open-roundtable-name = roundtable
roundtable-open-roundtable-description = Which one: its number or words of its title
roundtable-close-name = close
roundtable-close-description = Take no more questions for a roundtable
roundtable-close-roundtable-name = roundtable
roundtable-close-roundtable-description = Which one: its number or words of its title
roundtable-reminders-name = reminders
roundtable-reminders-description = Choose when roundtables are announced here

roundtable-new-title = Plan a roundtable
roundtable-new-submit = Announce
roundtable-new-title-label = Title
roundtable-new-when-label = When
roundtable-new-when-hint = In words or numbers: “tomorrow 6pm”, “Dec 1 at 18:00”, “2026-12-01 18:00”
roundtable-new-length-label = How long, or until when
roundtable-new-length-hint = “2 hours”, “90 min”, “until 8pm”
roundtable-new-where-label = Where
roundtable-new-where-hint = The place, with its address
roundtable-new-link-label = Link
roundtable-new-link-hint = To join remotely or to read more
roundtable-edit-title = Change a roundtable
roundtable-edit-submit = Save
roundtable-edit-title-label = Title
roundtable-edit-length-label = How long, or until when
roundtable-edit-length-hint = “2 hours”, “90 min”, “until 8pm”
roundtable-edit-where-label = Where
roundtable-edit-link-label = Link
roundtable-details-title = More details
roundtable-details-submit = Save
roundtable-details-officials-label = Officials who answer
roundtable-details-officials-hint = Names or offices, with commas between: “mayor, police chief”
roundtable-details-interpretation-label = Interpretation
roundtable-details-interpretation-hint = For example “Spanish and ASL”
roundtable-details-access-label = Access
roundtable-details-access-hint = Ramps, elevators, hearing loops, childcare, parking
roundtable-details-capacity-label = Places
roundtable-details-capacity-hint = How many people there is room for; empty for no limit
roundtable-details-notes-label = Notes
roundtable-move-title = Move a roundtable
roundtable-move-submit = Next
roundtable-move-when-label = New time
roundtable-move-when-hint = In words or numbers: “tomorrow 6pm”, “Dec 1 at 18:00”, “2026-12-01 18:00”
roundtable-move-length-label = How long, or until when
roundtable-move-length-hint = Empty: as long as before
roundtable-reminders-title = Announcements
roundtable-reminders-submit = Save
roundtable-reminders-announce-label = Announce a new roundtable
roundtable-reminders-first-label = First reminder
roundtable-reminders-first-hint = How long before: “1 week”, “2 days”, “90 min”; empty for none
roundtable-reminders-second-label = Second reminder
roundtable-reminders-third-label = Third reminder

roundtable-announced = { BOLD("A new roundtable") }
roundtables-announced = { BOLD("New roundtables") }: there are { $count }. Type { COMMAND("roundtables") } to see them all.
roundtable-soon = { BOLD("Coming up") } in { $before }
roundtables-soon = { BOLD("Coming up") }: { $count } roundtables. Type { COMMAND("roundtables") } to see them all.
roundtable-moved = { BOLD("Moved: a roundtable has a new time") }
roundtable-cancelled = { BOLD("Canceled: this roundtable does not take place") }
roundtable-cancelled-title = Canceled: { $title }
roundtable-was-to-be = Was to be
roundtable-tentative = Not sure yet
roundtable-tentative-why = its calendar calls it tentative
roundtable-was = Was to be
roundtable-was-where = Place before
roundtables-upcoming = { $count ->
    [one] { BOLD("One roundtable is coming up.") }
   *[other] { BOLD("Coming up:") } { $count } roundtables
}
roundtables-none = No roundtable is planned right now. You can already ask a question with { COMMAND("ask") }; it waits for the next one.
roundtables-home = { BOLD("What’s on") }
roundtables-home-none = { BOLD("What’s on") }: no roundtable is planned right now.
roundtable-when = When
roundtable-where = Where
roundtable-official = { $name } ({ $office })
roundtable-officials-and = { $first }, { $last }
roundtable-officials = Questions go to
roundtable-access = Access
roundtable-interpretation = Interpretation
roundtable-coming = Coming
roundtable-turnout = { $going }{ $maybe ->
    [0] { "" }
   *[other] , { $maybe } maybe
}
roundtable-turnout-places = { $going } of { $places ->
    [one] 1 place
   *[other] { $places } places
} taken{ $maybe ->
    [0] { "" }
   *[other] , { $maybe } maybe
}{ $waiting ->
    [0] { "" }
   *[other] , { $waiting } waiting
}
roundtable-you = You
roundtable-you-going = are coming
roundtable-you-waiting = are on the waiting list
roundtable-you-maybe = may come
roundtable-you-no = can’t come
roundtable-start = { $starts }
roundtable-span = { $span }
roundtable-day = { $day }
roundtable-days = { $first } to { $last }
roundtable-nowhere = no place yet
roundtable-choice = { $title } ({ $when })
roundtable-before = { $before } before
roundtable-before-weeks = { $count ->
    [one] a week
   *[other] { $count } weeks
}
roundtable-before-days = { $count ->
    [one] a day
   *[other] { $count } days
}
roundtable-before-hours = { $count ->
    [one] an hour
   *[other] { $count } hours
}
roundtable-before-minutes = { $count ->
    [one] a minute
   *[other] { $count } minutes
}
roundtable-before-never = Never

roundtable-rsvp-going = I’ll come
roundtable-rsvp-maybe = Maybe
roundtable-rsvp-no = Can’t come
roundtable-remind = Remind me
roundtable-calendar = Add to calendar
roundtable-link-open = Join or read more
roundtable-edit = Edit
roundtable-move = Move
roundtable-cancel = Cancel it
roundtable-open = Open for questions
roundtable-close = Close for questions
roundtable-details-open = More details

roundtable-answered-going = { BOLD("You are coming") } to “{ $title }”: { $starts }. If anything changes, you are told here privately. Nobody sees your name.
roundtable-answered-waiting = Every place at “{ $title }” is taken. { BOLD("You are number") } { $place } on the waiting list, and are told as soon as there is a place for you.
roundtable-answered-maybe = You { BOLD("may come") } to “{ $title }”: { $starts }. If anything changes, you are told here privately.
roundtable-answered-no = You { BOLD("can’t come") } to “{ $title }”. Should that change, press “I’ll come”.
roundtable-promoted = { BOLD("There is a place for you") } at “{ $title }”: { $starts }. You are coming now; if you can’t, press “Can’t come”, so that the next in line gets the place.
roundtable-remind-menu = When to remind you
roundtable-remind-when = When would you like to be reminded of “{ $title }”?
roundtable-remind-chosen = You will be reminded of “{ $title }” { $before } before. You can choose another time.
roundtable-remind-kept = You will be reminded of “{ $title }” { $before } before, by a private message.
roundtable-remind-not = You are not reminded of “{ $title }”.
roundtable-remind-late = It is too close to { $starts } to remind you that early.
roundtable-reminder = { BOLD("You wanted to be reminded") }: “{ $title }”, { $starts }.
roundtable-calendar-here = “{ $title }” for your calendar: open the file, or press the one you use.
roundtable-calendar-cancelled = “{ $title }” is { BOLD("canceled") }. If it stands in your calendar, open this file, and your calendar knows it too.
roundtable-calendar-google = Google Calendar
roundtable-calendar-outlook = Outlook

roundtable-created = { $channels ->
    [one] Planned. It is being announced in the roundtables channel.
   *[other] Planned. It is being announced in { $channels } roundtables channels.
}
roundtable-created-quietly = Planned, and listed in { COMMAND("roundtables") }. It is not announced: either no channel for roundtables is chosen, which a moderator does with { COMMAND("setup") }, or new ones are not announced here ({ COMMAND("roundtable reminders") }).
roundtable-edited = “{ $title }” now says this. Its posts are being changed too.
roundtable-move-ask = Move “{ $title }” from { $was } to { BOLD($starts) }? { $posts ->
    [0] No post has to be changed
    [one] One post is changed
   *[other] { $posts } posts are changed
}, and { $people ->
    [0] nobody has to be told.
    [one] one person is told.
   *[other] { $people } people are told.
}
roundtable-move-now = Yes, move it
roundtable-leave = No, leave it
roundtable-moved-now = “{ $title }” is now on { $starts }. { $people ->
    [0] Nobody has to be told: nobody said they would come.
    [one] One person who wanted to come or be reminded is being told.
   *[other] { $people } people who wanted to come or be reminded are being told.
}
roundtable-left = “{ $title }” stays as it is: { $starts }.
roundtable-cancel-ask = Cancel “{ $title }” ({ $starts })? This can’t be undone. { $posts ->
    [0] No post has to be changed
    [one] One post is changed
   *[other] { $posts } posts are changed
}, and { $people ->
    [0] nobody has to be told.
    [one] one person is told.
   *[other] { $people } people are told.
}
roundtable-cancel-now = Yes, cancel it
roundtable-cancelled-now = “{ $title }” ({ $starts }) is canceled. { $people ->
    [0] Nobody has to be told: nobody said they would come.
    [one] One person who wanted to come or be reminded is being told.
   *[other] { $people } people who wanted to come or be reminded are being told.
}
roundtable-opened = “{ $title }” takes questions now.
roundtable-closed = “{ $title }” takes no more questions.
roundtable-reminders-kept = New roundtables are announced, and reminded of before: { $reminders }.
roundtable-reminders-kept-quiet = New roundtables are not announced, but reminded of before: { $reminders }.
roundtable-reminders-and = { $first }, { $last }

roundtable-told-moved = { BOLD("Moved") }: “{ $title }” was to be on { $was } and is now on { $starts }.
roundtable-told-moved-elsewhere = { BOLD("Moved") }: “{ $title }” was to be on { $was } and is now on { $starts }, at: { $where }.
roundtable-told-elsewhere = { BOLD("Another place") }: “{ $title }” is not at: { $was }, but at: { $where }.
roundtable-told-length = { BOLD("Another length") }: “{ $title }” is now { $when }.
roundtable-told-link = { BOLD("Another link") }: “{ $title }” has a new link.
roundtable-told-cancelled = { BOLD("Canceled") }: “{ $title }”, which was to be on { $was }, does not take place.
roundtable-told-confirmed = { BOLD("Confirmed") }: “{ $title }” takes place on { $starts }.
roundtable-told-tentative = { BOLD("Not sure any more") }: the calendar of “{ $title }”, on { $starts }, calls it tentative now.
roundtable-told-revived = “{ $title }” { BOLD("takes place after all") }: { $starts }.

roundtable-gone-ask = “{ $title }” is gone from its calendar. It may be canceled, or its calendar may be wrong. It stays as it is until you say.
roundtable-gone-cancel = Cancel it
roundtable-gone-keep = Keep it
roundtable-gone-cancelled = “{ $title }” ({ $starts }) was gone from its calendar and is canceled. { $people ->
    [0] Nobody has to be told: nobody said they would come.
    [one] One person who wanted to come or be reminded is being told.
   *[other] { $people } people who wanted to come or be reminded are being told.
}
roundtable-gone-kept = “{ $title }” ({ $starts }) was gone from its calendar and takes place nevertheless.
roundtable-gone-over = “{ $title }” ({ $starts }) was gone from its calendar. Its time has passed; nothing was changed.
roundtable-gone-returned = “{ $title }” ({ $starts }) was gone from its calendar and is back in it.

roundtable-past = { $when } has passed already. Give a time that is still to come.
roundtable-planned-before = “{ $title }” is planned for { $starts } already, with other details. To change them, type { COMMAND("roundtable edit") }.
roundtable-far = { $when } is more than two years away. Please check the date.
roundtable-length = “{ $given }” is no length, and no time soon after the start. Say for example “2 hours” or “until 8pm”.
roundtable-two-ends = The time you gave ends on { $first }, but the length on { $second }. Give one of them.
roundtable-lead = “{ $given }” does not say how long before. Say for example “1 week”, “2 days” or “90 min”.
roundtable-link = “{ $given }” is no web address. It has to start with https://.
roundtable-capacity = Give the number of places in digits, from 1 to { $max }, or nothing.
roundtable-official-unknown = “{ $given }” is nobody in the directory of { $place }. Type { COMMAND("officials") } to see who is.
roundtable-official-several = “{ $given }” may be several: { $some }. Give the whole name.
roundtable-officials-many = Name at most { $max } officials.
roundtable-gone = There is no such roundtable here. Type { COMMAND("roundtables") } to see what is coming up.
roundtable-unknown = No single roundtable goes by “{ $given }”. Give more words of its title, or its number.
roundtable-over = “{ $title }” is over. Type { COMMAND("roundtables") } to see what is coming up.
roundtable-over-anew = “{ $title }” ({ $starts }) is over and can’t be changed any more. To plan the next one, type { COMMAND("roundtable create") }.
roundtable-cancelled-before = “{ $title }” is canceled. Type { COMMAND("roundtables") } to see what is coming up.
roundtable-cancelled-anew = “{ $title }” ({ $starts }) was canceled, and that can’t be undone. To hold it after all, plan it again with { COMMAND("roundtable create") }.
roundtable-changed-since = “{ $title }” was changed by somebody else meanwhile. Look at it again, then move it.
privacy-rows-roundtables = Roundtables that you planned
privacy-rows-rsvps = Roundtables that you answered or are reminded of
