"""From one of Slack's payloads to its answer, through the dispatcher."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import structlog

from bot.core.dispatch import Answer
from bot.core.i18n import language_of
from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.parse import is_said, parse_line
from bot.core.request import Community, Incoming
from bot.core.ui import Card, Choice, Reply, Text
from bot.platforms.slack import forms, payloads, sheets
from bot.platforms.slack.opening import Made
from bot.platforms.slack.people import UNREACHABLE
from bot.platforms.slack.render import (
    VIEW_BLOCKS,
    Block,
    Rendered,
    mentioned,
    options,
    read_action_id,
    render,
    special,
    voice_of,
)
from bot.platforms.slack.routes import NoWayError

if TYPE_CHECKING:
    from bot.core.cog import CommandSpec
    from bot.core.dispatch import Dispatcher
    from bot.core.i18n import Catalogue
    from bot.core.registry import Registry
    from bot.core.ui import Words
    from bot.platforms.slack.opening import Opener
    from bot.platforms.slack.payloads import Act, Payload
    from bot.platforms.slack.people import People
    from bot.platforms.slack.routes import Replier, Route

log = structlog.get_logger()

ANSWER_WITHIN = 2.5
"""Seconds in which a suggestion must be made: it is the acknowledgement itself."""
LINE = "slack.line"
"""The adapter's own button that runs a typed line again, now with a trigger that can open a modal."""
LINE_LONGEST = 2000
"""Characters of a button's value (docs.slack.dev, "Button element")."""
SENTENCE = 3
"""So many words that are no command are something said, which may be asked."""
NOWHERE = "slack.nowhere"
"""A wire name that no cog declares: the dispatcher answers it as it answers a stale button."""


