"""A report comes in: code, unit, term, and everybody told, once."""

import re
from datetime import timedelta

from conversation.events import Pin
from conversation.gathering import Place
from conversation.replies import Locate, Say, Show
from domain.tracking import read_code
from services import intake, notices
from services.intake import NewReport
from storage import people
from tests.services.conftest import (
    BIN,
    CITIZEN,
    NAMES,
    NOW,
    OTHER_CITIZEN,
    OWNER,
    PHOTO,
    TRIAGE,
    WASTE,
    Office,
)
from wording.digits import latin_digits


def code_in(words: str) -> str | None:
    """The tracking code that somebody reads."""
    found = re.search(r"\d{3}-\d{3}-\d{3}", words)
    return read_code(found[0]) if found else None


async def test_a_report_goes_to_the_unit_of_its_region(office: Office) -> None:
    """The citizen gets the code, the unit's group pictures, place and card, nobody else a word."""
    report, post = await office.file()

    assert (report.unit, report.state) == ("urban_services_01", "routed")
    assert post.chats == {CITIZEN, WASTE}
    assert code_in(post.words(CITIZEN)) == report.code
    assert [type(reply) for reply in post.to(WASTE)] == [Show, Locate, Say]
    assert post.verbs(WASTE) == ["take", "ask", "return"]
    assert [(line.move, line.state) for line in await office.past(report.id)] == [
        ("submit", "submitted"), ("route", "routed"),
    ]  # fmt: skip


async def test_the_same_dialog_files_one_report(office: Office) -> None:
    """Whatever makes it end twice, nobody hears of it twice."""
    report, _ = await office.file()
    again, post = await office.file(story="دوباره")

    assert (again, post.letters) == (report, [])


async def test_two_people_may_have_dialogs_of_one_name(office: Office) -> None:
    """Names are made by chance; one person's report never swallows another's."""
    mine, _ = await office.file()
    here = await office.here(OTHER_CITIZEN)
    async with office.desk() as desk:
        theirs = await intake.submit(desk, here, NewReport(**BIN))

    assert mine.id != theirs.id
    assert theirs.author_id == here.person.id


async def test_a_taken_code_is_not_given_out_again(office: Office) -> None:
    """Chance may give the same number twice; the second report gets another."""
    one, _ = await office.file()
    office.random.seed(7)
    other, _ = await office.file(origin="another")

    assert one.code != other.code


async def test_the_card_never_says_who_reported(office: Office) -> None:
    """Neither name nor number; and what he says of himself is masked, in words and in place."""
    _, post = await office.file(
        story="سطل پر است، شماره من 09121234567 است",
        place=Place(None, "خیابان دکتر شریعتی، زنگ ۰۹۱۲۷۶۵۴۳۲۱"),
    )
    card = post.words(WASTE)

    assert NAMES[CITIZEN] not in card
    assert re.search(r"0912|۰۹۱۲", card) is None
    assert "سطل پر است" in card
    assert "دکتر شریعتی" in card


async def test_a_voice_alone_is_a_report_too(office: Office) -> None:
    """The card says that there are no words."""
    _, post = await office.file(story="", media=(), place=Place(Pin(35.7, 51.4)), region=None)

    assert "پیام صوتی" in "\n".join(post.words(chat) for chat in post.chats)


async def test_files_that_did_not_arrive_are_left_out(office: Office) -> None:
    """Only what is in our own store is shown."""
    lost = PHOTO.__class__("photo", "f2", fault="gone")
    _, post = await office.file(media=(lost,))

    assert [type(reply) for reply in post.to(WASTE)] == [Locate, Say]


async def test_danger_makes_the_term_an_hour(office: Office) -> None:
    """The model may raise the alarm, and so may the subject; an outside body's number is told."""
    urgent, _ = await office.file(subject="pothole", danger="traffic", origin="a")
    alarmed, _ = await office.file(subject="playground", emergency=True, origin="b")
    gas, post = await office.file(subject="gas_smell", origin="c")

    assert [report.emergency for report in (urgent, alarmed, gas)] == [True, True, True]
    assert {report.due_at for report in (urgent, alarmed, gas)} == {NOW + timedelta(hours=1)}
    assert gas.unit == "gas"
    assert latin_digits(post.words(CITIZEN)).count(office.city.unit("gas").phone or "?") == 1
    assert post.chats == {CITIZEN, TRIAGE}


async def test_the_model_alone_is_not_believed_where_nothing_can_burn(office: Office) -> None:
    """A full bin is not urgent by the model's word, nor is a thank-you for a put-out fire."""
    full, _ = await office.file(emergency=True, origin="a")
    thanks, _ = await office.file(subject="fire", emergency=True, kind="appreciation", origin="b")

    assert [report.emergency for report in (full, thanks)] == [False, False]


async def test_a_unit_without_a_group_is_answered_for_by_triage(office: Office) -> None:
    """Nothing lies unseen."""
    report, post = await office.file(region="2")

    assert (report.unit, post.chats) == ("urban_services_02", {CITIZEN, TRIAGE})


async def test_where_nobody_has_a_group_the_owners_are_alarmed(empty_office: Office) -> None:
    """Those who ever wrote to the bot; the code tells which report."""
    await empty_office.here(OWNER)
    report, post = await empty_office.file()

    assert post.chats == {CITIZEN, OWNER}
    assert code_in(post.words(OWNER)) == report.code


async def test_a_citizen_who_blocked_the_bot_gets_no_post(office: Office) -> None:
    """The unit does its work all the same."""
    report, _ = await office.file()
    async with office.desk() as desk:
        await people.mark_gone(desk.tx, "bale", CITIZEN, office.now)
        await notices.tell_citizen(desk, report, "step-taken")

    assert desk.letters == []
