# Between the form and the receipt: personal data, similar questions, limits, pauses.

ask-yours = Your question
ask-this = Ask this
ask-edit-mine = Edit mine
ask-cancel = Cancel
ask-canceled = Canceled. Nothing was kept of your question.
ask-draft-open = Go on with an unfinished question
ask-draft-gone = That question was sent, canceled, or left for more than a day. { COMMAND("my-questions") } shows what you asked; { COMMAND("ask") } asks anew.

ask-personal = { $count ->
    [one] { BOLD("Something in your question may give a person away.") }
   *[other] { BOLD("Some things in your question may give a person away.") }
} Nobody has seen it yet. Take it out, or keep it: then a moderator looks at it first.
ask-personal-names = { BOLD("Did you mean to name a private person?") } Nobody has seen your question yet. Take the name out, or keep it: then a moderator looks at it first.
ask-personal-without = Without it
ask-personal-take-out = Take it out
ask-personal-keep = Keep it
ask-personal-phone = Phone number
ask-personal-email = E-mail address
ask-personal-address = Street address
ask-personal-plate = License plate
ask-personal-name = Name
ask-personal-phone-out = [phone number]
ask-personal-email-out = [e-mail address]
ask-personal-address-out = [street address]
ask-personal-plate-out = [license plate]
ask-personal-name-out = [name]
ask-neighbourhood-personal = This looks like more than a neighborhood. Give only its name, such as Frog Hollow, or leave it out.

ask-alike = { $count ->
    [0] This was asked already
    [one] One person asks this already
   *[other] { $count } people ask this already
}: support theirs, or ask yours anyway. Nothing was sent yet.
ask-alike-people = { $count ->
    [0] Nobody supports it yet
    [one] One person asks this
   *[other] { $count } people ask this
}
ask-alike-support = Support theirs
ask-alike-anyway = Ask mine anyway
ask-alike-supported = You support question { $number } now. Your own was not sent. We keep, encrypted, how to tell you what becomes of it; { COMMAND("privacy") } erases it.

ask-limit = { $most ->
    [one] Everybody may ask one question for a roundtable here, and you asked yours.
   *[other] Everybody may ask { $most } questions for a roundtable here, and you asked yours.
} Take one back in { COMMAND("my-questions") }, or support the questions of others.
ask-cooldown = { $minutes ->
    [one] Between two questions of one person there is one minute here.
   *[other] Between two questions of one person there are { $minutes } minutes here.
} Send this one again after { $at }.
ask-paused = Moderators paused your asking here until { $until }, because of your question { $number }. They do not know who you are. If you think that is wrong, { COMMAND("my-questions") } lets you tell them.
ask-paused-erased = Moderators paused your asking here until { $until }. You had everything else erased since; the pause ends by itself at its time.
my-questions-paused = Moderators paused your asking here until { $until }, because of your question { $number }. They do not know who you are.
ask-appeal-open = Ask them to look again
ask-appeal-title = Ask to look again
ask-appeal-submit = Send
ask-appeal-text-label = Why should the pause end?
ask-appeal-text-hint = Moderators read it beside the number of your question, without your name.
ask-appeal-post = Whoever asked question { $number } is paused until { $until }, and asks you to look at that again.
ask-appeal-says = Their words
ask-appeal-settled = Whoever asked question { $number } wanted you to look at their pause again. That is settled; what they said is kept no longer.
ask-appealed = The moderators will look at it again. If they end the pause, you can simply ask.
ask-appeal-nowhere = Nobody would read it: this community has not chosen a channel for its moderators yet. Please write to one of them yourself, or try again once they have.
ask-appealed-before = You asked the moderators to look at it before. The pause ends by itself at its time.
ask-not-paused = You are not paused: { COMMAND("ask") } asks a question.

question-edit = Edit
question-edited = Question { $number } is changed. { COMMAND("my-questions") } shows it.
question-unchanged = Nothing was changed: question { $number } stands as it did. { COMMAND("my-questions") } shows it.
question-edit-late = Question { $number } can no longer be changed: others support it, or it was decided on. You can take it back in { COMMAND("my-questions") } and ask anew.
question-edit-published = Question { $number } is on a published agenda and can no longer be changed: its words stand as they were voted on. You can take it back in { COMMAND("my-questions") } and ask anew.

question-pause = Pause asker
question-pause-how-long = For how long may whoever asked question { $number } ask nothing more? You will not learn who it is, and they will learn that a moderator did this, not which.
question-pause-days = { $days ->
    [one] One day
   *[other] { $days } days
}
question-pause-lift = End the pause
question-paused = Whoever asked question { $number } is paused until { $until }. They are told when they ask, and may ask for another look.
question-pause-lifted = Whoever asked question { $number } may ask again.
question-pause-nobody = Nobody can be paused on this question: it is a sample, is gone, or its asker had everything erased.

setup-asking-name = asking
setup-asking-description = How many questions one person may ask, and how soon
asking-limits-title = Limits of asking
asking-limits-submit = Save
asking-limits-most-label = Questions of a person for each roundtable
asking-limits-most-hint = From 1 to 100
asking-limits-cooldown-label = Minutes between two questions of a person
asking-limits-cooldown-hint = From 0 (at once) to 1440 (a day)
asking-limit-number = Please write a whole number.
asking-limit-range = From { $low } to { $high } is possible.
asking-limits-chosen = Saved: { $most ->
    [one] one question of a person
   *[other] { $most } questions of a person
} for each roundtable, { $cooldown ->
    [0] one right after the other.
    [one] one minute apart.
   *[other] { $cooldown } minutes apart.
}
privacy-rows-asking_pauses = Pauses and unfinished questions
