# Review: the queue, decisions, appeals and the ledger.

review-name = review
review-description = Decide which questions become public
review-show-name = show
review-show-description = Which questions to list
review-show-waiting = Those that wait for a decision
review-show-approved = Those that are public
review-show-rejected = Those that were rejected
review-number-name = number
review-number-description = One question by its number

review-waiting = { $count ->
    [0] { BOLD("No question waits for a decision.") }
    [one] { BOLD("One question waits for a decision.") }
   *[other] { BOLD($count) } questions wait for a decision, the oldest first.
}
review-approved = { $count ->
    [0] No question is public yet.
    [one] One question is public.
   *[other] { $count } questions are public, the newest first.
}
review-rejected = { $count ->
    [0] No question was rejected.
    [one] One question was rejected.
   *[other] { $count } questions were rejected, the newest first.
}
review-appeals = { $count ->
    [0] No appeal is open.
    [one] One appeal is open.
   *[other] { $count } appeals are open, the oldest first.
}
review-one = The question as it is now:
review-then = { $first } { $last }

review-approve = Approve
review-reject = Reject
review-reject-for = Reject: { $reason }
review-uphold = Keep the decision
review-undo = Undo
review-redact = Redact
review-join = Join
review-label = Label
review-leave = Separate
review-back = Back to the queue
review-many-open = Decide on several
review-rules-open = How we review
review-appeals-open = { $count ->
    [one] One appeal
   *[other] { $count } appeals
}

review-reject-title = Reject a question
review-reject-submit = Reject
review-reject-reason-label = Why
review-reject-reason-hint = Whoever asked is told this reason; the ledger counts it.
review-redact-title = Take words out
review-redact-submit = Take out
review-redact-words-label = The words, each phrase on a line
review-redact-words-hint = Copy them as they stand. They are kept nowhere; a mark shows where they were.
review-join-title = Join to another
review-join-submit = Join
review-join-other-label = The number of the other question
review-join-other-hint = Both wordings stay readable, and each person counts once.
review-label-title = Label a question
review-label-submit = Save
review-label-labels-label = Labels, set apart by commas
review-label-labels-hint = For example: parks, traffic. Leave it empty to take them off.
review-many-title = Decide on several
review-many-submit = Decide
review-many-questions-label = Which questions
review-many-act-label = What to do with all of them
review-rules-title = How we review
review-rules-submit = Save
review-rules-mode-label = Before a question is public
review-rules-standard-label = Reasons to reject a question
review-rules-own-label = Your own reasons, each on a line
review-rules-own-hint = English | Español, or the same words for both. The ledger publishes the list.
review-mode-review = A moderator approves it
review-mode-open = Nobody has to approve it, unless it is flagged
review-ruled-review = Saved. A question becomes public once a moderator approves it.
review-ruled-open = Saved. A question becomes public at once, unless something in it is flagged.

review-done-approve = Question { BOLD($number) } is public. Whoever asked it is told.
review-done-reject = Question { BOLD($number) } is rejected. Whoever asked it is told why, and how to appeal.
review-done-redact = The words are gone from question { BOLD($number) }. Whoever asked it is told.
review-done-join = Question { BOLD($number) } is joined. Whoever asked it is told, and may object.
review-done-leave = Question { BOLD($number) } counts by itself again.
review-done-label = The labels of question { BOLD($number) } are saved.
review-done-undo = The last decision on question { BOLD($number) } is taken back. Whoever was told of it is told.
review-done-uphold = The decision on question { BOLD($number) } stands. Whoever asked it is told.
review-many-done = { $count ->
    [0] Nothing was changed.
    [one] One question is decided. Whoever asked it is told.
   *[other] { $count } questions are decided. Whoever asked them is told.
}
review-many-missed = { $done } Somebody else was faster with { $numbers }: look there anew.

review-posted-received = A question waits for a decision:
review-posted-approved = This question is public:
review-posted-rejected = This question is rejected:
review-posted-withdrawn = This question was taken back:
review-posted-appeal = Whoever asked this appeals:
review-status-rejected = rejected: { $reason }
review-flags = Look at
review-flag-abuse = words that may abuse
review-flag-phone = a phone number
review-flag-email = an e-mail address
review-flag-address = a street address
review-flag-plate = a license plate
review-flag-name = perhaps a private person’s name
review-appeal = Appeal
review-appeal-erased = (The words were erased.)
review-like = Asks nearly the same
review-like-quoted = { $number }: “{ $text }”
review-joined = Joined with
review-redacted = Redacted

