# Moderators' announcements.

announce-name = announce
announce-description = Schedule an announcement for this channel
announce-when-name = when
announce-when-description = A date and time, such as “tomorrow 6pm” or “2026-12-01 18:00”
announce-text-name = text
announce-text-description = What is announced

announcements-name = announcements
announcements-description = Announcements still to be sent

announce-check = This is how it will look here, on { $when }. Nothing is scheduled until you confirm it.
announce-preview = Preview
announce-confirm = Confirm
announce-scheduled = Scheduled: it will be posted here on { $when }. { COMMAND("announcements") } lists it, with a button to cancel it.
announce-past = { $when } has passed. Choose a time that is still to come.
announce-far = { $when } is more than a year ahead. Please check the date.
announce-empty = The announcement has no text. Write it after the time.
announce-long = An announcement takes at most { $most } characters; this has { $given }. Please shorten it.
announce-nowhere = Announcements go to the channel they are written in. Please write it in a channel.
announce-closed = I cannot write in this channel. Invite me (on Slack: { CODE("/invite") }; on Discord: allow View Channel and Send Messages), then try again.
announcement-cancel = Cancel it
announcement-cancelled = Cancelled: it will not be sent.
announcement-sent = This announcement was sent already.
announcement-gone = There is no such announcement any more.
announcement-when = { $when }
announcements-none = Nothing is scheduled. { COMMAND("announce") } schedules an announcement.
announcements-planned = { $count ->
    [one] One announcement is still to be sent:
   *[other] { $count } announcements are still to be sent:
}
