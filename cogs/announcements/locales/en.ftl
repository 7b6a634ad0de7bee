# Announcements that moderators write, schedule and have repeated.

announce-name = announce
announce-description = Announce something, now, later or again and again; you see it first
announce-when-name = when
announce-when-description = “now”, “tomorrow 6pm”, “2026-12-01 18:00”, “every Tuesday 18:00 until June 30”
announce-text-name = text
announce-text-description = What to say, in your own words; without it a form opens
announce-title-name = title
announce-title-description = A title makes it a card
announce-link-name = link
announce-link-description = Where the title leads
announce-picture-name = picture
announce-picture-description = The address of a picture for the card
announce-outlet-name = channel
announce-outlet-description = Where it goes, on any platform of the community; else this channel
announce-language-name = language
announce-language-description = The language you write it in
announce-language-en = English
announce-language-es = Spanish

announce-title = Announcement
announce-submit = See it first
announce-text-label = Text
announce-when-label = When
announce-when-hint = Like “tomorrow 6pm”, “every Tuesday 18:00 until June 30”; empty means now, or as it was
announce-title-label = Title
announce-title-hint = A title makes it a card
announce-link-label = Link of the title
announce-picture-label = Address of a picture
announce-en-title = English version
announce-en-submit = See it first
announce-en-text-label = Text in English
announce-en-text-hint = Empty takes this version out
announce-en-title-label = Title in English
announce-en-grace-label = Hours it may be late
announce-en-grace-hint = If I was not running at its time, I still send it this long after; 6 where you say nothing
announce-es-title = Spanish version
announce-es-submit = See it first
announce-es-text-label = Text in Spanish
announce-es-text-hint = Empty takes this version out
announce-es-title-label = Title in Spanish
announce-es-grace-label = Hours it may be late
announce-es-grace-hint = If I was not running at its time, I still send it this long after; 6 where you say nothing
announce-channel-title = Another channel
announce-channel-submit = Add it
announce-channel-channel-label = Channel
announce-channel-link-label = A thread instead, by its link
announce-channel-link-hint = “Copy link” at a message of the thread
announce-channel-language-label = What it gets

announcement-language-auto = the community’s language
announcement-language-en = English
announcement-language-es = Spanish
announcement-language-both = both languages

announce-intent = This goes out { BOLD($when) } in { $where } once you confirm it.
announce-intent-now = This goes out { BOLD("now") } in { $where } once you confirm it.
announce-unread = No channel gets the version in this language: { $language }. Press “Channels” to choose who does.
announce-intent-edit = This replaces what was announced once you confirm it. It goes out { BOLD($when) } in { $where }.
announce-intent-edit-sent = This replaces what was announced once you confirm it. It went out { BOLD($when) } in { $where }.
announce-next = The next times: { $times }.
announce-missing = There is no version in this language yet: { $language }. These channels get the other one: { $channels }.
announce-lines =
    { $first }
    { $next }
announce-preview =
    { $head }
    It will look like this:

    { $text }
announce-preview-card =
    { $head }
    It will look like this:
announcement-both =
    { $first }

    { $second }
announce-confirm = Confirm
announce-confirm-posts = Confirm and edit what was posted
announce-edit = Edit
announce-version-en = English version
announce-version-es = Spanish version
announce-channels = Channels
announce-cancel = Cancel
announce-back = Back to the preview
announce-outlets = { BOLD("Where it goes.") } Choose for each channel which language it gets.
announce-outlet-gets = It gets: { $language }
announce-outlet-serve = Language
announce-outlet-remove = take this channel out
announce-outlet-add = Add a channel
announce-outlet-other = Another channel
announce-confirmed = Scheduled for { BOLD($when) } in { $where }. { COMMAND("announcements") } lists it; there you can edit, pause or cancel it.
announce-confirmed-now = It goes out { BOLD("now") } in { $where }. { COMMAND("announcements") } lists it.
announce-edited = Changed. { $count ->
    [0] Nothing that was posted had to be edited.
    [one] The message that was posted is edited too.
   *[other] The { $count } messages that were posted are edited too.
}
announce-cancelled = Canceled. Nothing will be sent.
announce-edit-dropped = The edit is dropped. The announcement stays as it was.
announce-empty = There is nothing to announce. Write what it should say.
announce-long = An announcement takes at most { $max } characters; there are { $given }. Please shorten it.
announce-long-both = In channels that get both languages the two texts together take at most { $max } characters; there are { $given }. Please shorten them, or send them one language.
announce-card-title = A link or a picture needs a title to stand with. Please add one.
announce-address = “{ $given }” is no address on the web. It must start with https:// and name a site.
announce-past = { $when } has passed already. Give a time that is still to come, or “now”.
announce-far = { $when } is more than two years away. Please check the date.
announce-grace = The hours it may be late must be a whole number from 1 to { $max }.
announce-no-channel = Say which channel it goes to, or type the command in that channel.
announce-thread-refused = I cannot write there: { $channel }. Is the first message of the thread still there, and may I post in its channel? Invite me there, or choose another thread.
announce-channel-refused = I cannot write in { $channel }. Invite me to it or allow me to send messages there, then announce it again.
announce-outlet-unknown = “{ $given }” is none of the community’s channels. Choose one that is offered, or leave it out and add channels in the preview.
announce-outlets-many = An announcement goes to at most { $max } channels.
announce-outlets-none = It must go to one channel at least. Add another one first.

