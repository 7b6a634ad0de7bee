from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from cogs.officials import dates
from cogs.officials.importing.settling import Claim, standing


def claim(number, origin, start, end, seen, *, record=None, federal=False):
    return Claim(
        id=number,
        record=record or f"{origin}:{number}",
        origin=origin,
        federal=federal,
        first_day=dates.first_day(start),
        last_day=dates.last_day(end),
        evidence_on=seen,
        verified_on=seen,
        superseded=False,
    )


def shown(*claims):
    """Ids of the terms that are shown, the same in whatever order they were stored."""
    results = [standing(order) for order in permutations(claims)]
    assert all(result == results[0] for result in results)
    return {number: verified for number, (superseded, verified) in results[0].items() if not superseded}


def test_a_mayor_served_until_the_new_year_not_until_election_day():
    ours = claim(1, "roundtable", "2016-01-01", "2023-12-31", "2023-12-29")
    theirs = claim(2, "openstates", None, "2023-11-06", "2023-11-06")
    assert shown(ours, theirs) == {1: "2023-12-29"}


def test_sources_that_agree_lend_each_other_their_latest_day():
    ours = claim(1, "roundtable", "2011-01-05", None, "2026-08-05")
    theirs = claim(2, "openstates_csv", None, None, "2027-01-02")
    assert shown(ours, theirs) == {1: "2027-01-02"}


def test_a_later_source_that_saw_the_end_is_believed():
    ours = claim(1, "roundtable", "2011-01-05", None, "2026-08-05")
    theirs = claim(2, "openstates", "2011-01-05", "2027-01-05", "2027-01-05")
    assert shown(ours, theirs) == {2: "2027-01-05"}


def test_congress_knows_its_own_terms_best():
    own = [
        claim(1, "congress", "2017-01-03", "2023-01-02", "2023-01-02", record="congress:B", federal=True),
        claim(2, "congress", "2023-01-03", "2029-01-02", "2026-06-15", record="congress:B", federal=True),
    ]
    placeholder = claim(3, "openstates", "2011-01-03", None, "2026-08-05", federal=True)
    assert shown(*own, placeholder).keys() == {1, 2}


def test_of_two_files_that_say_the_same_one_is_shown_whichever_was_read_first():
    one, other = (claim(n, "roundtable", "2016-01-04", "2018-01-08", "2018-01-02", record=f"r:{n}") for n in (1, 2))
    assert len(shown(one, other)) == 1


def test_two_periods_of_one_person_stay_two():
    first = claim(1, "roundtable", "2012-08", "2018-02", "2018-02", record="r")
    interim = claim(2, "roundtable", "2025-02-24", "2025-08", "2025-02-24", record="r")
    permanent = claim(3, "roundtable", "2025-08", None, "2025-09", record="r")
    assert shown(first, interim, permanent).keys() == {1, 2, 3}


def test_a_role_within_a_longer_one_of_the_same_record_is_not_shown_twice():
    long = claim(1, "openstates", "1999-01-03", None, "2026-08-05", record="r")
    short = claim(2, "openstates", "2023-01-03", "2025-01-02", "2025-01-02", record="r")
    assert shown(long, short).keys() == {1}


days = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2030, 1, 1)).map(date.isoformat))


@given(
    st.lists(st.tuples(st.sampled_from(["roundtable", "openstates", "openstates_csv"]), days, days, days), max_size=6)
)
def test_nobody_is_lost_and_nobody_stands_twice(rows):
    claims = [
        claim(number, origin, *sorted([start, end], key=lambda day: day or "") if start and end else (start, end), seen)
        for number, (origin, start, end, seen) in enumerate(rows)
    ]
    kept = [c for c in claims if not standing(claims)[c.id][0]]
    assert all(any(c is k or c.overlaps(k) for k in kept) for c in claims)
    assert not any(a.overlaps(b) for a in kept for b in kept if a is not b)