@dataclass
class Handling:
    """Runs what people do on Slack."""

    registry: Registry
    dispatcher: Dispatcher
    catalogue: Catalogue
    people: People
    replier: Replier
    opener: Opener
    space: SpaceId
    bot_user: str

    # who asks

    async def incoming(self, act: Act) -> Incoming:
        """What the dispatcher is told of the person."""
        profile, grants = await asyncio.gather(self.people.profile(act.user), self.people.grants(act.user))

        async def meanwhile(words: Words, locale: str, community: Community) -> None:
            await self.replier.say(act.route, render(Reply(words), voice_of(self.catalogue, locale, community)))

        return Incoming(
            user=UserId("slack", act.user),
            space=self.space,
            channel=ChannelId("slack", act.route.channel) if act.route.channel else None,
            locale=profile.locale,
            administers=profile.administers,
            grants=grants,
            key=act.key,
            name=profile.name,
            native=act.native,
            meanwhile=meanwhile,
        )

    # what they type

    async def slash(self, body: Payload) -> None:
        """A slash command."""
        act, line = payloads.slash(body)
        await self.guarded(act.route, lambda: self.line(act, line))

    async def said(self, body: Payload) -> None:
        """A mention, or words to the bot alone."""
        act, line = payloads.said(body, self.bot_user)
        spec = parse_line(self.registry, line, self.catalogue) if not is_said(line) else None
        if spec is None and len(line.split()) >= SENTENCE and self.registry.takes_words is not None:
            await self.guarded(act.route, lambda: self._offer_words(act, line))
        else:
            await self.guarded(act.route, lambda: self.line(act, line or "help"))

    async def line(self, act: Act, line: str) -> None:
        """Run a typed line, or ask for what it lacks."""
        parsed = parse_line(self.registry, line, self.catalogue)
        if parsed is None:
            await self._unknown(act, line)
            return
        spec, values = parsed.command, parsed.values
        asks = bool(spec.missing(values)) or unsure(spec, line)
        if act.route.trigger is None and (asks or spec.opens):
            await self._offer(act, spec, line, values)
        elif asks:
            await self.opener.run(act.route, self._asked(act, spec, values), spec.name)
        elif spec.opens:
            await self.opener.run(act.route, self._commanded(act, spec, values), spec.name)
        else:
            answer = await self.dispatcher.command(await self.incoming(act), spec, values)
            await self.replier.reply(act.route, answer, spec.name)

    async def _commanded(self, act: Act, spec: CommandSpec, values: Mapping[str, Any]) -> Made:
        incoming = await self.incoming(act)
        return await self.opener.made(incoming, act.route, await self.dispatcher.command(incoming, spec, values))

    async def _asked(self, act: Act, spec: CommandSpec, values: Mapping[str, Any]) -> Made:
        """The modal that asks for a command's options; whoever may not run it is told so at once."""
        incoming = await self.incoming(act)
        community = await self._allowed(incoming, spec)
        if community is None:
            return Made(await self.dispatcher.command(incoming, spec, values))
        answer = Answer(None, private=True, locale=language_of(incoming.locale), community=community)
        sheet = sheets.of_command(spec, self.catalogue, values)
        return Made(answer, await self.opener.view(incoming, act.route, answer, sheet))

    async def _allowed(self, incoming: Incoming, spec: CommandSpec) -> Community | None:
        request = await self.dispatcher.request_of(incoming)
        return request.community if request.has(spec.role) else None

    async def _offer(self, act: Act, spec: CommandSpec, line: str, values: Mapping[str, Any]) -> None:
        """A modal needs a press: words alone bring no trigger."""
        incoming = await self.incoming(act)
        community = await self._allowed(incoming, spec)
        if community is None:
            await self.replier.reply(act.route, await self.dispatcher.command(incoming, spec, values), spec.name)
            return
        voice = voice_of(self.catalogue, incoming.locale, community)
        missing = ", ".join(voice.plain().say(line.label) for line in sheets.of_command(spec, self.catalogue, {}).lines
                            if line.name in {o.name for o in spec.missing(values)})  # fmt: skip
        key = "slack-missing" if missing else "slack-form-here"
        said = render(Reply(Text(key, command=spec.name, options=missing)), voice)
        button = special(voice.plain().say(Text("slack-form-open")), LINE, line)
        actions: Block = {"type": "actions", "elements": [button]}
        await self.replier.say(act.route, Rendered(([*said.parts[0], actions],), said.text))

    async def _offer_words(self, act: Act, line: str) -> None:
        """Something said that is no command: a button takes it to the command that takes words."""
        spec = self.registry.takes_words
        assert spec is not None  # noqa: S101 -- asked before
        incoming = await self.incoming(act)
        community = (await self.dispatcher.request_of(incoming)).community
        voice = voice_of(self.catalogue, incoming.locale, community)
        said = render(Reply(Text("said-words")), voice)
        label = voice.plain().say(Text(f"{spec.key}-this"))
        actions: Block = {"type": "actions", "elements": [special(label, LINE, f"{spec.name} {line}"[:LINE_LONGEST])]}
        await self.replier.say(act.route, Rendered(([*said.parts[0], actions],), said.text))

    async def _unknown(self, act: Act, line: str) -> None:
        """Say so; where the first word names a group, say which words may follow."""
        incoming = await self.incoming(act)
        community = (await self.dispatcher.request_of(incoming)).community
        voice = voice_of(self.catalogue, incoming.locale, community)
        word = line.partition(" ")[0].lower()
        group = self.registry.group(word)
        if group:
            cards = [Card(Text("slack-command", name=c.name), Text(f"{c.key}-description")) for c in group]
            reply = Reply(Text("slack-group", command=word), cards)
        else:
            reply = Reply(Text("unknown-command", name=word))
        await self.replier.say(act.route, render(reply, voice))

    # what they press

    async def press(self, body: Payload) -> None:
        """A button, menu or pager."""
        act, action = payloads.press(body)
        carried, kind = read_action_id(action["action_id"])
        if kind == "l":
            return
        if kind == "s" and carried == LINE:
            await self.guarded(act.route, lambda: self.line(act, action.get("value") or ""))
            return
        act = replace(act, route=replace(act.route, pager=kind == "p"))
        await self.guarded(act.route, lambda: self._pressed(act, action, carried, kind))

    async def _pressed(self, act: Act, action: Payload, carried: str, kind: str) -> None:
        chosen = (action.get("selected_option") or {}).get("value") if kind == "m" else None
        value = str(action.get("value"))
        page = int(value) if kind == "p" and value.isdecimal() else None
        name = carried.partition(":")[0]
        spec = self.registry.actions.get(name)

        async def work() -> Made:
            incoming = await self.incoming(act)
            answer = await self.dispatcher.action(incoming, carried or NOWHERE, chosen, page=page)
            return await self.opener.made(incoming, act.route, answer)

        if (spec is not None and spec.opens) or act.route.home or act.route.view:
            await self.opener.run(act.route, work(), name)
        else:
            made = await work()
            await self.opener.run(act.route, _done(made), name)
        if act.route.home:
            await self._publish(act)

    async def menu_entry(self, body: Payload) -> None:
        """An entry of a message's menu."""
        act, text, link = payloads.menu_entry(body)
        name = body["callback_id"]

        async def work() -> Made:
            incoming = await self.incoming(act)
            if name in self.registry.message_actions:
                answer = await self.dispatcher.message_action(incoming, name, text, link)
            else:
                answer = await self.dispatcher.action(incoming, NOWHERE)
            return await self.opener.made(incoming, act.route, answer)

        await self.guarded(act.route, lambda: self.opener.run(act.route, work()))

    # what they type into a menu

    async def suggest(self, body: Payload) -> dict[str, Any]:
        """What a menu offers for what was typed, as the acknowledgement holds it; nothing where that takes long."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                return {"options": await self._suggestions(body)}
        except TimeoutError:
            log.warning("slack-suggestions-late")
        except Exception:
            log.exception("slack-suggestions-failed")
        return {"options": []}

    async def _suggestions(self, body: Payload) -> list[Block]:
        act, typed = payloads.in_view(body), str(body.get("value") or "")
        name, _ = read_action_id(body["action_id"])
        voice = self.catalogue.voice(self.people.locale(act.user))
        if name == forms.GRANTS:
            groups = await self.people.groups()
            found = [Choice(g.id, f"@{g.handle}") for g in groups if typed.lower().lstrip("@") in g.handle.lower()]
        elif name in self.registry.suggesters:
            incoming = await self.incoming(act)
            voice = self.catalogue.voice(incoming.locale)
            found = list(await self.dispatcher.suggest(incoming, name, typed))
        else:
            found = []
        return options(found, voice)

    # the start page

    async def home(self, body: Payload) -> None:
        """Somebody looks at the Home tab."""
        await self._publish(payloads.opened_home(body))

    async def _publish(self, act: Act) -> None:
        incoming = await self.incoming(replace(act, key=None))
        community = (await self.dispatcher.request_of(incoming)).community
        voice = voice_of(self.catalogue, incoming.locale, community, self.people.markup)
        sections = await self.dispatcher.home(incoming) or [Reply(Text("slack-home-empty"))]
        await self.people.learn(mentioned(sections))
        blocks: list[Block] = []
        for reply in sections:
            blocks += [{"type": "divider"}] if blocks else []
            blocks += render(reply, voice).blocks
        try:
            view = {"type": "home", "blocks": blocks[:VIEW_BLOCKS]}
            await self.opener.client.views_publish(user_id=act.user, view=view)
        except UNREACHABLE:
            log.exception("slack-home-not-published")

    # whatever happens

    async def guarded(self, route: Route, work: Callable[[], Awaitable[None]]) -> None:
        """Run it; what goes wrong between us and Slack is logged, and said where that is still possible."""
        try:
            await work()
        except NoWayError as error:
            log.warning("slack-answer-undeliverable", why=str(error))
        except Exception:
            reference = secrets.token_hex(3)
            log.exception("slack-failed", reference=reference)
            voice = self.catalogue.voice(self.people.locale(route.user))
            await self.replier.say(route, render(Reply(Text("error-unexpected", reference=reference)), voice))


async def _done(made: Made) -> Made:
    return made


def unsure(spec: CommandSpec, line: str) -> bool:
    """Whether it cannot be told which words belong to which option.

    So it is where an option of unknown length stands before the last one, none is named or quoted, and there are
    more words than options. A time says itself where it ends.
    """
    required = [o for o in spec.options if o.required]
    rest = line.split()[len(spec.path) :]
    named = any(word.partition(":")[0] in {o.name for o in required} for word in rest if ":" in word)
    loose = [o for o in required[:-1] if not o.is_time]
    return bool(loose) and len(rest) > len(required) and not named and '"' not in line
