# Public questions and their support.

questions-name = questions
questions-description = Read the questions that residents asked, and support those you want answered
questions-order-name = order
questions-order-description = Which come first
questions-order-new = The newest
questions-order-supported = The most supported
questions-order-unseen = Those seen least so far
questions-roundtable-name = roundtable
questions-roundtable-description = Only the questions for this roundtable
questions-label-name = label
questions-label-description = Only the questions with this label
questions-neighbourhood-name = neighborhood
questions-neighbourhood-description = Only the questions from this neighborhood
questions-none = No question is public yet. Type { COMMAND("ask") } to ask the first.
questions-listed-new = { $count ->
    [0] No such question is public yet. Type { COMMAND("ask") } to ask one.
    [one] { BOLD("One question") }
   *[other] { BOLD("Questions") }: { $count }, the newest first
}
questions-listed-supported = { $count ->
    [0] No such question is public yet. Type { COMMAND("ask") } to ask one.
    [one] { BOLD("One question") }
   *[other] { BOLD("Questions") }: { $count }, the most supported first
}
questions-listed-unseen = { $count ->
    [0] No such question is public yet. Type { COMMAND("ask") } to ask one.
    [one] { BOLD("One question") }
   *[other] { BOLD("Questions") }: { $count }, those seen least first
}

supports-posted = A resident asks:
supports-posted-gone = This question is no longer here:
supports-people = Support
supports-count = { $count ->
    [0] nobody yet
    [one] one person asks or supports this
   *[other] { $count } people ask or support this
}
supports-became = Answer
supports-labels = Labels
supports-wordings = Also asked
supports-others = { $count ->
    [one] in one other wording
   *[other] in { $count } other wordings
}
supports-you = You
supports-you-asked = asked this, or another wording of it: that counts as your support.
supports-redacted = A moderator took words out where […] stands.
supports-support = Support
supports-withdraw = Withdraw my support
supports-all-wordings = See all wordings
supports-wordings-of = { $count ->
    [one] { BOLD("This question") } is asked in one wording.
   *[other] { BOLD("This question") } is asked in { $count } wordings. Each person counts once, whichever they support.
}
supports-done = Your support for question { $number } is counted, and you will be told when it is answered. Nobody sees that it was you.
supports-already = You support question { $number } already: each person counts once.
supports-asked = You asked question { $number }, or another wording of it: that counts as your support. { COMMAND("my-questions") } takes your question back.
supports-withdrawn = You no longer support question { $number }.
supports-never = You did not support question { $number }.
supports-label-unknown = No public question has the label “{ $given }”. Leave it out to see all questions.
supports-neighbourhood-unknown = No public question comes from “{ $given }”. Leave it out to see all questions.
supports-gone-title = A question
supports-gone-erased = Whoever asked it had it erased. { COMMAND("questions") } shows those you can support.
supports-gone-withdrawn = Whoever asked it took it back. { COMMAND("questions") } shows those you can support.
supports-gone-rejected = Moderators rejected it; { COMMAND("ledger") } shows for which reasons they do so. { COMMAND("questions") } shows those you can support.
supports-gone-received = Moderators are looking at it again. { COMMAND("questions") } shows those you can support.
supports-gone-leads = It is shown with what it was joined with, on another card. { COMMAND("questions") } shows it too.
supports-gone-joined = It asks the same as question { $to } and counts there, with everybody who supported it.
