import gzip
import io
import zipfile

import pytest
from sqlalchemy import func, select

from cogs.officials.importing import limits, sources
from cogs.officials.store import ImportSource, Official
from tests.cogs.officials.conftest import legislator, write, zipped

BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (n, n, b", ".join([b"*%c" % (n - 1)] * 9)) for n in range(ord("b"), ord("z"))
)

SMALL_BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (n, n, b", ".join([b"*%c" % (n - 1)] * 9)) for n in range(ord("b"), ord("k"))
)
"""Few aliases that stand for 3.5 thousand million words."""


def deep_zip():
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("ct.zip", b"PK")
    return inner.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("bomb.yml", BOMB, "import-yaml-bomb"),
        ("small-bomb.yml", SMALL_BOMB, "import-yaml-bomb"),
        ("deep.yml", b"[" * 100_000, "import-yaml-bomb"),
        ("deep-block.yml", b"- " * 100_000, "import-yaml-bomb"),
        ("broken.yml", b"id: ocd-person/1\nroles: [\n", "import-bad-yaml"),
        ("binary.yml", bytes(range(256)), "import-not-utf8"),
        ("list.yml", b"- 1\n- 2\n", "import-unknown-form"),
        ("text.csv", b"hello\nworld\n", "import-unknown-form"),
        ("latin.csv", "name,office,jurisdiction\nPeña,Mayor,CT\n".encode("latin-1"), "import-not-utf8"),
        ("cell.csv", b"name,office,jurisdiction\n" + b"x" * 300_000, "import-bad-csv"),
        ("broken.toml", b"[[term]\n", "import-bad-toml"),
        ("other.toml", b"title = 'x'\n", "import-unknown-form"),
        ("no.zip", b"this is no archive", "import-bad-archive"),
        ("cut.zip", b"PK\x03\x04 and no more", "import-bad-archive"),
        ("nested.zip", deep_zip(), "import-empty"),
        ("cut.csv.gz", gzip.compress(b"id,name\n" * 1000, mtime=0)[:-20], "import-bad-archive"),
        ("bomb.csv.gz", gzip.compress(b"x" * (limits.MAX_FILE + 1), mtime=0), "import-too-big"),
        ("empty.csv", b"", "import-unknown-form"),
    ],
)
async def test_a_hostile_file_is_refused_by_name_and_nothing_is_stored(reading, tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    report = await reading.one(tmp_path / name)
    assert report.failure is not None
    assert report.failure.key == reason
    assert await reading.values(select(func.count()).select_from(ImportSource)) == [0]


async def test_a_file_that_is_not_there_or_a_folder_without_any(reading, tmp_path):
    assert (await reading.one(tmp_path / "gone.yml")).failure.key == "import-not-found"
    assert (await reading.one(tmp_path)).failure.key == "import-empty"


async def test_a_folder_of_too_many_files_is_refused_whole(reading, tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "MAX_MEMBERS", 1)
    for name in ("Ana Sample", "Ben Sample", "Cy Sample"):
        write(tmp_path / f"{name}.yml", legislator(name))
    assert (await reading.one(tmp_path)).failure.key == "import-too-many"


async def test_bad_members_of_an_archive_are_named_and_the_others_imported(imports, tmp_path):
    archive = zipped(
        tmp_path / "people.zip",
        {
            "data/ct/legislature/bomb.yml": BOMB,
            "data/ct/legislature/big.yml": b"a" * (limits.MAX_FILE + 1),
            "data/ct/legislature/broken.yml": "roles: [",
            "../../etc/ana.yml": legislator(),
            "__MACOSX/._ana.yml": b"\x00",
            "README.md": "hello",
        },
    )
    report = await imports.one(archive)
    assert [(skip.file.rpartition("/")[2], skip.reason.key) for skip in report.skips] == [
        ("big.yml", "import-too-big"),
        ("bomb.yml", "import-yaml-bomb"),
        ("broken.yml", "import-bad-yaml"),
    ]
    assert await imports.values(select(Official.name)) == ["Ana Sample"]


async def test_an_archive_that_lies_about_sizes_is_read_no_further_than_the_limit(reading, tmp_path):
    archive = zipped(tmp_path / "people.zip", {"a.yml": legislator(), "b.yml": b"# " + b"a" * 100_000})
    data = bytearray(archive.read_bytes())
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    archive.write_bytes(bytes(data))
    report = await reading.one(archive)
    assert [skip.file for skip in report.skips] == ["b.yml"]
    assert report.people == 1


async def test_an_archive_of_too_many_bytes_is_refused_whole(imports, tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "MAX_ARCHIVE", 1000)
    members = {f"{n}.yml": legislator(f"Ana {n:c} Sample") for n in range(ord("b"), ord("k"))}
    assert (await imports.one(zipped(tmp_path / "people.zip", members))).failure.key == "import-too-big"
    assert await imports.values(select(Official.id)) == []


async def test_text_that_no_database_takes_is_refused_at_its_field(imports, tmp_path):
    file = tmp_path / "ana.yml"
    file.write_text('id: "ocd-person/1"\nname: "Ana\\0Sample"\nroles: []\n')
    (skip,) = (await imports.one(file)).skips
    assert (skip.field, skip.reason.key) == ("name", "import-too-long")
    rows = tmp_path / "nul.csv"
    rows.write_bytes(b"name,office,jurisdiction\nAna,\x00Mayor,CT\n")
    (skip,) = (await imports.one(rows)).skips
    assert (skip.field, skip.given) == ("office", "Mayor")
    person = legislator(image="https://example.gov/" + "x" * 3000, links=[{"url": "https://x.example/\0"}, 7], ids=[1])
    report = await imports.one(write(file, person))
    assert (report.people, report.failure) == (1, None)


@pytest.mark.parametrize(
    ("name", "content", "field", "reason"),
    [
        ("a.csv", "id,name,validThrough\nocd-division/country:us/state:ct/place:x,X,soon", "validthrough", "bad-date"),
        ("b.csv", "id,name\nocd-division/country:us/state:ct/sldl:_____,X", "id", "bad-district"),
        ("c.csv", "name,office,jurisdiction,seats\nAna Sample,Mayor,CT,²", "seats", "not-number"),
        ("d.csv", "town,chamber,district,state,districts_in_town\nX,lower,1,CT,²", "districts_in_town", "not-number"),
        (
            "e.csv",
            "town,chamber,district,state,districts_in_town\nX,lower,1,CT,9999999999",
            "districts_in_town",
            "too-long",
        ),
        ("f.csv", "zip,town,state\n६६१९३,X,CT", "zip", "bad-zip"),
        ("g.toml", '[[place]]\nname = "X"\nstate = "CT"\nzips = ["²²²²²"]', "zips", "bad-zip"),
    ],
)
async def test_what_is_no_number_or_day_is_named_and_the_rest_imported(reading, tmp_path, name, content, field, reason):
    (tmp_path / name).write_text(f"{content}\n")
    report = await reading.one(tmp_path / name)
    assert [(skip.field, skip.reason.key) for skip in report.skips] == [(field, f"import-{reason}")]


async def test_what_breaks_on_the_way_leaves_what_was_there(imports, tmp_path, monkeypatch):
    await imports(write(tmp_path / "ana.yml", legislator()))

    async def cut(*_):
        raise ConnectionError

    monkeypatch.setattr("cogs.officials.importing.saving.settle", cut)
    with pytest.raises(ConnectionError):
        await imports(write(tmp_path / "ben.yml", legislator("Ben Sample", "2")))
    assert await imports.values(select(Official.name)) == ["Ana Sample"]
