"""`/export`: what was asked, as a file that only the organiser who asked for it gets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Annotated, Literal

from bot.core import ui
from bot.core.cog import Cog, action, command, submitted
from bot.core.errors import NotFoundError, StaleError, UserError
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from cogs.exports.wanted import LABEL, Format, Wanted, read_days, read_label, read_languages

if TYPE_CHECKING:
    from bot.core.ports import Clock
    from cogs.exports.service import Exports, Progress
    from cogs.roundtables.service import Roundtable, Roundtables

LARGEST = 9_000_000
"""Bytes that every platform takes: Discord's limit is 10 MiB a message."""

LONG = timedelta(seconds=5)
"""Whoever waits longer is told how far it is."""

FormatOption = Literal["csv", "xlsx", "json", "pdf"]
StatusOption = Literal["received", "approved", "rejected", "withdrawn"]
LanguageOption = Literal["en", "es", "both"]
AnyRoundtable = Annotated[str | None, ui.Option(suggest="asked-roundtables")]


def _choices(part: str, *values: str) -> tuple[ui.Choice, ...]:
    return tuple(ui.Choice(value, Text(f"export-{part}-{value}")) for value in values)


class ExportForm(ui.Form, key="export-form"):
    """What is to be in the file; nothing said leaves nothing out."""

    format: Annotated[str, ui.ChoiceField(_choices("format", "xlsx", "pdf", "csv", "json"))] = "xlsx"
    roundtable: Annotated[str | None, ui.ChoiceField(suggest="asked-roundtables")] = None
    status: Annotated[
        str | None, ui.ChoiceField(_choices("status", "received", "approved", "rejected", "withdrawn"))
    ] = None
    label: Annotated[str | None, ui.TextField(max_length=LABEL)] = None
    language: Annotated[str | None, ui.ChoiceField(_choices("language", "en", "es", "both"))] = None


@dataclass
class ExportsCog(Cog):
    """Gives organisers files."""

    exports: Exports
    roundtables: Roundtables
    clock: Clock

    @command("export", private=True, role=Role.ORGANISER)
    async def export(
        self,
        request: Request,
        format: FormatOption | None = None,  # noqa: A002 -- its name in chat
        roundtable: AnyRoundtable = None,
        status: StatusOption | None = None,
        since: str | None = None,
        until: str | None = None,
        label: str | None = None,
        language: LanguageOption | None = None,
    ) -> ui.Reply:
        """The file, where anything was said; else what there is, and a form to choose from."""
        if not any((format, roundtable, status, since, until, label, language)):
            return self._offer()
        wanted = Wanted(
            Format(format or "xlsx"),
            await self._chosen(request, roundtable),
            frozenset([status] if status else []),
            *read_days(since, until, ("since", "until")),
            read_label(label),
            read_languages(language, request.locale),
        )
        return await self._file(request, wanted)

    @action("export-as", role=Role.ORGANISER)
    async def export_as(self, request: Request, format: str) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Everything, as one kind of file."""
        return await self._file(request, Wanted(_kind(format), languages=(request.locale,)))

    @action("export-choose", role=Role.ORGANISER, opens=ExportForm)
    async def choose(self, request: Request) -> ExportForm:  # noqa: ARG002
        """Ask what is to be in the file."""
        return ExportForm()

    @submitted(ExportForm, role=Role.ORGANISER)
    async def chosen(self, request: Request, form: ExportForm) -> ui.Reply:
        """The file that the form asks for."""
        wanted = Wanted(
            _kind(form.format),
            await self._chosen(request, form.roundtable),
            frozenset([form.status] if form.status else []),
            label=read_label(form.label),
            languages=read_languages(form.language, request.locale),
        )
        return await self._file(request, wanted)

    def _offer(self) -> ui.Reply:
        kinds = [ui.Button(Text(f"export-format-{kind}"), ExportsCog.export_as, kind) for kind in Format]
        choose = ui.Button(Text("export-choose"), ExportsCog.choose, style="primary")
        return ui.Reply(Text("export-offer"), controls=[choose, *kinds])

    async def _file(self, request: Request, wanted: Wanted) -> ui.Reply:
        out = BytesIO()
        written = await self.exports.write(request.community, wanted, out, self._progress(request, out))
        _fits(out.tell())
        today = self.clock.now().astimezone(request.community.tz).date()
        file = ui.File(wanted.file_name(request.community, today), out.getvalue(), wanted.format.media_type)
        return ui.Reply(Text(f"export-done-{written.agenda or wanted.format}", count=written.questions), files=[file])

    def _progress(self, request: Request, out: BytesIO) -> Progress:
        """Tells whoever waits long how far it is, each time after twice as long; stops what is or will be too large."""
        wait, due = LONG, self.clock.now() + LONG

        async def told(done: int, of: int, expected: int) -> None:
            nonlocal wait, due
            _fits(max(out.tell(), expected * 2 // 3))  # a guess may be wrong, but not by half
            if self.clock.now() >= due and 0 < done < of:
                wait, due = 2 * wait, self.clock.now() + 2 * wait
                await request.meanwhile(Text("export-progress", done=done, of=of))

        return told

    async def _chosen(self, request: Request, typed: str | None) -> Roundtable | None:
        if typed is None:
            return None
        found = await self.roundtables.find(request.community.id, typed, over=True)
        if found is None:
            raise NotFoundError("exports-roundtable-unknown", field="roundtable", given=typed[:80])
        return found


def _fits(size: int) -> None:
    if size > LARGEST:
        raise UserError("export-too-large", most=LARGEST // 1_000_000)


def _kind(given: str) -> Format:
    if given not in set(Format):
        raise StaleError("stale")
    return Format(given)
