# Who serves a place.

officials-name = officials
officials-description = Who represents a place: from the mayor to Congress, with how to reach them
officials-place-name = place
officials-place-description = A town or city, a ZIP code, or a county
officials-office-name = office
officials-office-description = Only this office, for example mayor, chief, or senator
officials-level-name = level
officials-level-description = Only this level of government

officials-level-city = City
officials-level-county = County or judicial district
officials-level-state = State
officials-level-federal = Federal

officials-found = { $count ->
    [one] { BOLD($place) }: one office
   *[other] { BOLD($place) }: { $count } offices
}
officials-split-lower = { $place } is shared by { $count } State House districts.
officials-split-upper = { $place } is shared by { $count } State Senate districts.
officials-split-us-house = { $place } is shared by { $count } congressional districts.
officials-by-address = Which of them serves you depends on your address.
officials-undistricted = Our records do not say in which legislative districts { $place } lies, so its legislators may be missing here.

officials-which = There are several places called “{ $typed }”. Which one do you mean?
officials-unknown = No place called “{ $typed }” is known here. Did you mean one of these? You can also type a town with its state, like “Hartford, CT”, or a ZIP code.
officials-no-places = No place called “{ $typed }” is known here, nor any name like it. Try a town with its state, like “Hartford, CT”, or a ZIP code.
officials-elsewhere = A place of that name elsewhere
officials-none-known = We know { BOLD($place) }, but no officials of it yet.
officials-none-such = No “{ $office }” of { BOLD($place) } is in our records. Try another word for the office, or look at everybody.
officials-none-at-level = Nobody of { BOLD($place) } at that level is in our records.
officials-everyone = Show everybody
officials-level-menu = Show one level only

officials-place = { $name }, { $state }
officials-place-in-county = { $name } ({ $county } County), { $state }
officials-place-of-kind = { $name } ({ $kind ->
    [city] city
    [town] town
    [village] village
    [borough] borough
    [plantation] plantation
   *[other] { $kind }
}), { $state }

officials-ask = Ask a question
officials-wrong = This is wrong

officials-called = { $name }, { $office }
officials-strong = { BOLD($words) }
officials-in-district = { $district ->
    [AL] { $office } (at large)
   *[other] { $office }, district { $district }
}
officials-acting = { $office } (interim)
officials-elected = elected
officials-appointed = appointed
officials-party-democratic = Democratic
officials-party-republican = Republican
officials-party-independent = Independent
officials-party-nonpartisan = Nonpartisan
officials-party-working-families = Working Families
officials-since = since { $precise ->
    [yes] { $day }
   *[no] { $day }
}
officials-until = until { $precise ->
    [yes] { $day }
   *[no] { $day }
}
officials-shares = One of { $count } districts in { $place }: it depends on the address.
officials-vacant = Vacant
officials-vacant-until = Declared vacant, until { $precise ->
    [yes] { $day }
   *[no] { $day }
} at the latest.
officials-vacant-since = Nobody is on record since { $name } left office ({ $day }). A successor may serve whom our records do not have yet.
officials-vacant-unknown = Our records name nobody in this office.
officials-certainty-medium = ⚠ Not quite sure: sources differ, or the exact day is not known.
officials-certainty-inferred = ⚠ Not sure: this follows from other facts; no source that we read says so outright.
officials-note = Note: { $note }
officials-stale = ⚠ Last verified more than a year ago ({ $day }). It may have changed.
officials-never-verified = ⚠ Not verified yet.
officials-phone = Phone
officials-email = Email
officials-form = Contact form
officials-website = Website
officials-address = Address
officials-source = Source: { $source }
officials-verified = verified { $day }
officials-link = { LINK($label, $url) }
officials-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

officials-joined-2 = { $a } · { $b }
officials-joined-3 = { $a } · { $b } · { $c }
officials-joined-4 = { $a } · { $b } · { $c } · { $d }
officials-below-2 =
    { $a }
    { $b }
officials-below-3 =
    { $a }
    { $b }
    { $c }
officials-below-4 =
    { $a }
    { $b }
    { $c }
    { $d }
officials-below-5 =
    { $a }
    { $b }
    { $c }
    { $d }
    { $e }
officials-below-6 =
    { $a }
    { $b }
    { $c }
    { $d }
    { $e }
    { $f }
officials-below-7 =
    { $a }
    { $b }
    { $c }
    { $d }
    { $e }
    { $f }
    { $g }

officials-role-mayor = Mayor
officials-role-first-selectman = First selectman
officials-role-deputy-mayor = Deputy mayor
officials-role-city-manager = City manager
officials-role-council-president = City council president
officials-role-council-member = City council member
officials-role-city-treasurer = City treasurer
officials-role-city-clerk = City clerk
officials-role-police-chief = Police chief
officials-role-fire-chief = Fire chief
officials-role-superintendent = Superintendent of schools
officials-role-county-executive = County executive
officials-role-county-commissioner = County commissioner
officials-role-states-attorney = State’s attorney (prosecutor)
officials-role-district-attorney = District attorney
officials-role-sheriff = Sheriff
officials-role-governor = Governor
officials-role-lt-governor = Lieutenant governor
officials-role-attorney-general = Attorney general
officials-role-secretary-of-state = Secretary of state
officials-role-treasurer = State treasurer
officials-role-comptroller = State comptroller
officials-role-auditor = State auditor
officials-role-chief-election-officer = Chief election officer
officials-role-upper = State senator
officials-role-lower = State representative
officials-role-legislature = State legislator
officials-role-president = President
officials-role-vice-president = Vice president
officials-role-us-senate = U.S. senator
officials-role-us-house = U.S. representative

