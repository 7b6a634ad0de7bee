"""How well both methods tell who asks the same, on labelled pairs, and the index that they are searched with."""

import base64
import csv

import pytest

from cogs.questions import likeness, meaning
from cogs.questions.likeness import contrary, key
from tests.cogs.questions.similar.background import FILE, background
from tests.cogs.questions.similar.pairs import pairs, topics

np = pytest.importorskip("numpy")


@pytest.fixture(scope="module")
def cosine():
    """The cosine of two texts, each embedded once."""
    model, known = meaning._Model(), {}

    def of(one, other):
        for text in (one, other):
            if text not in known:
                known[text] = model.vectors([text])[0]
        return float(known[one] @ known[other])

    return of


def by_words(one, other):
    return likeness.likeness(key(one), key(other)) >= likeness.ALIKE and not contrary(one, other)


def figures(takes, kind=None):
    """Precision and recall over the pairs of a kind."""
    some = [pair for pair in pairs() if kind in (None, pair.kind)]
    taken = [pair for pair in some if takes(pair.one, pair.other)]
    right = sum(pair.same for pair in taken)
    return round(right / len(taken), 2), round(right / sum(pair.same for pair in some), 2)


def test_there_are_enough_pairs_of_every_kind():
    kinds = {kind: [p for p in pairs() if p.kind == kind] for kind in ("en", "es", "across")}
    assert all(len(some) >= 100 for some in kinds.values())
    assert all(30 <= sum(p.same for p in some) <= 110 for some in kinds.values())
    assert len({(p.one, p.other) for p in pairs()}) == len(pairs()) >= 400


def near(figure):
    """Processors round a little differently."""
    return pytest.approx(figure, abs=0.03)


def test_precision_and_recall_by_meaning(cosine):
    def takes(one, other):
        return cosine(one, other) >= meaning.ALIKE and not contrary(one, other)

    assert figures(takes) == near((0.88, 0.85))
    assert figures(takes, "across") == near((0.96, 0.97))
    assert figures(takes, "en") == near((0.76, 0.75))
    assert figures(takes, "es") == near((0.82, 0.71))


def test_precision_and_recall_by_words():
    assert figures(by_words) == near((0.69, 0.26))
    assert figures(by_words, "en") == near((0.71, 0.48))
    assert figures(by_words, "es") == near((0.61, 0.38))


def test_of_unrelated_questions_few_are_taken_for_alike(cosine):
    of = topics()
    apart = [(a, b) for n, a in enumerate(of) for b in list(of)[:n] if of[a] != of[b]]
    assert sum(cosine(a, b) >= meaning.ALIKE for a, b in apart) / len(apart) < 0.0013
    assert sum(cosine(a, b) >= meaning.ALIKE - 0.01 for a, b in apart) / len(apart) > 0.0009
    assert sum(by_words(a, b) for a, b in apart) / len(apart) < 0.004


def test_the_examples_of_the_two_languages_meet(cosine):
    english, spanish = (
        "When will we see police walking the beat again?",
        "¿Cuándo vamos a ver policías caminando por el barrio?",
    )
    assert cosine(english, spanish) >= meaning.ALIKE
    assert not by_words(english, spanish)


def test_real_pairs(shared_data, cosine):
    """What was labelled the same is found; of what was labelled opposite nothing is."""
    with (shared_data / "questions" / "polis-affordable-housing" / "near_duplicate_pairs.csv").open(
        encoding="utf-8"
    ) as file:
        rows = list(csv.DictReader(file))
    taken = {"words": {}, "meaning": {}}
    for row in rows:
        one, other = row["text_a"], row["text_b"]
        alike = cosine(one, other) >= meaning.ALIKE and not contrary(one, other)
        for method, yes in (("words", by_words(one, other)), ("meaning", alike)):
            counts = taken[method].setdefault(row["label"], [0, 0])
            counts[0] += yes
            counts[1] += 1
    for counts in taken.values():
        assert counts["same"][0] == counts["same"][1]
        assert counts["opposite"][0] == 0
    assert taken["words"]["different"][0] <= 2
    assert taken["meaning"]["different"][0] <= 6, "statements of where one lives differ in one word"
    assert taken["words"]["different_random"][0] == 0
    assert taken["meaning"]["different_random"][0] <= 4, "all speak of housing"


def test_what_is_left_out_of_vectors_is_made_from_the_background():
    kept = [np.frombuffer(base64.b64decode(line), "<f2").astype("<f4") for line in FILE.read_text("ascii").split()]
    for made, there in zip(background(), kept, strict=True):
        assert abs(float(made @ there / np.linalg.norm(made) / np.linalg.norm(there))) > 0.99


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Do you support releasing the video?", "Do you oppose releasing the video?"),
        ("Is rent affordable for many people here?", "Is rent unaffordable for many people here?"),
        ("Will you hire 20 officers next year?", "Will you hire 40 officers next year?"),
        ("¿Van a abrir la piscina?", "¿Van a cerrar la piscina?"),
    ],
)
def test_the_contrary_is_not_the_same(one, other):
    assert contrary(one, other)
    assert contrary(other, one)
    assert not contrary(one, one)
