from datetime import timedelta

import pytest
from sqlalchemy import select

from cogs.officials.importing.running import import_paths, refresh
from cogs.officials.store import ImportSource, Official, Term
from tests.cogs.officials.conftest import legislator, write
from tests.cogs.officials.test_import_openstates_csv import ADDRESS, ROW, page


async def again(imports):
    return await refresh([ADDRESS], fetch=imports.web, clock=imports.clock, transaction=imports.database.transaction)


@pytest.fixture
async def web(imports):
    imports.web.pages[ADDRESS] = page(ROW.format(id="ocd-person/1", district="1"))
    return imports.web


async def test_a_configured_source_is_read_at_once_and_then_weekly(imports, web):
    assert [report.added for report in await again(imports)] == [3]
    imports.clock.advance(days=6)
    assert await again(imports) == []
    imports.clock.advance(days=1)
    (report,) = await again(imports)
    assert report.unchanged
    assert await imports.values(select(Term.verified_on)) == ["2026-11-30"]


async def test_a_source_that_fails_is_tried_again_and_keeps_what_it_gave(imports, web):
    await again(imports)
    imports.clock.advance(days=7)
    kept = web.pages.pop(ADDRESS)
    assert [report.failure.key for report in await again(imports)] == ["fetch-status"]
    assert await imports.counts("CT", "2026-11-30") == {"lower": 1}
    web.pages[ADDRESS] = kept
    assert [report.failure for report in await again(imports)] == [None]


async def test_a_start_reads_only_files_that_changed(imports, tmp_path):
    file = write(tmp_path / "ana.yml", legislator())

    async def start():
        kwargs = {"fetch": imports.web, "clock": imports.clock, "transaction": imports.database.transaction}
        (report,) = await import_paths([file], only_if_changed=True, **kwargs)
        return report

    assert (await start()).added
    imports.clock.advance(days=1)
    assert (await start()).unchanged
    last = await imports.values(select(ImportSource.imported_at))
    assert imports.clock.now() - last[0] == timedelta(days=1), "nothing was stored again"
    write(file, legislator(name="Ana Sample") | {"name": "Ana B. Sample"})
    assert (await start()).changed
    assert await imports.values(select(Official.name)) == ["Ana B. Sample"]
