import pytest

from tests.cogs.front import Front


@pytest.fixture
def front(database):
    """Every feature over an empty database, once for each engine."""
    return Front(database)
