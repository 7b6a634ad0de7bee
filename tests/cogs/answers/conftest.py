from tests.cogs.agenda.conftest import agenda, ana, omar, town  # noqa: F401 -- fixtures
