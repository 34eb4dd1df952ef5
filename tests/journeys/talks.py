"""Patient people who talk to a bot that dies all the time, and bear hearing things twice."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from sandbox.errors import LabError
from sandbox.folk import Group, Json, Somebody
from sandbox.pictures import sample_photo

Deed = Callable[[], Awaitable[object]]
PATIENCE_S = 55
SAY_AGAIN_AFTER_S = 8
SAY_AGAIN = 6
VALIASR = (35.7045, 51.3950)
NORTHWARD, ROWS = 0.0016, 18
EASTWARD, LANE = 0.0030, 0.0015
"""Far enough from one report to the next that nobody asks whether it is the same fault."""
STORY = "سطل زباله سر کوچه پر شده و سرریز کرده"
RECEIPT = "گزارش شما ثبت شد"
ENOUGH = "همین‌ها کافی است"


def code_in(receipt: Json) -> str:
    """The tracking code in a receipt, as it is shown."""
    return str(receipt["text"].split("کد پیگیری: ")[1].split()[0])


async def patiently(wait: Callable[[], Awaitable[Json]]) -> Json:
    """Wait, and once more: what a dead process had taken to send is free after a minute."""
    try:
        return await wait()
    except LabError:
        return await wait()


@dataclass
class Citizen:
    """Files one report after the other; `filed` are the codes of the receipts."""

    who: Somebody
    brings_photo: bool
    column: int = 0
    filed: list[str] = field(default_factory=list)

    async def hears(self, text: str, after: int = 0, button: str = "") -> Json:
        """The newest bubble with this text, waited for with patience."""
        return await patiently(
            lambda: self.who.wait_for(text, PATIENCE_S, after=after, button=button)
        )

    async def tells(self) -> str:
        """File one report, each in another street; its tracking code as the receipt shows it."""
        begun = (await self.who.say(STORY))["id"]
        await self.hears("کجاست", begun)
        await self.who.place(*self._street())
        asked = await self.hears("عکس یا فیلم دارید", begun)
        await self._shows(asked)
        review = await self.hears("درست است؟", begun)
        await self.who.press("ثبت گزارش", review["id"])
        receipt = await self.hears(RECEIPT, review["id"])
        self.filed.append(code_in(receipt))
        return self.filed[-1]

    def _street(self) -> tuple[float, float]:
        """A place of region 6 that nobody has told of yet: people stand apart, and walk on."""
        lane, row = divmod(len(self.filed), ROWS)
        east = VALIASR[1] + EASTWARD * self.column + LANE * (lane % 2)
        return VALIASR[0] + NORTHWARD * row, east

    async def _shows(self, asked: Json) -> None:
        if not self.brings_photo:
            await self.who.press("عکسی ندارم", asked["id"])
            return
        await self.who.photo(sample_photo("bin-full"))
        arrived = await self.hears("۱ فایل رسید", asked["id"], ENOUGH)
        await self.who.press(ENOUGH, arrived["id"])

    async def confirms(self, code: str) -> None:
        """Have the last word on a repair: done, five stars."""
        done = await self.hears(code, button="بله، انجام شد")
        await self.who.press("بله، انجام شد", done["id"])
        closed = await self.hears(f"{code} با تأیید شما بسته شد", button="⭐")
        await self.who.press("۵ ⭐", closed["id"])
        await self.hears(f"امتیاز شما به گزارش {code}")


@dataclass
class Worker:
    """Works off reports in the unit's group."""

    who: Somebody
    group: Group

    async def repairs(self, code: str) -> None:
        """Take the card of this report and answer it with an after-photo and a word."""
        at = self.who.at(self.group)
        card = await self._sees(code, button="می‌پذیرم")
        await at.press("می‌پذیرم", card["id"])
        card = await self._sees(code, button="انجام شد")
        await at.press("انجام شد", card["id"])
        arrived = await self._shows(code)
        await at.press(ENOUGH, arrived["id"])

    async def _sees(self, code: str, *, button: str) -> Json:
        return await patiently(lambda: self.group.wait_for(code, PATIENCE_S, button=button))

    async def _shows(self, code: str) -> Json:
        """Reply with the photo to the newest request for it; again if nothing comes of it.

        A bot that died between sending and noting it does not know its own first request.
        """
        for _ in range(SAY_AGAIN):
            asked = await self.group.wait_for(f"عکس پس از کارِ گزارش {code}", PATIENCE_S)
            photo = sample_photo("bin-clean")
            await self.who.at(self.group).photo(
                photo, caption="مخزن تخلیه شد", reply_to=asked["id"]
            )
            try:
                return await self.group.wait_for(
                    "فایل رسید", SAY_AGAIN_AFTER_S, button=ENOUGH, after=asked["id"]
                )
            except LabError:
                continue
        raise LabError(f"no photo was taken for {code}")


async def again_and_again(deed: Deed, enough: asyncio.Event) -> None:
    """Do something over and over until it is enough; what was begun is finished."""
    while not enough.is_set():
        await deed()