review-reason-abuse = It insults, threatens or degrades people.
review-reason-private = It names or describes a private person.
review-reason-unrelated = It is about something officials here do not decide.
review-reason-answered = It was answered already.
review-reason-unclear = It cannot be understood.
review-reason-advert = It advertises something.
review-reason-own = { "en" ->
    [es] { $es }
   *[en] { $en }
}
review-reason-former = a reason that is no longer on the list
review-reason-unknown = That reason is not on the list. Choose one of those offered.
review-reasons-many = At most { $max } reasons of your own fit.
review-reasons-none = Choose or write at least one reason.
review-reason-length = A reason needs { $min } to { $max } characters: “{ $given }”.
review-labels-many = At most { $max } labels fit on one question.
review-label-long = A label has at most { $max } characters.
review-join-number = Give the number of a question, for example 12.
review-nothing-to-undo = There is no decision on question { $number } that could be taken back. Words that were taken out are gone.

review-told-approve = Your question { BOLD($number) } is public now. { COMMAND("questions") } shows it, and others can support it.
review-told-reject = Your question { BOLD($number) } was rejected. The reason: { $reason } If you think that is wrong, type { COMMAND("appeal") } and its number, { $number }, and moderators look again.
review-told-redact = A moderator took words out of your question { BOLD($number) }. { COMMAND("my-questions") } shows what is left. If you think that is wrong, type { COMMAND("appeal") } and its number, { $number }.
review-told-join = Your question { BOLD($number) } asks the same as question { $other }, and the two count together: your words stay readable, and each person counts once. If it asks something else, type { COMMAND("appeal") } and its number, { $number }.
review-told-leave = Your question { BOLD($number) } counts by itself again.
review-told-undo = The last decision on your question { BOLD($number) } was taken back. { COMMAND("my-questions") } shows what it is now.
review-told-upheld = Moderators looked at your question { BOLD($number) } again, and their decision stands. You can ask something else with { COMMAND("ask") }.

appeal-name = appeal
appeal-description = Say what is wrong with a decision on your question
appeal-number-name = number
appeal-number-description = The number of your question
appeal-title = Appeal
appeal-submit = Send
appeal-text-label = What is wrong with the decision
appeal-text-hint = Moderators read this, and not who you are. You can appeal each decision once.
appeal-taken = Your appeal about question { $number } is with the moderators. You will be told how it ends.
appeal-nothing = There is no decision on question { $number } that you could appeal.
appeal-before = You appealed that decision on question { $number } before. You will be told, or were told, how it ends.
appeal-closed = No appeal about question { $number } is open any more.

ledger-name = ledger
ledger-description = See what came of the questions, in numbers
ledger-roundtable-name = roundtable
ledger-roundtable-description = Only the questions for this roundtable
ledger-all = { BOLD("The ledger") }: what came of all questions, in numbers alone.
ledger-of = { BOLD("The ledger") }: what came of the questions for “{ $roundtable }”, in numbers alone.
ledger-questions = Questions
ledger-asked = Asked
ledger-approved = Public
ledger-rejected = Rejected
ledger-received = Waiting for a decision
ledger-withdrawn = Taken back
ledger-joined = Joined to another
ledger-redacted = With words taken out
ledger-time = Time to a decision
ledger-time-hour = half within the hour
ledger-time-hours = { $hours ->
    [one] half within one hour
   *[other] half within { $hours } hours
}
ledger-time-days = { $days ->
    [one] half within one day
   *[other] half within { $days } days
}
ledger-time-few = shown once there are { $fewest } decisions
ledger-reasons = Reasons for which questions are rejected
ledger-reasons-about = A reason given fewer than { $fewest } times is counted with others, so that it points at nobody.
ledger-other = Other reasons, or reasons given too seldom to be told apart
ledger-fewer = fewer than { $fewest }
ledger-appeals = Appeals
ledger-appealed = Made
ledger-upheld = The decision stayed
ledger-granted = The decision changed
ledger-appeals-few = How they ended is shown once { $fewest } have.
ledger-few-title = Too few to tell
ledger-few = Fewer than { $fewest } questions were asked. Numbers of so few might point at somebody.
privacy-rows-decisions = Decisions you made and appeals you sent
