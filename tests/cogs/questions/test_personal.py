"""What is found in a text that gives a person away, and what is not."""

import csv
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.questions.abuse import abuses
from cogs.questions.names import names_in
from cogs.questions.personal import personal_data
from tests.cogs.questions.similar.pairs import pairs


def found(text):
    return [(one.kind, one.words) for one in personal_data(text, names_in(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 860-555-0123 or (860) 522 7000 or +1 860 522 7000 or 8605227000",
         ["860-555-0123", "(860) 522 7000", "+1 860 522 7000", "8605227000"]),
        ("my cell is 522-7000", ["522-7000"]),
        ("text 5550199 or llame al 5550188", ["5550199", "5550188"]),
        ("police report 2024-012345 and case 24-123456", []),
        ("from 2016-2024 we spent $1,500,000 and 100-200 people came at 555-1234-22", []),
    ],
)  # fmt: skip
def test_phone_numbers(text, expected):
    assert found(text) == [("phone", words) for words in expected]


@pytest.mark.parametrize(
    "words",
    [
        "ana.lopez@example.org", "ana (at) example dot com", "juan arroba gmail.com", "ana @ example.com",
        "ana{arroba}example{punto}com", "ana_at_example_dot_com", "ana AT gmail.com", "ana@example,com", "ana@gmail",
    ],
)  # fmt: skip
def test_mail(words):
    assert found(f"write to {words} please") == [("email", words)]


def test_a_site_is_no_mail():
    assert found("my e-mail is ana at example.org") == [("email", "ana at example.org")]
    for text in ("look at hartfordct.gov", "the list posted at courant.com", "@HartfordPolice on X", "we met at noon"):
        assert found(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "12 Sample Street, Apt 3B", "1234 Albany Ave", "calle Park 123, apto 2", "123 calle Park", "Calle Babcock #77",
        "el 45 de la calle Broad", "P.O. Box 123", "el 45 de Park Street", "Park Street 45", "Park Street #45",
        "calle Broad número 45", "12 Sample Street, 2nd floor", "12 Sample Street, tercer piso",
        "12 1/2 Sample St", "12 SAMPLE ST", "45 park st", "2019 Main Street",
    ],
)  # fmt: skip
def test_addresses(words):
    assert found(f"She said {words}.") == [("address", words)]


def test_an_address_in_small_letters_needs_a_word_before_it():
    assert found("he lives at 45 park st and that is loud") == [("address", "45 park st")]
    for text in (
        "there are 20 cars on our street",
        "la avenida Albany 24 horas al día",
        "20 Main Street lights are out",
        "We live 10 minutes drive from there",
        "I stood on Main Street 20 minutes",
        "WHY ARE THERE 20 MEN ON PARK STREET",
        "we are in 06103 Hartford CT",
        "the trucks on State Road 37, and on Highway 6.",
    ):
        assert found(text) == []


def test_years_and_buses_are_no_houses():
    for text in (
        "Since 2019 Main Street changed",
        "in the 1980s Main Street had shops",
        "the 31 Park Street bus is late",
        "la ruta 31 Park Street no pasa",
        "a shooting on Main Street 2019.",
    ):
        assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "plate AB12345",
        "license plate is ABC 123",
        "la placa 123-ABC",
        "con placa AB 12345",
        "AB-12345 races here",
        "a red car, BD 12345, races",
        "a red car, BD·12345, races",
        "BD12345 races",
        "it is 123 ABC.",
    ],
)
def test_plates(text):
    assert [kind for kind, _ in found(text)] == ["plate"]


def test_codes_are_no_plates():
    assert found("HB 05001, RFP-2024, CT 06103, COVID-19, I-84 and Route 6, 120 HPD officers, 300 DUI stops") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My neighbor Jane Example sells drugs", "Jane Example"),
        ("mi vecino Pedro Pérez vende", "Pedro Pérez"),
        ("¿Por qué María José González de la Cruz no paga?", "María José González de la Cruz"),
        ("la señora González tiene", "González"),
        ("Mr. Johnson never fixes the heat", "Johnson"),
        ("the landlord Mike O'Brien", "Mike O'Brien"),
        ("my neighbor jane is loud", "jane"),
        ("mrs example is loud", "example"),
        ("My daughter Zuleyka was followed", "Zuleyka"),
        ("Mi sobrino Kelvin espera", "Kelvin"),
        ("When will DeShawn Example come", "DeShawn Example"),
        ("Jean-Claude Example came", "Jean-Claude Example"),
    ],
)
def test_names(text, name):
    assert found(text) == [("name", name)]


@pytest.mark.parametrize(
    "text",
    [
        "Will officers walk the beat?", "When Will Hartford Spend It?", "Mayor Luke Bronin and Senator Blumenthal",
        "Elizabeth Park, Martin Luther King Street and Annie Fisher School", "May Street is dark",
        "Chief James Rovella", "Mr. Mayor, when?", "mr mayor, when?", "Señor Alcalde, ¿cuándo?", "Sra. Alcaldesa",
        "Los detenidos son Latinos", "They stopped my son. Why?", "a mi hijo\nNadie",
        "The Jackson Laboratory and the Wilson Institute",
    ],
)  # fmt: skip
def test_no_names(text):
    assert found(text) == []


def test_false_alarms_are_rare_on_real_questions(shared_data):
    """Of 195 real and written statements one names a person; one more may be taken for one."""
    folder = shared_data / "questions"
    with (folder / "polis-affordable-housing" / "comments.csv").open(encoding="utf-8") as file:
        texts = [row["comment-body"] for row in csv.DictReader(file)]
    with (folder / "hartford_questions_written.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    named = [row["question"] for row in rows if row["flag"] == "names_private_person"]
    texts += [row["question"] for row in rows if row not in named]
    assert all(("name" in {kind for kind, _ in found(text)}) for text in named)
    assert len([text for text in texts if found(text) and text not in named]) <= 1


def test_none_of_our_own_questions_gives_anybody_away():
    texts = {text for pair in pairs() for text in (pair.one, pair.other)}
    assert [text for text in texts if found(text) or abuses(text)] == []


@pytest.mark.parametrize(
    "text",
    ["sh1t happens here", "what a b!tch", "f*cking noise", "f**k this", "you 1d1ots", "f u c k i n g cars", "asssshole",
     "hijos de puta", "qué p.u.t.a vergüenza", "cabrones", "son unos pend3jos", "vete al carajo", "fck this"],
)  # fmt: skip
def test_words_that_abuse(text):
    assert abuses(text)


@pytest.mark.parametrize(
    "text",
    ["assassins pass the class on grass", "what is put on the table", "Scunthorpe, Essex and Dickinson", "as a s is",
     "a.s.a.p. in the U.S.", "un negro futuro", "¿Cómputo de votos?", "*** 5 * 3 ***", "hace un ano, o dos años",
     "Assess the cocktail analysis at Hancock and Penistone", "reputación, disputa y diputados"],
)  # fmt: skip
def test_words_that_do_not(text):
    assert not abuses(text)


@given(st.text(max_size=600))
def test_any_text_is_looked_at_without_trouble(text):
    spans = [(one.start, one.end) for one in personal_data(text, names_in(text))]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    abuses(text)
