"""The triage desk from the first word to the right unit, as stories through the bot."""

from dataclasses import dataclass, replace

from conversation.events import Pin
from conversation.replies import Answer, Button, Edit, Say
from nlp.reading import Reading
from tests.bot.conftest import Workshop, pressed, said
from tests.bot.test_turn import CITIZEN, WORKER, bound, dialog

DESK, ROADS = -90, -20
TOP = (("pothole", 0.3), ("subsidence", 0.2), ("bin_issue", 0.1))


class PuzzledReader:
    """Is sure of nothing."""

    version = ""

    def read(self, text: str) -> Reading:
        """Hand it to a person."""
        return Reading("pothole", "roads", "request", False, 0.3, "triage", TOP)

    def reload_if_changed(self) -> bool:
        """There is only one of it."""
        return False


@dataclass
class Town:
    """A bot whose model is puzzled, a desk and a unit."""

    workshop: Workshop

    async def press(self, label: str, chat: int, who: int = WORKER) -> list[str]:
        """Press the newest button in a chat that has `label` in its label; what is told then."""
        found = self.button(label, chat)
        assert found.data
        return await self.workshop.hear(pressed(found.data, chat=chat, who=who))

    def button(self, label: str, chat: int) -> Button:
        """The newest button with this label."""
        for to, reply, _ in reversed(self.workshop.messenger.sent):
            if to == chat and isinstance(reply, Say | Edit):
                for button in (button for row in reply.buttons for button in row):
                    if label in button.label:
                        return button
        raise LookupError(label)

    def alerts(self) -> list[str]:
        """What was answered to presses, so far."""
        sent = [reply for _, reply, _ in self.workshop.messenger.sent]
        return [reply.text for reply in sent if isinstance(reply, Answer) and reply.alert]


async def puzzled(workshop: Workshop) -> Town:
    """A citizen has reported what nobody understands, and left it to the desk."""
    workshop.parts = replace(workshop.parts, reader=PuzzledReader())
    workshop.__post_init__()
    await bound(workshop, "triage", DESK)
    await bound(workshop, "technical_01", ROADS)
    town = Town(workshop)
    await workshop.hear(said("یک چیزی این‌جا درست نیست"))
    await town.press("نمی‌دانم", CITIZEN, CITIZEN)
    await workshop.hear(said(pin=Pin(35.9, 50.9)))
    await town.press("عکسی ندارم", CITIZEN, CITIZEN)
    await town.press("ثبت گزارش", CITIZEN, CITIZEN)
    return town


async def test_one_tap_brings_an_unclear_report_to_its_unit(workshop: Workshop) -> None:
    """The citizen never named a subject; the desk did, and everybody hears it."""
    town = await puzzled(workshop)
    assert "همکاران مرکز آن را می‌خوانند" in workshop.messenger.texts(CITIZEN)[-1]
    assert "موضوع روشن نیست" in workshop.messenger.texts(DESK)[-1]
    tap = town.button("چالهٔ آسفالت ←", DESK)
    workshop.messenger.sent.clear()
    await workshop.hear(pressed(str(tap.data), chat=DESK, who=WORKER))

    assert "سپرده شد" in workshop.messenger.texts(CITIZEN)[0]
    assert "چالهٔ" not in workshop.messenger.texts(DESK)[0]
    assert "چاله و لکه‌گیری" in workshop.messenger.texts(ROADS)[-1]


async def test_the_second_tap_of_a_stale_card_is_told_so(workshop: Workshop) -> None:
    """Two clerks saw the same card."""
    town = await puzzled(workshop)
    tap = town.button("←", DESK)
    assert tap.data
    await workshop.hear(pressed(tap.data, chat=DESK, who=WORKER))
    await workshop.hear(pressed(tap.data, chat=DESK, who=WORKER + 1))

    assert ["همین حالا عوض شد" in text for text in town.alerts()] == [True]


async def test_a_dialog_on_a_stale_card_does_not_begin(workshop: Workshop) -> None:
    """The clerk is told before he types anything."""
    town = await puzzled(workshop)
    choose = town.button("انتخاب واحد", DESK)
    assert choose.data
    await town.press("←", DESK)
    await workshop.hear(pressed(choose.data, chat=DESK, who=WORKER))

    assert len(town.alerts()) == 1
    assert await dialog(workshop, DESK, WORKER) is None


async def test_a_test_is_rejected_and_the_citizen_appeals(workshop: Workshop) -> None:
    """Behind "other" on the card; the appeal brings it back once."""
    town = await puzzled(workshop)
    await town.press("کارهای دیگر", DESK)
    await town.press("نپذیرفتن", DESK)
    await town.press("آزمایشی", DESK)
    await town.press("ادامه بدون نوشتن", DESK)
    assert "آزمایشی است" in workshop.messenger.texts(CITIZEN)[-1]
    await town.press("دوباره بررسی شود", CITIZEN, CITIZEN)

    assert "شهروند خواسته است" in workshop.messenger.texts(DESK)[-1]


async def test_the_place_is_asked_for_and_set_right(workshop: Workshop) -> None:
    """One button asks; the answer comes to the desk, which sets the region right."""
    town = await puzzled(workshop)
    await town.press("جای درست", DESK)
    await town.press("از شهروند بپرس", DESK)
    assert "جای دقیق" in workshop.messenger.texts(CITIZEN)[-1]
    await town.press("پاسخ می‌دهم", CITIZEN, CITIZEN)
    await workshop.hear(said("کنار پل، آن طرف خیابان"))
    await town.press("عکسی ندارم", CITIZEN, CITIZEN)
    assert any("کنار پل" in text for text in workshop.messenger.texts(DESK))
    await town.press("جای درست", DESK)
    await town.press("منطقهٔ ۲", DESK)

    assert "فنی و عمرانی منطقهٔ ۲" in town.button("چالهٔ آسفالت", DESK).label


async def test_a_subject_from_the_tree_or_a_unit_settles_it_too(workshop: Workshop) -> None:
    """Where no likely subject is right; a unit may be chosen against the rules."""
    town = await puzzled(workshop)
    await town.press("تعیین موضوع", DESK)
    await town.press("🛣️", DESK)
    await town.press("چالهٔ آسفالت", DESK)
    assert "چاله و لکه‌گیری" in workshop.messenger.texts(ROADS)[-1]
    await town.press("مال ما نیست", ROADS)
    await town.press("مال واحد دیگری است", ROADS)
    await town.press("ادامه بدون نوشتن", ROADS)
    await town.press("انتخاب واحد", DESK)
    await town.press("گاز", DESK)

    assert any("سپرده شد" in text and "گاز" in text for text in workshop.messenger.texts(CITIZEN))


async def test_another_bodys_work_ends_with_its_phone(workshop: Workshop) -> None:
    """Name, number and reason reach the citizen, with a way to object."""
    town = await puzzled(workshop)
    await town.press("کارهای دیگر", DESK)
    await town.press("کار شهرداری نیست", DESK)
    await town.press("گاز", DESK)
    asked = 100 + len(workshop.messenger.sent)
    why = said("علمک مال شرکت گاز است", chat=DESK, who=WORKER, reply_to=asked)
    await workshop.hear(why)
    told = workshop.messenger.texts(CITIZEN)[-1]

    assert "علمک مال شرکت گاز است" in told
    assert "194" in told.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
