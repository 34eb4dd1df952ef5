"""Everything off the main path: odd input, wrong places, double taps, restarts, absences."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select

from sandbox.folk import Somebody
from sandbox.pictures import sample_photo
from storage.tables import Chat, Outgoing, Report
from tests.journeys.conftest import TOKENS, VALIASR, Town
from tests.journeys.test_one_report import repair, tell

MESSENGERS = sorted(TOKENS)
BERLIN = (52.52, 13.40)
BIG = 25 * 1024 * 1024


@pytest.fixture
async def town_at_work(town: Town) -> AsyncIterator[Town]:
    """A city whose bot runs for the whole test."""
    async with town.bot():
        yield town


async def count(town: Town, what: object) -> int:
    """How many rows a query finds."""
    async with town.database.read() as tx:
        return int((await tx.execute(what)).scalar_one())  # type: ignore[call-overload]


async def begun(town: Town, messenger: str, name: str = "مریم") -> Somebody:
    """A citizen who has told of a full bin and is asked where it is."""
    citizen = await town.person(messenger, name)
    await citizen.say("سطل زباله سر کوچه پر شده و سرریز کرده")
    await citizen.wait_for("کجاست")
    return citizen


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_a_photo_without_words_is_kept_and_the_story_asked_for(
    town_at_work: Town, messenger: str
) -> None:
    """The first message may be a picture; nothing of it is lost."""
    reza = await town_at_work.person(messenger, "رضا")
    await reza.photo(sample_photo("pothole"))
    await reza.wait_for("چه شده است")
    await reza.say("یک چاله بزرگ وسط خیابان است")
    await reza.wait_for("کجاست")
    await reza.say("نارمک میدان هفت حوض روبروی نانوایی")
    await pass_candidates(reza)
    await reza.wait_for("۱ فایل رسید", button="همین‌ها کافی است")


async def pass_candidates(citizen: Somebody) -> None:
    """Press past the question which place is meant, if it comes."""
    asked = await citizen.wait_for("")
    for _ in range(50):
        asked = (await citizen.messages())[-1]
        if "فایل رسید" in asked["text"] or "عکس یا فیلم" in asked["text"]:
            return
        if any("همان که نوشتم" in b["text"] for row in asked["buttons"] for b in row):
            await citizen.press("همان که نوشتم")
        await asyncio.sleep(0.1)


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_a_place_outside_the_city_is_refused_kindly(
    town_at_work: Town, messenger: str
) -> None:
    """Berlin is not ours; the citizen is told and asked again."""
    maryam = await begun(town_at_work, messenger)
    await maryam.place(*BERLIN)
    refused = await maryam.wait_for("بیرون از تهران")
    await maryam.wait_for("کجاست", after=refused["id"])


async def test_empty_and_huge_photos_are_answered(town_at_work: Town) -> None:
    """A photo of no bytes or too many is said to be so, and the question stays."""
    maryam = await begun(town_at_work, "telegram")
    await maryam.place(*VALIASR)
    await maryam.wait_for("عکس یا فیلم دارید")
    await maryam.document(b"\xff" * BIG, "big.jpg", "image/jpeg")
    await maryam.wait_for("خیلی بزرگ است", timeout=20)
    await maryam.document(b"", "empty.jpg", "image/jpeg")
    await maryam.wait_for("خالی است")


@pytest.mark.parametrize("words", ["🙏🙏🙏", "؟", "   ۱۲  "], ids=["emoji", "mark", "digits"])
async def test_words_that_tell_nothing_are_asked_again(town_at_work: Town, words: str) -> None:
    """Emoji and single marks are no story."""
    maryam = await town_at_work.person("telegram", "مریم")
    await maryam.say(words)
    await maryam.wait_for("لطفاً با چند کلمه بنویسید")


async def test_a_very_long_story_is_taken(town_at_work: Town) -> None:
    """Ten thousand letters (in the pieces a messenger makes of them) do no harm."""
    maryam = await town_at_work.person("telegram", "مریم")
    story = "مخزن زباله سر کوچه پر شده و بو می‌دهد. " * 250
    for at in range(0, 10_000, 4000):
        await maryam.say(story[at : at + 4000])
    await maryam.wait_for("کجاست", timeout=10)


async def test_commands_in_the_wrong_chat_are_answered(town_at_work: Town) -> None:
    """/bind in private and /track in a group each say where they belong."""
    hossein = await town_at_work.person("telegram", "حسین")
    group = await town_at_work.group("telegram", [hossein])
    await hossein.say("/bind ABCD")
    await hossein.wait_for("در گروه واحد")
    await hossein.at(group).say("/track")
    await group.wait_for("گفت‌وگوی خصوصی")
    await hossein.say("/nonsense")
    await hossein.wait_for("نمی‌شناسم")
    await hossein.at(group).say("/bind WRONGONE")
    await group.wait_for("این کد درست نیست")


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_two_workers_press_take_and_one_owns_it(town_at_work: Town, messenger: str) -> None:
    """The first tap owns; the second is told who was first."""
    maryam = await town_at_work.person(messenger, "مریم")
    hossein = await town_at_work.person(messenger, "حسین")
    leila = await town_at_work.person(messenger, "لیلا")
    group = await town_at_work.group(messenger, [hossein, leila])
    code = await tell(maryam)
    card = await group.wait_for(code, button="می‌پذیرم")
    data = next(
        b["callback_data"] for row in card["buttons"] for b in row if "می‌پذیرم" in b["text"]
    )
    first, second = await asyncio.gather(
        hossein.at(group).press_data(data, message=card["id"]),
        leila.at(group).press_data(data, message=card["id"]),
    )
    answers = await asyncio.gather(hossein.at(group).answer(first), leila.at(group).answer(second))
    assert sorted(answer["alert"] for answer in answers) == [False, True]
    alert = next(answer for answer in answers if answer["alert"])
    assert "پذیرفته است" in alert["text"]


async def test_the_buttons_of_another_persons_dialog_do_nothing(town_at_work: Town) -> None:
    """What a colleague was asked is his to answer."""
    maryam = await town_at_work.person("telegram", "مریم")
    hossein = await town_at_work.person("telegram", "حسین")
    leila = await town_at_work.person("telegram", "لیلا")
    group = await town_at_work.group("telegram", [hossein, leila])
    code = await tell(maryam)
    await group.wait_for(code, button="مال ما نیست")
    await hossein.at(group).press("مال ما نیست")
    await group.wait_for("مال این واحد نیست", button="موضوع اشتباه است")
    pressed = await leila.at(group).press("موضوع اشتباه است")
    answer = await leila.at(group).answer(pressed)
    assert answer["alert"] or "قدیمی" in (await group.wait_for("قدیمی"))["text"]


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_a_talk_goes_on_after_a_restart(town: Town, messenger: str) -> None:
    """Six messages with a restart in the middle: the bot asks on where it stopped."""
    async with town.bot():
        maryam = await begun(town, messenger)
    await maryam.place(*VALIASR)
    async with town.bot():
        await maryam.wait_for("عکس یا فیلم دارید", timeout=10)
        await maryam.press("عکسی ندارم")
        await maryam.wait_for("درست است؟")
        await maryam.press("ثبت گزارش")
        await maryam.wait_for("گزارش شما ثبت شد")


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_an_update_delivered_twice_files_once(town_at_work: Town, messenger: str) -> None:
    """The messenger repeats itself; the report does not."""
    maryam = await town_at_work.person(messenger, "مریم")
    await tell(maryam)
    await town_at_work.lab.redeliver(messenger, bot=TOKENS[messenger])
    await maryam.say("/my")
    await maryam.wait_for("گزارش‌های شما")
    assert await count(town_at_work, select(func.count()).select_from(Report)) == 1


async def test_a_double_tap_on_send_files_once(town_at_work: Town) -> None:
    """Two presses of the same button are one report and one friendly word."""
    maryam = await begun(town_at_work, "telegram")
    await maryam.place(*VALIASR)
    await maryam.wait_for("عکس یا فیلم دارید")
    await maryam.press("عکسی ندارم")
    review = await maryam.wait_for("درست است؟")
    data = next(b["callback_data"] for row in review["buttons"] for b in row if "ثبت" in b["text"])
    await asyncio.gather(*(maryam.press_data(data, message=review["id"]) for _ in range(2)))
    await maryam.wait_for("گزارش شما ثبت شد")
    assert await count(town_at_work, select(func.count()).select_from(Report)) == 1


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_a_citizen_who_blocked_the_bot_is_marked_and_left_alone(
    town_at_work: Town, messenger: str
) -> None:
    """Nothing is sent to a closed door for ever; when he comes back he is heard again."""
    maryam = await town_at_work.person(messenger, "مریم")
    hossein = await town_at_work.person(messenger, "حسین")
    group = await town_at_work.group(messenger, [hossein])
    code = await tell(maryam)
    await group.wait_for(code, button="می‌پذیرم")
    await maryam.block()
    await hossein.at(group).press("می‌پذیرم")
    await group.wait_for("پذیرفته: حسین")
    gone = select(func.count()).select_from(Chat).where(Chat.gone_at.is_not(None))
    waiting = select(func.count()).select_from(Outgoing).where(Outgoing.state == "waiting")
    for _ in range(60):
        if (seen := (await count(town_at_work, gone), await count(town_at_work, waiting))) == (
            1,
            0,
        ):
            break
        await asyncio.sleep(0.1)
    assert seen == (1, 0)
    await maryam.unblock()
    await maryam.say("/my")
    await maryam.wait_for("گزارش‌های شما")


async def test_a_code_is_tracked_by_its_owner_and_hides_words_from_others(
    town_at_work: Town,
) -> None:
    """The deep link and /track show the state to anybody, the place and story to nobody else."""
    maryam = await town_at_work.person("telegram", "مریم")
    reza = await town_at_work.person("telegram", "رضا")
    code = await tell(maryam)
    await reza.start(f"r_{code.replace('-', '')}")
    seen = await reza.wait_for("آنچه گذشت")
    assert ("📍" in seen["text"], seen["buttons"]) == (False, [])
    await reza.say("/track ۱۲۳۴۵۶۷۸۹")
    await reza.wait_for("کد")
    await maryam.say(f"/track {code}")
    mine = await maryam.wait_for("آنچه گذشت", button="پس گرفتن")
    assert "📍" in mine["text"]


async def test_danger_is_answered_with_the_number_first(town_at_work: Town) -> None:
    """A smell of gas: 194 before any question; the report is urgent and still taken."""
    maryam = await town_at_work.person("telegram", "مریم")
    hossein = await town_at_work.person("telegram", "حسین")
    group = await town_at_work.group("telegram", [hossein])
    await maryam.say("توی کوچه ما بوی گاز شدید میاد")
    warned = await maryam.wait_for("۱۹۴")
    assert "زنگ بزنید" in warned["text"]
    where = await maryam.wait_for("کجاست", after=warned["id"])
    await maryam.place(*VALIASR)
    await maryam.wait_for("عکس یا فیلم دارید", after=where["id"])
    await maryam.press("عکسی ندارم")
    await maryam.wait_for("درست است؟")
    await maryam.press("ثبت گزارش")
    await maryam.wait_for("گزارش شما ثبت شد")
    await group.wait_for("فوری")


async def test_a_group_that_moves_keeps_its_work(town_at_work: Town) -> None:
    """Telegram makes a supergroup of it; cards follow to the new id."""
    maryam = await town_at_work.person("telegram", "مریم")
    hossein = await town_at_work.person("telegram", "حسین")
    small = await town_at_work.group("telegram", [hossein])
    big = await small.migrate() if small.view.get("kind") == "group" else small
    code = await tell(maryam)
    await big.wait_for(code, button="می‌پذیرم", timeout=10)
    await repair(hossein, big, maryam, code)
