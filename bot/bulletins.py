"""Figures and exports made ready to be sent: counted beside the turns, drawn in a thread."""

import asyncio

import structlog

from bot.parts import Parts
from conversation.replies import Reply, Say, Show, Stored, Text
from domain.rights import Action
from services import bulletins, exports, pictures, statistics
from services.desk import Here
from services.statistics import Counted, Wanted
from services.voice import Voice

log = structlog.get_logger()


class Bulletins:
    """Answers with figures; one at a time, so that turns stay quick however many ask."""

    def __init__(self, parts: Parts) -> None:
        """Count and draw with these parts."""
        self._parts = parts

    async def figures(self, here: Here, voice: Voice, said: str) -> list[Reply]:
        """The figures asked for, as pictures and a text. Raises `Refusal` if they may not be."""
        wanted = await self._wanted(here, said)
        counted = await self.counted(wanted)
        shown = await self.pictures(voice, counted)
        return [*shown, Say(text=bulletins.told(self._parts.city, voice, counted))]

    async def table(self, here: Here, voice: Voice, said: str) -> list[Reply]:
        """The reports asked for, as files. Raises `Refusal` if they may not be."""
        wanted = await self._wanted(here, said, Action.EXPORT)
        export, files = await self._written(voice, wanted)
        key = "export-full" if wanted.full else "export-masked"
        count = str(export.count)
        caption = voice.say(key, count=count, days=bulletins.days_named(voice, wanted))
        if wanted.full:
            async with self._parts.database.write() as tx:
                await exports.note(self._parts.desk(tx), here, export)
        return [Show(files=files, caption=caption)]

    async def _written(
        self, voice: Voice, wanted: Wanted
    ) -> tuple[exports.Export, tuple[Stored, ...]]:
        """The files; who wants figures meanwhile comes in between two pages."""
        async with self._parts.database.survey() as tx:
            desk = self._parts.desk(tx)
            async with self._parts.surveying:
                export = await exports.gather(desk, wanted)
            made = exports.Files(self._parts.city, voice, export)
            async for page in exports.pages(desk, export):
                async with self._parts.surveying:
                    await asyncio.to_thread(made.add, page)
            async with self._parts.surveying:
                return export, await asyncio.to_thread(self._kept, made)

    async def counted(self, wanted: Wanted) -> Counted:
        """The figures that are wanted, counted beside the turns."""
        async with self._parts.surveying, self._parts.database.survey() as tx:
            return await statistics.counted(self._parts.desk(tx), wanted)

    async def pictures(self, voice: Voice, counted: Counted) -> list[Reply]:
        """The figures as an album; none where nothing happened, or where they cannot be kept."""
        if counted.summary.is_empty:
            return []
        try:
            async with self._parts.surveying:
                files = await asyncio.to_thread(self._drawn, voice, counted)
        except OSError as error:
            log.error("figures cannot be kept", error=str(error))
            return []
        caption: Text = bulletins.head(self._parts.city, voice, counted.wanted)
        return [Show(files=files, caption=caption)]

    async def _wanted(self, here: Here, said: str, action: Action = Action.FIGURES) -> Wanted:
        async with self._parts.reading_desk() as desk:
            return await statistics.wanted(desk, here, said, action)

    def _drawn(self, voice: Voice, counted: Counted) -> tuple[Stored, ...]:
        city, borders = self._parts.city, self._parts.borders
        drawn = [("figures.png", pictures.chart(city, voice, counted))]
        if borders and counted.summary.regions:
            drawn.append(("map.png", pictures.heat_map(city, voice, counted, borders)))
        return tuple(Stored("photo", self._parts.files.put(made), name) for name, made in drawn)

    def _kept(self, made: exports.Files) -> tuple[Stored, ...]:
        return tuple(
            Stored("document", self._parts.files.put(content), name)
            for name, content in made.finished()
        )
