# What the console says of its own.

console-greeting = { BOLD("Roundtable") }: local news, meetings with the people in charge, and your questions to them. You are in the community { BOLD($community) }, at the console. Discord and Slack work the same way.
console-try = { COMMAND($line) } – { $about }
console-more = { COMMAND("help") } lists everything. { COMMAND("as moderator") } and { COMMAND("as organizer") } change your hat, { COMMAND("language es") } your language, { COMMAND("quit") } leaves. Press a button by typing its number.
console-unreached = { $count ->
    [one] One live source could not be reached: { $sources }. The stories from elsewhere are there anyway.
   *[other] { $count } live sources could not be reached: { $sources }. The stories from elsewhere are there anyway.
}
console-private = (only you see this)
console-file = Saved to { $path } ({ $size ->
    [one] { $size } byte
   *[other] { $size } bytes
})
console-hat = You are now { BOLD($name) }, as { $hat }.
console-which-hat = Which hat? { COMMAND("as") } takes one of: { $hats }; a name may follow.
console-owner = owner
console-language = I will answer you in English.
console-which-language = I speak: { $languages }. For example: { COMMAND("language es") }
console-unknown-near = There is no command “{ $name }”. Did you mean { $nearest }? { COMMAND("help") } lists everything.
console-said = Nobody else is at this console. Commands begin with a slash; { COMMAND("help") } lists them.
console-no-number = Nothing here has the number { $number }.
console-which = “{ $label }” stands in several places. Type the number:
console-nothing-to-cancel = There is nothing to cancel.
console-draft-kept = What you typed is kept. Open the form again to go on with it.
console-draft-found = What you typed last time is still here.
console-optional = { $label } (optional)
console-keep = Enter keeps “{ $now }”, - clears it
console-yes-or-no = { $label } (yes/no) [{ $now }]
console-answer-yes-or-no = Please answer yes or no.
console-no-match = Nothing fits “{ $typed }”. Try another spelling.
console-multiline = End a line with \ to go on in the next.
console-several = Type one or several numbers, for example 1 3 5-7.
console-channels = A channel by its name, such as { $names }
console-grants = Hats or names, separated by commas: moderator, @ana
console-check = The console needs no setup.

console-as-name = as
console-as-description = Change your hat: moderator, organizer or resident, with a name if you like
console-language-name = language
console-language-description = Change your language: en or es
console-cancel-name = cancel
console-cancel-description = Leave a form; what you typed is kept
console-quit-name = quit
console-quit-description = Leave the console

console-help = Only at this console
console-help-own =
    { COMMAND("as") } – { console-as-description }
    { COMMAND("language") } – { console-language-description }
    { COMMAND("cancel") } – { console-cancel-description }
    { COMMAND("quit") } – { console-quit-description }
