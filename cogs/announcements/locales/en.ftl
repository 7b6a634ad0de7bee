# Announcements that moderators schedule.

announce-name = announce
announce-description = Announce something in this channel, now or later; you see it first
announce-when-name = when
announce-when-description = For example “tomorrow 6pm”, “now” or “2026-12-01 18:00”
announce-text-name = text
announce-text-description = What to say, in your own words

announce-preview =
    This goes out { BOLD($when) } in { $channel } once you confirm it. It will look like this:

    { $text }
announce-confirm = Confirm
announce-cancel = Cancel
announce-confirmed = Scheduled for { BOLD($when) } in { $channel }. { COMMAND("announcements") } lists it, and there you can still cancel it.
announce-cancelled = Canceled. Nothing will be sent.
announce-empty = There is nothing to announce. Write the text after the time.
announce-long = An announcement takes at most { $max } characters; there are { $given }. Please shorten it.
announce-past = { $when } has passed already. Give a time that is still to come, or “now”.
announce-far = { $when } is more than two years away. Please check the date.
announce-no-channel = Announcements go to the channel in which you type the command. Please type it there.
announce-channel-refused = I cannot write in { $channel }. Invite me to it or allow me to send messages there, then announce it again.

announcements-name = announcements
announcements-description = See what is scheduled to be announced, and cancel it
announcements-none = Nothing is scheduled. { COMMAND("announce") } schedules an announcement.
announcements-scheduled = { $count ->
    [one] { BOLD("One announcement is scheduled.") }
   *[other] { BOLD("Scheduled announcements") } ({ $count })
}
announcement-when = { $when }
announcement-where = Channel
announcement-channel = { $channel }
announcement-cancel = Cancel it
announcement-cancelled-before = This announcement was canceled, or its time is over. Type { COMMAND("announce") } to make a new one.
announcement-sent-before = This announcement has been sent already.
announcement-too-late = { $when } has passed while this was waiting for you, so nothing was scheduled. Type { COMMAND("announce") } again with another time.
announcement-gone = This announcement is no longer kept. Type { COMMAND("announce") } to make a new one.
announcement-missed =
    { BOLD("An announcement was missed.") } I was not running at { $when }, and now it is too late to send it. Its text was:

    { $text }
privacy-rows-announcements = Announcements that you wrote
