"""Reports that were called in: whose they are, who hears of them, who speaks for a caller."""

import pytest

from conversation.events import Contact
from conversation.gathering import Place
from domain.errors import Refusal
from domain.phones import digest_of, read_phone
from handlers.admin import desk as handlers
from handlers.admin.entry import Entry, file_entry
from services import entry, unit_work
from services.desk import Here
from services.entry import Caller
from services.intake import NewReport
from storage import callers, people, roles
from tests.services.conftest import (
    ALI,
    BIN,
    CITIZEN,
    OWNER,
    WASTE,
    Office,
    Post,
)

PHONE = "+989121234567"
OPERATOR = 77


async def operator(office: Office) -> Here:
    """Somebody with the role of operator."""
    here = await office.here(OPERATOR)
    async with office.database.write() as tx:
        await roles.grant(tx, here.person.id, here.chat.id, "", "operator", office.now)
    return here


async def called(
    office: Office, *, phone: str | None = PHONE, consents: bool = True, origin: str = "call"
) -> tuple[int, Post]:
    """A report that an operator entered; its number, and what was said."""
    here = await operator(office)
    new = NewReport(**(BIN | {"origin": origin, "place": Place(words="کوچهٔ سوم"), "media": ()}))
    entered = Entry(origin, Caller(phone, consents, "رضا"), new)
    post = await office.do(file_entry, here, entered)
    async with office.database.read() as tx:
        rows = await tx.exec_driver_sql("SELECT max(id) FROM reports")
        return int(rows.scalar_one()), post


async def test_an_entered_report_is_the_callers(office: Office) -> None:
    """The operator gets receipt and code; the unit gets its card; the number is not kept."""
    number, post = await called(office)

    assert post.chats == {OPERATOR, WASTE}
    report = await office.report(number)
    assert report.code[:3] in post.words(OPERATOR).translate(_LATIN)
    async with office.database.read() as tx:
        author = await people.person(tx, report.author_id)
        call = await callers.call_of(tx, number)
        kept = (await tx.exec_driver_sql("SELECT digest, tail FROM callers")).all()
    assert (author.messenger, author.name) == ("phone", "رضا")
    assert call is not None
    assert (call.tail, call.consent_at) == ("4567", office.now)
    assert [tuple(row) for row in kept] == [(digest_of(PHONE, office.city.key), "4567")]


_LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


async def test_the_same_number_is_the_same_caller(office: Office) -> None:
    """Who does not let us keep his number is nobody we know again."""
    first, _ = await called(office)
    second, _ = await called(office, origin="call2")
    nameless, _ = await called(office, consents=False, origin="call3")
    silent, _ = await called(office, phone=None, consents=False, origin="call4")

    authors = [(await office.report(one)).author_id for one in (first, second, nameless, silent)]
    assert authors[0] == authors[1]
    assert len(set(authors)) == 3


async def test_a_caller_finds_his_reports_in_the_messenger(office: Office) -> None:
    """By sharing his own number; from then on he hears, and new calls are his at once."""
    number, _ = await called(office)
    citizen = await office.here(CITIZEN)
    own = Contact("989121234567", "", CITIZEN)
    post = await office.do(entry.claim_calls, citizen, own)
    assert "۱" in post.words(CITIZEN)

    report = await office.report(number)
    assert report.author_id == citizen.person.id
    again = await office.do(entry.claim_calls, citizen, own)
    assert "۱" in again.words(CITIZEN)
    ali = await office.here(ALI, WASTE)
    heard = await office.do(unit_work.take, ali, number)
    assert CITIZEN in heard.chats
    later, post = await called(office, origin="call2")
    assert (await office.report(later)).author_id == citizen.person.id
    assert post.chats == {OPERATOR, CITIZEN, WASTE}


@pytest.mark.parametrize(
    ("contact", "phrase"),
    [
        (Contact(PHONE, "", 2), "phone-not-own"),
        (Contact(PHONE, ""), "phone-not-own"),
        (Contact("12", "", CITIZEN), "phone-slip"),
    ],
)
async def test_nobody_gets_anothers_reports(office: Office, contact: Contact, phrase: str) -> None:
    """A number that the messenger does not vouch for opens nothing."""
    await called(office)
    with pytest.raises(Refusal, match=phrase):
        await office.do(entry.claim_calls, await office.here(CITIZEN), contact)


async def test_a_number_nobody_called_with_opens_nothing(office: Office) -> None:
    """It is said plainly."""
    own = Contact("+989350000000", "", CITIZEN)
    post = await office.do(entry.claim_calls, await office.here(CITIZEN), own)

    assert "/track" in post.words(CITIZEN)


async def test_only_operators_enter_and_speak(office: Office) -> None:
    """Neither citizens nor units; an owner may."""
    number, _ = await called(office)
    for person in (CITIZEN, ALI):
        here = await office.here(person)
        with pytest.raises(Refusal, match="right-missing"):
            await office.do(entry.caller_here, here, Caller(None, False, ""))
        with pytest.raises(Refusal, match="right-missing"):
            await office.do(entry.speaking_for, here, number)
    await office.do(entry.speaking_for, await office.here(OWNER), number)


async def test_an_operator_speaks_for_a_caller(office: Office) -> None:
    """He answers the unit's question, adds, and objects; but for nobody who writes himself."""
    number, _ = await called(office)
    mine, _ = await office.file()
    here, ali = await operator(office), await office.here(ALI, WASTE)
    assert entry.speakable(await office.report(number)) == "note"
    await office.do(handlers.speak, here, handlers.Order(number, "پلاک ۳", "note"))
    await office.do(unit_work.take, ali, number)
    await office.do(unit_work.ask, ali, number, "کدام کوچه؟")
    assert entry.speakable(await office.report(number)) == "answer"
    post = await office.do(handlers.speak, here, handlers.Order(number, "سوم", "answer"))
    assert "سوم" in post.words(WASTE)
    await office.bring_to("awaiting_citizen", number)
    assert entry.speakable(await office.report(number)) == "object"

    with pytest.raises(Refusal, match="speak-for-nobody"):
        await office.do(entry.speaking_for, here, mine.id)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("0912 123 45 67", PHONE),
        ("۰۹۱۲-۱۲۳-۴۵۶۷", PHONE),
        ("+98 (912) 123 4567", PHONE),
        ("00989121234567", PHONE),
        ("9121234567", PHONE),
        ("02112345678", "+982112345678"),
        ("0912123456", None),
        ("091212345678", None),
        ("سلام", None),
        ("", None),
    ],
)
def test_numbers_are_read_as_people_say_them(said: str, read: str | None) -> None:
    """Persian digits, gaps and every usual beginning."""
    assert read_phone(said) == read
