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
    [0] Nobody voted.
    [one] One person voted. How many of their questions are on the agenda: { $three ->
        [0] { $two ->
            [0] { $one ->
                [0] none
               *[other] one
            }
           *[other] two
        }
       *[other] three or more
    }.
   *[other] { $voters } people voted. At least one of their questions is on the agenda for { $one ->
        [0] none
       *[other] { $one }
    } of them, at least two for { $two ->
        [0] nobody
       *[other] { $two }
    }, at least three for { $three ->
        [0] nobody
       *[other] { $three }
    }.
}
agenda-who-voted = Voters are those who asked or supported at least one of the questions to choose from. Of everybody else this says nothing.

agenda-seats = An agenda needs at least one seat; { $given } cannot be.
agenda-question-twice = Question #{ $number } stands there twice.
agenda-vote-unknown = Somebody supports #{ $number }, which is not among the questions.
agenda-slate-unknown = #{ $number } is on the agenda and not among the questions to choose from.
agenda-slate-twice = #{ $number } is on the agenda twice.

agenda-bundle-json = This is no bundle: it is not JSON in UTF-8. Export one with { COMMAND("export") }.
agenda-bundle-shape = This is no bundle: what stands at “{ $where }” is missing or of the wrong kind. Export one anew.
agenda-bundle-lacks = { $what ->
   *[slate] There is no agenda in this bundle (“slate” is missing), so there is nothing to audit. Export the bundle of a roundtable that has an agenda, { CODE("roundtable questions export --format json --roundtable …") }, or choose one from this bundle with { CODE("roundtable agenda choose") }.
    [seats] This bundle does not say how many seats its agenda has (“seats” is missing). Export it anew, or choose one from it with { CODE("roundtable agenda choose --seats") }.
}
agenda-bundle-edited = This bundle was edited after it was exported: its checksum does not hold. Export it anew, or take the line “sha256” out if you want to try something out.
agenda-bundle-unreadable = { $file } cannot be read: { $why }
agenda-bundle-draft = This agenda is a draft: it is not published, and the organizers may still change it.
agenda-bundle-intact = The checksum holds: nothing was changed since it was exported.
agenda-bundle-unsigned = There is no checksum to hold it against.

agenda-name = agenda
agenda-description = The questions that are put at a roundtable
agenda-build-name = build
agenda-build-description = Choose the questions for a roundtable by a fair rule; you can change them before you publish
agenda-build-seats-name = seats
agenda-build-seats-description = How many questions there is time for
agenda-build-rule-name = rule
agenda-build-rule-description = How to choose; without it, equal shares
agenda-build-rule-equal-shares = Equal shares: every voter has the same say
agenda-build-rule-phragmen = Phragmén: the load is spread evenly
agenda-build-rule-top = Most supported, to compare with
agenda-build-roundtable-name = roundtable
agenda-build-roundtable-description = Which roundtable; without it, the next one
agenda-show-name = show
agenda-show-description = See which questions are put at a roundtable, and how they were chosen
agenda-show-roundtable-name = roundtable
agenda-show-roundtable-description = Which roundtable; without it, the next one

agenda-roundtable-unknown = No roundtable here is called “{ $given }”, or several are. Choose one from the list.
agenda-no-roundtable = No roundtable is coming up. Plan one with { COMMAND("roundtable create") }, or say which one you mean.
agenda-nothing = There is no question to choose from for “{ $roundtable }” yet: none was approved.
agenda-full = An agenda has { $most } questions at most.
agenda-empty = There is no question on this agenda. Add one before you publish it.
agenda-gone = This agenda is no longer there. { COMMAND("agenda show") } shows what is.
agenda-changed = This agenda was changed or published in the meantime. { COMMAND("agenda show") } shows it as it is now.
agenda-not-on-it = #{ $number } is not on this agenda any more. { COMMAND("agenda show") } shows it as it is now.
agenda-on-it = #{ $number } is on this agenda already.
agenda-not-eligible = #{ $number } is not among the questions for this roundtable: only approved questions are that were asked for it, or that wait for any.
agenda-settled-before = #{ $number } was marked already. { COMMAND("agenda run") } shows where the agenda stands.
agenda-no-number = “{ $given }” is no number of a question.
agenda-needs-reason = This leaves a group without its share, so it needs a reason.
agenda-none = No agenda is published yet. { COMMAND("roundtables") } shows what is coming up.
agenda-none-yet = No agenda is published yet for “{ $roundtable }”.

