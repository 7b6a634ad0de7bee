"""The rules and the audit against a second, slower writing of their definitions, and by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import UserError
from cogs.agenda.audit import Violation, audit
from cogs.agenda.election import Election
from cogs.agenda.rules import RULES, choose, paid_for
from tests.cogs.agenda import elections as literal
from tests.cogs.agenda.elections import elections, slates


@settings(max_examples=400, deadline=None)
@given(elections())
def test_equal_shares_is_what_its_definition_says(election):
    assert choose(election, "equal-shares") == literal.equal_shares(election)


@settings(max_examples=100, deadline=None)
@given(elections(questions=12, voters=30))
def test_equal_shares_is_what_its_definition_says_among_more_voters(election):
    assert choose(election, "equal-shares") == literal.equal_shares(election)


@settings(max_examples=300, deadline=None)
@given(elections())
def test_phragmen_is_what_its_definition_says(election):
    assert choose(election, "phragmen") == literal.phragmen(election)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_the_audit_finds_the_groups_that_looking_at_every_group_finds(data):
    election = data.draw(elections())
    slate = data.draw(slates(election))
    found, claims = audit(election, slate), literal.claims(election, slate)
    assert found.ejr_plus == (not claims)
    assert found.jr == all(claim > 1 for _, claim, _ in claims)
    assert (found.violation is None) == found.ejr_plus
    if claims:
        least = min(claim for _, claim, _ in claims)
        most = max(size for _, claim, size in claims if claim == least)
        question = min(c for c, claim, size in claims if (claim, size) == (least, most))
        share = -(-least * election.voters // election.seats)
        assert found.violation == Violation(question, most, share, least)


@settings(max_examples=300, deadline=None)
@given(elections(questions=10, voters=25))
def test_equal_shares_always_passes_the_audit(election):
    found = audit(election, choose(election, "equal-shares"))
    assert (found.jr, found.ejr_plus) == (True, True)


@settings(max_examples=200, deadline=None)
@given(elections(questions=10, voters=25))
def test_phragmen_always_gives_a_group_with_a_fair_share_something(election):
    assert audit(election, choose(election, "phragmen")).jr


@settings(deadline=None)
@given(elections(), st.sampled_from(RULES))
def test_every_seat_is_filled_while_there_are_questions(election, rule):
    slate = choose(election, rule)
    assert len(slate) == len(set(slate)) == min(election.seats, len(election.questions))
    assert set(slate) <= set(election.questions)


@settings(deadline=None)
@given(elections(), st.sampled_from(RULES), st.randoms())
def test_the_order_of_ballots_changes_nothing(election, rule, random):
    shuffled = list(election.ballots)
    random.shuffle(shuffled)
    again = Election.of(reversed(election.questions), shuffled, election.seats)
    assert choose(again, rule) == choose(election, rule)
    assert audit(again, choose(again, rule)) == audit(election, choose(election, rule))


def town(seats=3):
    """Six want questions 1, 2 and 3; two want 4; one wants 5; 6 is nobody's."""
    return Election.of(range(1, 7), [[1, 2, 3]] * 6 + [[4]] * 3 + [[5]], seats)


def test_the_most_supported_leaves_a_minority_with_nothing_and_the_audit_names_it():
    slate = choose(town(), "top")
    assert slate == [1, 2, 3]
    found = audit(Election.of(range(1, 7), [[1, 2, 3]] * 6 + [[4]] * 4, 3), slate)
    assert (found.jr, found.ejr_plus, found.violation) == (False, False, Violation(4, 4, 4, 1))
    assert found.data()["violation"] == {"question": 4, "people": 4, "fair_share": 4}
    assert (found.at_least, found.covered, found.voters) == ((6, 6, 6), 6, 10)


def test_the_audit_counts_who_has_one_two_and_three_of_theirs():
    election = Election.of([1, 2, 3, 4], [[1, 2, 3], [1, 2], [2, 4], [1], [4]], 3)
    assert audit(election, [1, 2, 3]).at_least == (4, 2, 1)


def test_equal_shares_gives_the_minority_its_seat():
    assert choose(Election.of(range(1, 7), [[1, 2, 3]] * 6 + [[4]] * 4, 3), "equal-shares") == [1, 4, 2]


def test_what_the_money_does_not_reach_is_filled_by_who_has_money_left():
    """Each has 2/5. Question 1 costs its three supporters 1/3 each; the two who paid nothing are ahead with 4/5."""
    election = Election.of([1, 2, 3], [[1, 2]] * 3 + [[3]] * 2, 2)
    assert choose(election, "equal-shares") == [1, 3]
    assert paid_for(election) == [1]


def test_ties_go_to_the_lower_number():
    election = Election.of([30, 20, 10], [[10], [20], [30]], 2)
    assert [choose(election, rule) for rule in RULES] == [[10, 20]] * 3


def test_what_nobody_supports_comes_last():
    assert choose(town(6), "equal-shares")[-1] == 6
    assert choose(town(6), "phragmen")[-1] == 6
    assert choose(town(9), "top") == [1, 2, 3, 4, 5, 6]


def test_the_audit_tells_a_group_that_has_one_and_could_claim_two():
    election = Election.of([1, 2, 3, 4], [[1, 2]] * 6 + [[3], [4]], 4)
    found = audit(election, [1, 3, 4])
    assert (found.jr, found.ejr_plus) == (True, False)
    assert found.violation == Violation(2, 6, 4, 2)


@pytest.mark.parametrize("rule", RULES)
def test_without_voters_questions_come_by_number_and_nobody_is_wronged(rule):
    election = Election.of([3, 1, 2], [[], []], 2)
    assert choose(election, rule) == [1, 2]
    found = audit(election, [2])
    assert (found.jr, found.ejr_plus, found.violation, found.covered, found.voters) == (True, True, None, 0, 0)


def test_a_number_twice_in_a_ballot_counts_once_and_an_empty_ballot_is_no_voter():
    assert Election.of([1, 2], [[1, 1], []], 1) == Election.of([1, 2], [[1]], 1)


@pytest.mark.parametrize(
    ("questions", "supports", "seats", "why"),
    [
        ([1], [[1]], 0, "agenda-seats"),
        ([1], [[1]], -3, "agenda-seats"),
        ([1, 1], [[1]], 1, "agenda-question-twice"),
        ([1], [[2]], 1, "agenda-vote-unknown"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(questions, supports, seats, why):
    with pytest.raises(UserError, match=why):
        Election.of(questions, supports, seats)


@pytest.mark.parametrize(("slate", "why"), [([1, 9], "agenda-slate-unknown"), ([1, 1], "agenda-slate-twice")])
def test_a_slate_that_makes_no_sense_is_refused_by_name(slate, why):
    with pytest.raises(UserError, match=why):
        audit(Election.of([1, 2], [[1]], 1), slate)
