# Agendas: which questions are put at a roundtable, chosen fairly, and what the audit says.

agenda-line = { $place }. #{ $number } { $text }
agenda-fair = No group of voters goes short: every group that is large enough to claim questions on this agenda has as many as it can claim.
agenda-no-voters = Nobody supported any of these questions, so this agenda can be unfair to nobody who voted.
agenda-violated-nothing = { $people ->
    [one] One person who supports #{ $number } has nothing on this agenda (a fair share is { $share }).
   *[other] { $people } people who support #{ $number } have nothing on this agenda (a fair share is { $share }).
}
agenda-violated-fewer = { $people ->
    [one] One person who supports #{ $number } has fewer than { $claim } questions on this agenda (a fair share for { $claim } is { $share }).
   *[other] { $people } people who support #{ $number } have fewer than { $claim } questions each on this agenda (a fair share for { $claim } is { $share }).
}
agenda-coverage = { $voters ->
    [one] One person voted. At least one of their questions is on the agenda for { $one }, at least two for { $two }, at least three for { $three }.
   *[other] { $voters } people voted. At least one of their questions is on the agenda for { $one } of them, at least two for { $two }, at least three for { $three }.
}
agenda-who-voted = Voters are those who asked or supported at least one of the questions to choose from. Of everybody else this says nothing.

agenda-seats = An agenda needs at least one seat; { $given } cannot be.
agenda-question-twice = Question #{ $number } stands there twice.
agenda-vote-unknown = Somebody supports #{ $number }, which is not among the questions.
agenda-slate-unknown = #{ $number } is on the agenda and not among the questions to choose from.
agenda-slate-twice = #{ $number } is on the agenda twice.

agenda-bundle-json = This is no bundle: it is not JSON in UTF-8. Export one with { COMMAND("export") }.
agenda-bundle-shape = This is no bundle: what stands at “{ $where }” is missing or of the wrong kind. Export one anew.
agenda-bundle-lacks = This bundle says nothing of its { $what }. Export one of an agenda that was built.
agenda-bundle-edited = This bundle was edited after it was exported: its checksum does not hold. Export it anew, or take the line “sha256” out if you want to try something out.
agenda-bundle-unreadable = { $file } cannot be read: { $why }
agenda-bundle-intact = The checksum holds: nothing was changed since it was exported.
agenda-bundle-unsigned = There is no checksum to hold it against.