# “This is wrong”

officials-wrong-title = This is wrong
officials-wrong-text-label = What is wrong?
officials-wrong-text-hint = For example: she left in March; the number is no longer in use
officials-wrong-evidence-label = How do you know?
officials-wrong-evidence-hint = A link helps the moderators to check it
officials-wrong-submit = Send
officials-reported = Thank you. The moderators now see what you wrote about { $subject }. Your name is not shown to them.
officials-record-gone = This record is no longer there. Look the place up again with { COMMAND("officials") }.

reports-name = reports
reports-description = What people say is wrong in the records of officials
officials-reports-open = { $count ->
    [0] No open reports. Nobody says that a record is wrong.
    [one] One open report
   *[other] { $count } open reports, the oldest first
}
officials-report-new = Somebody says that the record of { BOLD($subject) } is wrong:
officials-report-evidence = How they know
officials-report-when = { $at }
officials-report-close = Done
officials-report-closed = Done: the report about { $subject } is closed.
officials-report-gone = This report is not there any more. { COMMAND("reports") } lists those that are open.

# On the command line

officials-show-place = { $name }, { $state } ({ $ocd })
officials-show-on = As of { $day }:
officials-show-seat = • { $office }: { $who }
officials-show-detail = {"    "}{ $words }
officials-show-reach = Reach: { $ways }
officials-show-choices = Several places are called “{ $typed }”. Name one of these:
officials-show-suggestions = No place called “{ $typed }” is known. The nearest names:
officials-show-none = No place called “{ $typed }” is known, nor any name like it. The data that comes with the bot covers Hartford and its neighbors; `roundtable officials import` brings more.
officials-show-bad-day = “{ $given }” is no day. Write it as 2016-07-20.

# Importing

import-done = { BOLD($source) }: { $people ->
    [one] one person
   *[other] { $people } people
}, { $terms ->
    [one] one term
   *[other] { $terms } terms
}, { $places ->
    [one] one place
   *[other] { $places } places
}. New records: { $added }; changed: { $changed }; removed: { $removed }.
import-unchanged = { BOLD($source) }: { $people ->
    [one] one person
   *[other] { $people } people
}, { $terms ->
    [one] one term
   *[other] { $terms } terms
}, { $places ->
    [one] one place
   *[other] { $places } places
}. Nothing is new.
import-failed = { BOLD($source) } could not be read, and nothing of it was stored: { $reason }.
import-failed-fetching = { BOLD($source) } could not be read, and nothing of it was stored. { $reason }
import-changed = • { $who }: { $field }: “{ $old }” → “{ $new }”
import-added = • { $who }: { $field }: new: “{ $new }”
import-removed = • { $who }: { $field }: no longer “{ $old }”
import-skipped = • left out: { $where }: { $reason }
import-skipped-given = • left out: { $where }: { $reason }: “{ $given }”
import-more = … and { $count } more; { CODE("--json") } lists them all.
import-reasons = Left out: { $count }
import-reason = • { $count } × { $reason }
import-total = In all: { $people } people, { $terms } terms, { $places } places; { $skipped } left out; { $failed ->
    [0] every source was read
    [one] one source could not be read
   *[other] { $failed } sources could not be read
}.
import-nothing = There is nothing to import there. Name a file, a folder, an archive or an address.

import-bad-archive = the archive is damaged, or is none
import-bad-choice = this word is not one of those allowed here
import-bad-csv = line { $line } is no readable CSV
import-bad-date = this is no date (write 2024, 2024-01 or 2024-01-08)
import-bad-district = this is no district of that chamber
import-bad-email = this is no email address
import-bad-jurisdiction = no place or state can be read in this jurisdiction
import-bad-state = this is no state
import-bad-toml = it is no readable TOML ({ $detail })
import-bad-yaml = line { $line } is no readable YAML
import-bad-zip = this is no ZIP code of five digits
import-committee = committees are not imported
import-empty = nothing in it can be imported
import-ends-first = it ends before it begins
import-missing = this is missing
import-never-served = nominated or chosen, but never in office
import-no-name = this is no name
import-no-role = no office is known for this person
import-no-state = no column tells the state (state, ocd_division or a census number)
import-not-found = there is no such file
import-not-list = this should be a list
import-not-map = this should be a record with fields
import-not-number = this should be a number
import-not-opened = it cannot be opened ({ $detail })
import-not-text = this should be plain text
import-not-utf8 = it is not UTF-8 text; save it as UTF-8
import-other-division = divisions of this kind are not used
import-state-unknown = the file's name does not tell the state; call it ct.csv for Connecticut
import-too-big = it is larger than { $megabytes } MB
import-too-long = this is too long, or holds characters that are not text
import-too-many = it holds more than { $most } files
import-too-many-cells = the row has more cells than there are columns
import-unknown-form = none of the known forms (Open States, congress-legislators, our CSV or TOML, place and district lists)
import-unknown-person = nobody is known by this id yet; import the list of members first
import-yaml-bomb = the YAML nests or repeats itself beyond reason

summary-on = In office on { $on }{ $state ->
    [all] {""}
   *[other] {" "}in { $state }
}:
summary-role = • { $role }: { $count }
summary-people = { $people ->
    [one] One person stored, in office or formerly.
   *[other] { $people } people stored, in office or formerly.
}
summary-bad-state = “{ $given }” is no state. Write it as CT or Connecticut.

privacy-rows-reports = Wrong records that you reported