agenda-of = Agenda: { $roundtable }
agenda-built = { BOLD("A draft.") } Only organizers see it. Pick a question to move, pin, swap or drop it; publish when it is right.
agenda-draft-now = { BOLD("The draft as it is now.") } Only organizers see it.
agenda-changed-so = { BOLD("Changed.") } The audit below is new.
agenda-edited = { BOLD("A new draft.") } Everybody goes on seeing the published agenda until you publish this one.
agenda-shown = { BOLD("The agenda") } of “{ $roundtable }”
agenda-shown-over = { BOLD("The agenda") } of “{ $roundtable }”. Its time has passed, and it is not recorded whether the questions without a mark were asked.
agenda-shown-canceled = { BOLD("The agenda") } of “{ $roundtable }”, which was canceled
agenda-post = { BOLD("These questions were chosen for the roundtable.") }
agenda-post-over = { BOLD("The roundtable has gone through these questions.") }
agenda-published = Published. It is being posted where everybody sees it.
agenda-published-quietly = Published, and shown by { COMMAND("agenda show") }. It is not posted, because no channel for roundtables or questions is chosen: a moderator does that with { COMMAND("setup") }.

agenda-audit = Audit
agenda-covered = Voters
agenda-how = How they were chosen
agenda-reason = The organizers’ reason
agenda-reason-nth = Reason { $place } of { $of }
agenda-reasons-many = There are { $count } reasons. { COMMAND("agenda show") } shows them all.
agenda-supporters = People who support it
agenda-became = At the roundtable
agenda-marks = ✓ asked: { $asked } · ✗ skipped: { $skipped } · unmarked: { $waiting }
agenda-status-asked = asked
agenda-status-skipped = skipped
agenda-skipped-why = Why it was skipped
agenda-place = { $place }. Question { $number }
agenda-question-gone-withdrawn = (This question was taken back.)
agenda-question-gone-received = (This question waits for a moderator.)
agenda-question-gone-rejected = (A moderator turned this question down.)
agenda-question-gone-approved = (This question belongs to another roundtable now.)
agenda-question-gone-erased = (The words of this question were erased.)
agenda-no-items = No question yet.
agenda-built-by = Built by { $rule }.
agenda-chosen = Chosen by { $rule }.
agenda-chosen-and-changed = { $count ->
    [0] Chosen by { $rule }; then the organizers put them in another order.
    [one] Chosen by { $rule }; then the organizers changed it by hand in one place.
   *[other] Chosen by { $rule }; then the organizers changed it by hand in { $count } places.
}
agenda-chosen-before = { $how } { $count ->
    [one] Votes and questions changed after it was drafted: from those audited here, the rule would choose otherwise in one place.
   *[other] Votes and questions changed after it was drafted: from those audited here, the rule would choose otherwise in { $count } places.
}
agenda-rule-equal-shares = the Method of Equal Shares, in which every voter has the same say
agenda-rule-phragmen = Phragmén’s method, which spreads the load of each question evenly over its supporters
agenda-rule-top = how many people support each
agenda-samples-label = Samples
agenda-samples = { $count ->
    [one] { $numbers } was written for trying the bot out: no resident asked it.
   *[other] { $numbers } were written for trying the bot out: no resident asked them.
}
agenda-people-sample = { $people } · sample
agenda-reason-given = The organizers’ reason: { $reason }

