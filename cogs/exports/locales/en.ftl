# Files for the chief's office: the command, the tables' headings, the brief.

export-name = export
export-description = Get what residents asked as a file that only you receive
export-format-name = format
export-format-description = What kind of file
export-format-csv = Table (CSV)
export-format-xlsx = Workbook (XLSX)
export-format-json = Bundle (JSON)
export-format-pdf = Brief to print (PDF)
export-roundtable-name = roundtable
export-roundtable-description = Only what was asked for this roundtable
export-status-name = status
export-status-description = Only questions with this status
export-status-received = received
export-status-approved = approved
export-status-rejected = rejected
export-status-withdrawn = withdrawn
export-since-name = from
export-since-description = Asked on this day or later, for example 2026-11-23
export-until-name = to
export-until-description = Asked on this day or before
export-label-name = label
export-label-description = Only questions with this label
export-language-name = language
export-language-description = What the headings or the brief are written in; without it, your own language
export-language-en = English
export-language-es = Spanish
export-language-both = Both: English and Spanish

export-offer = { BOLD("What would you like to take along?") } A file with everything comes at the press of a button; or choose what goes into it. Only you receive it. No file says who asked: a name stands there only where its owner wants it shown, and a neighborhood only where at least five people named it.
export-choose = Choose what goes in
export-form-title = Export
export-form-submit = Get the file
export-form-format-label = Kind of file
export-form-roundtable-label = Only for this roundtable
export-form-status-label = Only with this status
export-form-label-label = Only with this label
export-form-language-label = Language of the headings or the brief
export-form-language-hint = Without it, your own language
export-done-csv = { $count ->
    [0] No question is like that. The table in the file is empty.
    [one] One question is in the table. It is safe to open in any spreadsheet.
   *[other] { $count } questions are in the table. It is safe to open in any spreadsheet.
}
export-done-xlsx = { $count ->
    [0] No question is like that. The workbook is empty.
    [one] One question is in the workbook.
   *[other] { $count } questions are in the workbook.
}
export-done-json = { $count ->
    [0] No approved question is like that. The bundle is empty.
    [one] One question is in the bundle, with who supports what and without who they are. Anyone can choose an agenda from it. There is no agenda in it to audit: for that, give a roundtable that has one, and no days and no label.
   *[other] { $count } questions are in the bundle, with who supports what and without who they are. Anyone can choose an agenda from it. There is no agenda in it to audit: for that, give a roundtable that has one, and no days and no label.
}
export-done-draft = { $count ->
    [0] No question was there to choose from. The bundle is empty.
   *[other] The roundtable’s agenda as it is now is in the bundle: a draft, which is not published and may still change. With it are the questions to choose from ({ $count }), and who supports what, without who they are.
}
export-done-agenda = { $count ->
    [0] No question was there to choose from. The bundle is empty.
    [one] The roundtable’s agenda is in the bundle, with the one question that it was chosen from, and with who supports what and without who they are. Anyone can recompute and audit the agenda from it.
   *[other] The roundtable’s agenda is in the bundle, with the { $count } questions that it was chosen from, and with who supports what and without who they are. Anyone can recompute and audit the agenda from it.
}
export-done-pdf = { $count ->
    [0] No question is like that. The brief says so.
    [one] The brief is made from one question.
   *[other] The brief is made from { $count } questions.
}
export-progress = The file is on its way: { $done } of { $of } questions are in it.
export-too-large = The file is too large for a chat, which takes { $most } MB. Choose a roundtable, a status or days, or ask whoever runs Roundtable for { CODE("roundtable questions export") }.

exports-no-day = “{ $given }” cannot be read as a day. Write it like 2026-11-23.
exports-days-swapped = The last day, { $last }, is before the first, { $first }. Please swap them.
exports-bundle-status = A bundle holds approved questions, since an agenda is chosen from those. Leave the status out, or choose another kind of file.
exports-too-many-rows = A workbook’s sheet takes { $most } rows, and there are more. Choose a roundtable, a status or days, or a table (csv), which takes them all.
exports-roundtable-unknown = No roundtable here is called “{ $given }”, or several are. Leave it out to get what was asked for all of them.
exports-written = Exported { $count } questions.
exports-which = There are several communities: { $names }. Say which with --community and its number.
exports-unknown = There is no community “{ $given }”. There are: { $names }.
exports-unwritable = { $file } cannot be written: { $why }

