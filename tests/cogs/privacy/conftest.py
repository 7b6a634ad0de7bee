from tests.cogs.questions.conftest import omar, plan  # noqa: F401 -- fixtures