outlet-here = This channel ({ $channel })
outlet-purpose = { $purpose }, { $where }
outlet-elsewhere = a channel on { $where }
outlet-language = { $channel } ({ $language })

announcements-name = announcements
announcements-description = See what is scheduled to be announced; edit, pause, cancel or send it
announcements-none = Nothing is scheduled. { COMMAND("announce") } schedules an announcement.
announcements-scheduled = { $count ->
    [one] { BOLD("One announcement is scheduled.") }
   *[other] { BOLD("Scheduled announcements") } ({ $count })
}
announcement-when = { $when }
announcement-next = { $what }; next { $when }
announcement-is-scheduled = { $when }
announcement-is-paused = Paused: { $when }
announcement-is-sent = Sent: { $when }
announcement-where = Channels
announcement-channel = { $channel }
announcement-languages = Languages
announcement-author = Written by
announcement-changes = Changed
announcement-by = the moderator with the code { $code }
announcement-by-you = you
announcement-by-nobody = a moderator who is forgotten
announcement-changed = { $count ->
    [one] { $did }
    [2] twice, last { $did }
   *[other] { $count } times, last { $did }
}
announcement-did-edited = edited by { $who } on { $at }
announcement-did-paused = paused by { $who } on { $at }
announcement-did-resumed = resumed by { $who } on { $at }
announcement-did-cancelled = canceled by { $who } on { $at }
announcement-did-sent = sent by { $who } on { $at }
announcement-edit = Edit
announcement-pause = Pause
announcement-resume = Resume
announcement-send = Send now
announcement-cancel = Cancel it
announcement-paused = Paused. Nothing is sent until somebody resumes it in { COMMAND("announcements") }.
announcement-resumed = Resumed. It goes out next { BOLD($when) }.
announcement-sent = It is on its way to { $where }.
announcement-cancelled-before = This announcement was canceled, or its time is over. Type { COMMAND("announce") } to make a new one.
announcement-sent-before = This announcement has been sent already.
announcement-changed-meanwhile = Somebody else changed this announcement in the meantime. Open it again in { COMMAND("announcements") } and edit it there.
announcement-sent-meanwhile = It went out while you were editing it, so its time can’t be changed any more. Open it again in { COMMAND("announcements") } to edit what was posted, or to send it once more.
announcement-resume-late = Its time has passed ({ $when }). Edit it to give it another time, or send it now.
announcement-too-late = { $when } has passed while this was waiting for you, so nothing was scheduled. Type { COMMAND("announce") } again with another time.
announcement-gone = This announcement is no longer kept. Type { COMMAND("announce") } to make a new one.
announcement-missed =
    { $count ->
        [one] { BOLD("An announcement was missed.") } It was due on { $when }, when I was not running, and now it is too late to send it.
       *[other] { BOLD("An announcement was missed") } { $count } times, the last on { $when }: I was not running, and now it is too late to send it.
    } Type { COMMAND("announce") } to send it after all. It says:

    { $text }
announcement-outlets-gone =
    { BOLD("An announcement lost channels:") } { $count } of those it goes to no longer belong to this community, so nothing was sent there. It says:

    { $text }

list-more = { $first }, { $next }
list-long = { $first }; { $next }
list-long-last = { $first }; and { $last }
list-last = { $first } and { $last }
recurs-at = { $what } at { $at }
recurs-clock = { $hour }:{ $minute } { $half ->
    [am] AM
   *[pm] PM
}
recurs-zone = { $what }, { $city } time
recurs-until = { $what }, until { $until }
recurs-times = { $what }, { $count } times
recurs-daily = { $interval ->
    [one] every day
   *[other] every { $interval } days
}
recurs-weekdays = every weekday
recurs-weekly = { $interval ->
    [one] every { $days }
   *[other] every { $interval } weeks on { $days }
}
recurs-monthly = { $interval ->
    [one] on { $days } of every month
   *[other] every { $interval } months on { $days }
}
recurs-yearly = { $interval ->
    [one] every year on { $days } of { $month }
   *[other] every { $interval } years on { $days } of { $month }
}
recurs-yearly-date = { $interval ->
    [one] every year on { $month } { $days }
   *[other] every { $interval } years on { $month } { $days }
}
recurs-nth = the { $nth } { $day }
recurs-day = day { $number }
recurs-last-day = the last day
nth-1 = first
nth-2 = second
nth-3 = third
nth-4 = fourth
nth-5 = fifth
nth-last = last
weekday-MO = Monday
weekday-TU = Tuesday
weekday-WE = Wednesday
weekday-TH = Thursday
weekday-FR = Friday
weekday-SA = Saturday
weekday-SU = Sunday
weekday-workday = weekday (Monday to Friday)
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
privacy-rows-announcements = Announcements that you wrote or changed
