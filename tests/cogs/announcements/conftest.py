import pytest

from bot.core.ids import ChannelId, SpaceId

STORIES = ChannelId("discord", "21")
WORKSPACE = SpaceId("slack", "T1")
SLACK = ChannelId("slack", "C7")


@pytest.fixture
def maya(front):
    return front.person("maya", "moderator")


async def announced(front):
    """Run the job, and give what stands in the outbox then."""
    await front.run("announcements-due")
    return await front.posts()


def code_of(person):
    return person.front.services.vault.pseudonym(1, person.incoming().user)


async def two_platforms(front, maya):
    """A channel for stories here, and a Slack workspace of the same community that has one too."""
    await maya.types("/announcements")
    async with front.database.transaction():
        await front.spaces.community_of(WORKSPACE)
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "stories", STORIES)
        await front.spaces.offer_link(1, "hash", front.clock.now().replace(year=2030))
        await front.spaces.join(WORKSPACE, "hash")
        await front.spaces.set_channel(WORKSPACE, "stories", SLACK)
