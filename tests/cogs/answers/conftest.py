from tests.cogs.agenda.conftest import ana, omar, town  # noqa: F401 -- fixtures
