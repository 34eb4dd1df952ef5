"""What dialogs of the centre and of privacy look up: read beside the turns, nothing is written."""

import asyncio
from datetime import date

from bot.doctor import Doctor
from bot.parts import Parts
from conversation.replies import Reply, Say, Show, Stored, words
from domain.rights import Action
from domain.tracking import spell_code
from handlers.ports import Gathered
from services import (
    admission,
    announcements,
    broadcasts,
    bulk,
    correcting,
    entry,
    finding,
    planning,
    privacy,
)
from services.announcements import Announced, Window
from services.daytime import may_leave_at
from services.desk import Here
from services.standing import require
from services.voice import Voice
from storage.belongings import belongings


class Clerk:
    """Answers out of the database, as far as a person may know."""

    def __init__(self, parts: Parts) -> None:
        """Look things up with these parts."""
        self._parts = parts

    async def admit(self, here: Here, urgent: bool) -> bool:
        """Whether this person may file a report now; true, or a `Refusal`."""
        async with self._parts.reading_desk() as desk:
            await admission.admit(desk, here, urgent=urgent)
        return True

    async def allow(self, here: Here, action: Action) -> bool:
        """Whether this person may do something; true, or a `Refusal`."""
        async with self._parts.reading_desk() as desk:
            await require(desk, here, action)
        return True

    async def first_day(self) -> date:
        """The first day that can be named for work."""
        async with self._parts.reading_desk() as desk:
            return planning.first_day(desk)

    async def search(self, here: Here, voice: Voice, said: str) -> list[Reply]:
        """Show the reports that are looked for in words."""
        async with self._parts.database.survey() as tx:
            found = await finding.found(self._parts.desk(tx), here, said)
        return [finding.told(self._parts.city, voice, found)]

    async def gather(self, here: Here, said: str) -> Gathered:
        """The open reports that are looked for in words, for a deed on all of them."""
        async with self._parts.database.survey() as tx:
            desk = self._parts.desk(tx)
            found = await bulk.found(desk, here, said)
            voice = desk.voice(here.person.language)
        shown = words(finding.listed(self._parts.city, voice, found[: bulk.SHOWN]))
        return Gathered(tuple(report.id for report in found), shown)

    async def central(self, here: Here, report_id: int, deed: str) -> str:
        """The code of a report on which the centre may begin a deed."""
        async with self._parts.reading_desk() as desk:
            report = await correcting.check(desk, here, report_id, deed)
        return spell_code(report.code)

    async def speakable(self, here: Here, report_id: int) -> tuple[str, str]:
        """The code of a caller's report, and what may be said of it now."""
        async with self._parts.reading_desk() as desk:
            _, report = await entry.speaking_for(desk, here, report_id)
        return spell_code(report.code), entry.speakable(report)

    async def audience(self, here: Here, audience: str) -> int:
        """How many people a message to many would reach."""
        async with self._parts.database.survey() as tx:
            return await broadcasts.size(self._parts.desk(tx), here, audience)

    async def leaves_at(self, voice: Voice) -> str:
        """When a message to many would leave that is sent now; nothing for at once."""
        now = self._parts.clock.now()
        leaves = may_leave_at(self._parts.city, now)
        return voice.moment(leaves) if leaves > now else ""

    async def announced(self, here: Here, subject: str, region: str) -> tuple[Announced, ...]:
        """The announcements that may answer a report; that this person sees them is noted."""
        async with self._parts.reading_desk() as desk:
            found = await announcements.about(desk, subject, region)
        if found:
            async with self._parts.database.write() as tx:
                await announcements.note_seen(self._parts.desk(tx), here, found)
        return found

    async def notice(self, here: Here, number: int) -> Announced:
        """An announcement that this person may change."""
        async with self._parts.reading_desk() as desk:
            row = await announcements.held(desk, here, number)
        return Announced(row.id, row.words, row.ends_at)

    async def window(self, begin: str, end: str) -> Window:
        """From when to when an announcement holds, as said."""
        return announcements.window(self._parts.city, self._parts.clock.now(), begin, end)

    async def belongings(self, here: Here, voice: Voice) -> list[Reply]:
        """All that is kept of this person, as a file."""
        async with self._parts.database.survey() as tx:
            mine = await belongings(tx, here.person.id)
        made = privacy.document(mine)
        key = await asyncio.to_thread(self._parts.files.put, made)
        async with self._parts.database.write() as tx:
            await privacy.discard_later(tx, key, self._parts.clock.now())
        file = Stored("document", key, "my-data.json")
        return [Show(files=(file,), caption=voice.say("privacy-document"))]

    async def examine(self, here: Here, voice: Voice) -> list[Reply]:
        """What the doctor found."""
        await self.allow(here, Action.DOCTOR)
        found = await Doctor(self._parts).examine()
        lines = "\n".join(finding.told(voice) for finding in found)
        return [Say(text=voice.say("doctor", lines=lines))]
