# What was sent where.

deliveries-name = deliveries
deliveries-description = What was sent where, what waits, and what could not be sent
deliveries-state-name = state
deliveries-state-description = Only what waits, was sent, or could not be sent
deliveries-channel-name = channel
deliveries-channel-description = Only what was for this channel
deliveries-state-all = everything
deliveries-state-waiting = waiting
deliveries-state-sent = sent
deliveries-state-dead = not sent
deliveries-found = { BOLD("Deliveries of the last 90 days") } ({ $state }): { $total ->
    [0] none.
    [one] one.
   *[other] { $total }.
}
deliveries-choose = Show only…
deliveries-where = in { $channel }
deliveries-where-below = below a post in { $channel }
deliveries-private = Private messages
deliveries-private-count = { $sent } sent, { $waiting } waiting, { $dead } not sent.
deliveries-private-why = Which, when and to whom is told to nobody: that could show whose questions belong together.
deliveries-what = { $kind }: { $about }
deliveries-of-agenda = Agenda
deliveries-of-announcement = Announcement
deliveries-of-announcement-missed = Missed announcement
deliveries-of-announcement-outlets-gone = Announcement that lost a channel
deliveries-of-answer = Answer
deliveries-of-answers-overdue = Overdue answers
deliveries-of-ask-appeal = Appeal against a pause
deliveries-of-dead = Notice of what could not be posted
deliveries-of-stopped = Notice of a channel that cannot be posted to
deliveries-of-question = Question
deliveries-of-report = Report of a wrong record
deliveries-of-review = Question to review
deliveries-of-review-appeal = Appeal
deliveries-of-roundtable = Roundtable
deliveries-of-roundtable-event = Roundtable in the calendar
deliveries-of-roundtable-gone = Roundtable gone from its calendar
deliveries-of-roundtables = Several roundtables
deliveries-of-source-failing = Source that cannot be read
deliveries-of-stories = Several stories
deliveries-of-stories-review = Several stories to review
deliveries-of-story = Story
deliveries-of-story-review = Story to review
deliveries-sent = Sent { $where }: { $at }
deliveries-waiting = Waits to be sent { $where }: { $at }{ $attempts ->
    [0] {""}
    [one] , tried once
   *[other] , tried { $attempts } times
}
deliveries-dead = Not sent { $where }: { $at }
deliveries-stopped-title = Nothing can be posted to { $channel }
deliveries-stopped-about = { $why } Since { $since }; { $waiting ->
    [0] nothing waits.
    [one] one thing waits, for a day at most.
   *[other] { $waiting } things wait, for a day at most.
} { $mend }
deliveries-resumed = I try { $channel } again now. If it still cannot be posted to, moderators are told.
deliveries-not-stopped = That channel is being posted to already: somebody was faster, or it was mended.
