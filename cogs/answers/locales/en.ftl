# Asked and answered: stepping through an agenda, recording answers, the public record.

agenda-run-name = run
agenda-run-description = Step through the agenda at the roundtable: what was asked, what was skipped
agenda-run-roundtable-name = roundtable
agenda-run-roundtable-description = Which roundtable; without it, the one that is on now, or nearest
agenda-run-none = No agenda is published yet. { COMMAND("agenda build") } makes one.
agenda-run-left = { $count ->
    [0] Every question of “{ $roundtable }” was asked or skipped.
    [one] { BOLD("One question is left") } of “{ $roundtable }”.
   *[other] { BOLD("Next") }: { $count } questions of “{ $roundtable }” are left.
}
agenda-run-marked = { $what } { $left }
agenda-run-asked = #{ $number } is marked as asked.
agenda-run-skipped = #{ $number } is marked as skipped.
agenda-run-was-asked = Asked
agenda-run-skip = Skip
agenda-run-next = Later
agenda-run-record = Record the answer to #{ $number }
agenda-run-undo = Undo: #{ $number }
agenda-skip-title = Skip this question
agenda-skip-submit = Skip
agenda-skip-reason-label = Why is it not asked?
agenda-skip-reason-hint = Everybody reads it beside the question.

answer-name = answer
answer-description = Record what became of a question, or correct it
answer-question-name = question
answer-question-description = Its number, or words of it
answer-outcome-name = outcome
answer-outcome-description = What became of it; without it, answered
answer-official-name = official
answer-official-description = Who answered
answer-outcome-answered = answered
answer-outcome-partly = answered in part
answer-outcome-deferred = deferred until a date
answer-outcome-declined = declined
answer-what = What became of this question?

answer-form-title = Record an answer
answer-form-submit = Publish
answer-form-who-label = Who answered
answer-form-who-hint = Name and office, for example Jane Roe, Chief of Police
answer-form-text_en-label = The answer in English
answer-form-text_en-hint = One of the two languages is enough; both are better.
answer-form-text_es-label = The answer in Spanish
answer-form-link-label = Link to the recording
answer-form-link-hint = If you like; it starts with https://
answer-form-until-label = Deferred until
answer-form-until-hint = Only where the answer is deferred, for example 2026-12-15

answer-question-unknown = There is no public question { $number }. Questions can be answered once they are approved.
answer-question-several = Several questions have “{ $said }” in them: { $numbers }. Type the number of one.
answer-no-text = Please write the answer in at least one of the two languages.
answer-link = “{ $given }” is no web address. It has to start with https://.
answer-no-day = Until which day is it deferred? For example 2026-12-15.
answer-past = { $day } is not to come any more. Give a day that is.
answer-changed = Somebody else recorded an answer to #{ $number } in the meantime. Type { COMMAND("answer") } again to see it.
answer-recorded = { BOLD("Recorded.") } The answer to #{ $number } is being posted, and whoever asked or supported the question is told.
answer-recorded-quietly = { BOLD("Recorded.") } Whoever asked or supported #{ $number } is told, and { COMMAND("answers") } shows the answer. It is not posted, because no channel for answers is chosen: a moderator does that with { COMMAND("setup") }.

answer-posted-answered = { BOLD("Answered:") } question #{ $number }
answer-posted-partly = { BOLD("Answered in part:") } question #{ $number }
answer-posted-deferred = { BOLD("The answer is promised:") } question #{ $number }
answer-posted-declined = { BOLD("No answer:") } question #{ $number }
answer-told-answered = { BOLD("A question that you asked or support was answered:") } #{ $number }
answer-told-partly = { BOLD("A question that you asked or support was answered in part:") } #{ $number }
answer-told-deferred = { BOLD("An answer is promised to a question that you asked or support:") } #{ $number }. You will be told once more when it comes.
answer-told-declined = { BOLD("An answer was declined to a question that you asked or support:") } #{ $number }
answer-question = Question { $number }
answer-now-answered = answered; { COMMAND("answers") } shows it
answer-now-partly = answered in part; { COMMAND("answers") } shows it
answer-now-deferred = promised by { $day }
answer-now-declined = declined; { COMMAND("answers") } shows what was said
answer-in-en = The answer, in English
answer-in-es = The answer, in Spanish
answer-itself = The answer
answer-outcome = Outcome
answer-put-off = deferred
answer-who = Who answered
answer-until = Promised by
answer-day = { $day }
answer-on = Recorded { $day }
answer-recording = Recording
answer-quiet = Do not tell me of answers

answers-name = answers
answers-description = See what officials answered
answers-official-name = official
answers-official-description = Only the answers of this official
answers-none = Nothing has been answered yet.
answers-none-of = “{ $official }” has answered nothing yet, or several are called so. Leave it out to see all answers.
answers-all = { $count ->
    [one] { BOLD("One question has its answer") }
   *[other] { BOLD("What officials answered") } ({ $count })
}
answers-of = { $count ->
    [one] { BOLD("One answer") } of { $official }
   *[other] { BOLD("Answers") } of { $official } ({ $count })
}
answers-by = { $official } ({ $count })
answers-pick = By official…
answers-told-now = You are told when a question that you asked or support is answered.
answers-quiet-now = You are not told of answers.
answers-tell-me = Tell me of answers
answer-record = Record the answer
answers-overdue = { $count ->
    [one] { BOLD("One promised answer is overdue.") } { COMMAND("answer") } records it, or a new day.
   *[other] { BOLD("Promised answers are overdue") } ({ $count }). { COMMAND("answer") } records them, or a new day.
}
privacy-rows-answer_quiets = That you are not told of answers
