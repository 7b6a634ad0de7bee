"""The fixtures of review: a community with its channels, where somebody asks and a moderator decides."""

from tests.cogs.questions.conftest import plan  # noqa: F401 -- fixtures
from tests.cogs.review.conftest import ana, ask, channel, mod, omar, told  # noqa: F401
