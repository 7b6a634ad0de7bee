# Questions: asking, one's own, and the organizers' list.

ask-name = ask
ask-description = Ask a question for the next roundtable
ask-roundtable-name = roundtable
ask-roundtable-description = Which roundtable; without it, the next one that takes questions
ask-about-menu = Ask about this
ask-button = Ask a question

ask-title = Ask a question
ask-submit = Send
ask-text-label = Your question
ask-text-hint = Kept: your words and a code, not who you are. Moderators read them first, then everybody.
ask-neighbourhood-label = Neighborhood
ask-neighbourhood-hint = If you like: for example Frog Hollow
ask-show_name-label = Show my name with the question
ask-show_name-hint = Off: you are “a resident”
ask-roundtable-unknown = No roundtable that takes questions is called “{ $given }”. Choose one of those in { COMMAND("roundtables") }, or leave it out.

question-received = { BOLD("Thank you.") } Your question is number { BOLD($number) }. We keep your words, a code in place of who you are and, encrypted, how to tell you what becomes of it. Moderators see the words before everybody does; nobody sees your name. { COMMAND("privacy") } shows and erases what is kept.
question-received-named = { BOLD("Thank you.") } Your question is number { BOLD($number) }. We keep your words, a code in place of who you are, your name “{ $name }”, since you want it shown, and, encrypted, how to tell you what becomes of it. Moderators see the words and the name before everybody does. { COMMAND("privacy") } shows and erases what is kept.
question-goes-to = For the roundtable “{ $roundtable }”
question-goes-to-next = It waits for the next roundtable that takes questions.
question-closed = “{ $roundtable }” takes no more questions, so yours was not sent. Copy its words and type { COMMAND("ask") }: it then goes to the next roundtable.
question-no-words = There are no words in this question. Please write what you want to know in a sentence.
question-about-gone = What you wanted to ask about is no longer there. Type { COMMAND("ask") } to ask anyway.

question-number = Question { $number }
question-status = Status
question-status-received = received
question-status-approved = public
question-status-rejected = rejected
question-status-rejected-appeal = rejected. You were told why; if you think that is wrong, type { COMMAND("appeal") } and { $number }.
question-status-withdrawn = withdrawn
question-about = About
question-about-official = an official
question-about-official-titled = { $title }
question-about-story = a story
question-about-story-titled = { $title }
question-about-message = a message
question-about-message-titled = “{ $title }”
question-about-sample = Sample written for trying the bot out
question-about-sample-titled = Sample: { $title }
question-for = For
question-neighbourhood = Neighborhood
question-asker = From
question-a-resident = a resident
question-asked-at = Asked { $at }

my-questions-name = my-questions
my-questions-description = See your own questions, and take one back
my-questions-open = My questions
my-questions-none = You have not asked anything yet. Type { COMMAND("ask") } to ask a question.
my-questions-yours = { $count ->
    [one] { BOLD("Your question") }
   *[other] { BOLD("Your questions") } ({ $count })
}
questions-home = { BOLD("My questions") }
questions-home-none = { BOLD("My questions") }: none yet. Type { COMMAND("ask") } to ask one.
question-withdraw = Take it back
question-withdrawn = Question { $number } is taken back. The organizers no longer see it.
question-withdrawn-before = Question { $number } was taken back already.
question-not-yours = That is not one of your questions, or it is gone. Type { COMMAND("my-questions") } to see yours.

questions-roundtable-unknown = No roundtable here is called “{ $given }”, or several are. Leave it out to see all questions.
privacy-rows-questions = Questions you asked
privacy-rows-supports = Questions of others that you support