agenda-publish = Publish
agenda-edit = Change it
agenda-in-full = See it in full
agenda-pick = Change a question…
agenda-pick-more = Add a question…
agenda-add-number = Add by number
agenda-add-title = Add a question
agenda-add-submit = Add
agenda-add-number-label = Number of the question
agenda-do-up = Earlier
agenda-do-down = Later
agenda-do-pin = Pin
agenda-do-unpin = Unpin
agenda-do-drop = Drop
agenda-do-swap = Put another in its place…
agenda-back = Back
agenda-item-what = What should happen with this question? A pinned one stays when the agenda is built again.
agenda-would = { BOLD("This needs a reason.") } { $what } Your reason is published with the agenda.
agenda-give-reason = Give a reason
agenda-leave = Leave it as it is
agenda-reason-title = Why?
agenda-reason-submit = Send
agenda-reason-reason-label = Your reason
agenda-reason-reason-hint = Everybody reads it below the agenda.

agenda-picture = The agenda of “{ $roundtable }” as a picture, in { $language }; the words of this message say the same.
agenda-picture-en = English
agenda-picture-es = Spanish
agenda-picture-kicker = Questions for the roundtable
agenda-people = { $people ->
    [one] #{ $number }, one person
   *[other] #{ $number }, { $people } people
}

agenda-why-question = Question { $number }
agenda-why-also = And
agenda-why-none = No agenda has been published yet that this question could be on.
agenda-why-later = It was not among the questions to choose from when the agenda of “{ $roundtable }” was made: it was approved later, or was joined to another question then.
agenda-why-on = { $people ->
    [0] { BOLD("It is on the agenda") } of “{ $roundtable }”, as number { $place }. Nobody supported #{ $number } when it was made. { $how }
    [one] { BOLD("It is on the agenda") } of “{ $roundtable }”, as number { $place }. One person supported #{ $number } when it was made. { $how }
   *[other] { BOLD("It is on the agenda") } of “{ $roundtable }”, as number { $place }. { $people } people supported #{ $number } when it was made. { $how }
}
agenda-why-on-equal-shares = Every voter had the same say to give away, and its supporters had enough left to bring it onto the agenda.
agenda-why-on-filled = Every voter had the same say to give away. Once no question’s supporters had enough left to bring one onto it, the places left went where supporters had spent the least of theirs.
agenda-why-on-nobody = There was a place that no question with supporters was left for; among those without any, the lowest number comes first.
agenda-why-on-phragmen = Each question on the agenda weighs on those who support it, and this one weighed on its supporters the least when its turn came.
agenda-why-on-top = It is among the most supported.
agenda-why-on-by-hand = The rule had not chosen it: the organizers put it there.
agenda-why-on-before = The rule chose it when the agenda was drafted; from the votes as they were when it was published, it would have chosen another.
agenda-why-asked = It was asked at the roundtable.
agenda-why-skipped = It was skipped at the roundtable.
agenda-why-off = { $people ->
    [0] { BOLD("It is not on the agenda") } of “{ $roundtable }”. Nobody supported #{ $number } when it was made. { $how }
    [one] { BOLD("It is not on the agenda") } of “{ $roundtable }”. One person supported #{ $number } when it was made; { $have ->
        [0] they have no other of their questions there.
       *[other] they have another of their questions there.
    } { $how }
   *[other] { BOLD("It is not on the agenda") } of “{ $roundtable }”. { $people } people supported #{ $number } when it was made; { $have ->
        [0] none of them has another of their questions there.
        [one] one of them has another of their questions there.
       *[other] { $have } of them have another of their questions there.
    } { $how }
}
agenda-why-off-equal-shares = Every voter had the same say to give away; by the rule its supporters spent theirs on other questions, or were too few to bring one onto it.
agenda-why-off-nobody = Questions with supporters come first; among those without any, the lowest number does.
agenda-why-off-phragmen = Each question on the agenda weighs on those who support it, and by the rule there were always others that came first: they weighed less on their supporters, or as much and had a lower number.
agenda-why-off-top = Others came first by the rule: more people supported them, or as many and they had a lower number.
agenda-why-off-by-hand = The rule had chosen it: the organizers took it off.
agenda-why-off-since = When the agenda was drafted, the rule had not chosen it; from the votes as they were when it was published, it would have.