exports-sheet-questions = Questions
exports-sheet-clusters = Asked alike
exports-column-number = Number
exports-column-text = Question
exports-column-neighbourhood = Neighborhood
exports-column-name = Name
exports-column-about = About
exports-column-asked_on = Asked on
exports-column-status = Status
exports-column-language = Language
exports-column-roundtable = Roundtable
exports-column-labels = Labels
exports-column-supporters = Supporters
exports-column-joined_to = Joined to
exports-column-reason = Reason
exports-column-redacted = Redacted
exports-column-shown = Shown
exports-column-wordings = Wordings
exports-column-joined = Joined questions
exports-sheet-agenda = Agenda
exports-column-place = Place
exports-column-became = At the roundtable
exports-column-skipped = Why it was skipped
exports-column-rule = Chosen by
exports-became-draft = draft, not published
exports-became-waiting = not asked yet
exports-became-asked = asked
exports-became-skipped = skipped
exports-rule-equal-shares = equal shares
exports-rule-phragmen = Phragmén
exports-rule-top = most supported
exports-rule-by-hand = the organizers
exports-word-gone = (no longer public)
exports-sheet-answers = Answers
exports-column-outcome = Outcome
exports-column-who = Answered by
exports-column-answered_on = Answered on
exports-column-until = Promised by
exports-column-answer_en = Answer in English
exports-column-answer_es = Answer in Spanish
exports-column-link = Recording
exports-sheet-ledger = Ledger
exports-column-part = Part
exports-column-counted = What is counted
exports-column-count = Count
exports-column-note = Note
exports-ledger-hours = Median time to a decision, in hours
exports-outcome-answered = answered
exports-outcome-partly = partly answered
exports-outcome-deferred = deferred
exports-outcome-declined = declined
exports-status-received = received
exports-status-approved = approved
exports-status-rejected = rejected
exports-status-withdrawn = withdrawn
exports-word-other = another neighborhood
exports-word-yes = yes
exports-about-general = general
exports-about-roundtable = roundtable
exports-about-official = official
exports-about-story = story
exports-about-message = message
exports-about-sample = sample

exports-brief-title = What residents ask: { $what }
exports-brief-of = Prepared by Roundtable for { $community }.
exports-brief-at = The roundtable: { $when }.
exports-brief-at-place = The roundtable: { $when }, { $where }.
exports-brief-label = Only questions with the label “{ $label }”.
exports-brief-status = Only questions with the status: { $statuses }.
exports-brief-days = Asked from { $first } to { $last }.
exports-brief-day = Asked on { $day }.
exports-brief-agenda-order = In the order of the agenda.
exports-brief-agenda-over = The roundtable has gone through it, in this order.
exports-brief-agenda-draft = A draft, not published yet: in the order in which they would be put.
exports-brief-number = question { $number }
exports-brief-answered = { $outcome }: { $who }, { $day }
exports-brief-until = promised by { $day }
exports-brief-counts = How much was asked
exports-brief-asked = { $questions ->
    [0] Nothing was asked.
    [one] One question was asked.
   *[other] { $questions } questions were asked.
}
exports-brief-unprinted = { $count ->
    [one] One of them is not public: its words are not printed.
   *[other] { $count } of them are not public: their words are not printed.
}
exports-brief-alike = { $different ->
    [one] They all ask the same; where several ask the same, they are listed once.
   *[other] Some ask the same: { $different } different ones are listed.
}
exports-brief-chart-note = By theme. A question with several themes counts under each. Supports are people who asked or support a question, each counted once for it.
exports-brief-column-theme = Theme
exports-brief-column-questions = Questions
exports-brief-column-supports = Supports
exports-brief-column-neighbourhood = Neighborhood
exports-brief-column-people = People
exports-brief-where = Where the askers live
exports-brief-where-note = As far as they said so. Neighborhoods that fewer than five people named are one line together, or left out where even these people are fewer than five.
exports-brief-themes = What was asked
exports-brief-no-theme = Everything else
exports-brief-more = { $count ->
    [one] And one more question.
   *[other] And { $count } more questions, all in the workbook.
}
exports-brief-people = { $count ->
    [one] one person
   *[other] { $count } people
}
exports-brief-from = from { $name }
exports-brief-lives = { $neighbourhood }
exports-brief-others = also asked as { $numbers }
exports-brief-privacy = Nobody is named here but those who wanted their name shown. A neighborhood stands here only where at least five people named it. Times are told to the day.
