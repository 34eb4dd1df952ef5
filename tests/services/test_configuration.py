"""The city changed in the chat: shown first, never with a report lost, and undone at will."""

import pytest

from conversation.replies import Edit, Say
from domain.city import Succession
from domain.errors import Refusal
from domain.hours import spell_week
from domain.lifecycle import State
from domain.routing import route
from services import city_lists, configuration
from services.edits import edit_rules, edit_units
from services.subject_edits import edit_subjects, edit_term
from storage import audit, cities, groups
from tests.services.conftest import (
    ALI,
    CITY,
    NOW,
    OWNER,
    ROADS,
    TRIAGE,
    WASTE,
    Office,
    Post,
)

WASTE_UNIT, ROADS_UNIT = "urban_services_01", "technical_01"


@pytest.fixture
async def city_office(office: Office) -> Office:
    """The office with its city stored, as `migrate` leaves it."""
    async with office.database.write() as tx:
        await cities.keep_city(tx, CITY, office.now)
    return office


async def change(office: Office, command: str, said: str, who: int = OWNER) -> Post:
    """Carry a command out; from then on the office works with the city it made."""
    here = await office.here(who)
    async with office.desk() as desk:
        await configuration.carry_out(desk, here, command, said)
        office.city = desk.city
    return Post(desk.letters)


async def test_a_closed_units_reports_go_on_with_its_heir(city_office: Office) -> None:
    """Its card dies, the heir's group gets a new one to take, and the group is nobody's."""
    office = city_office
    report, _ = await office.file()
    await office.bring_to(State.IN_PROGRESS, report.id)
    post = await change(office, "unit", f"close {WASTE_UNIT} | {ROADS_UNIT}")
    moved = await office.report(report.id)

    assert (ROADS_UNIT, State.ROUTED, None) == (moved.unit, moved.state, moved.taken_by)
    assert [Edit] == [type(reply) for reply in post.to(WASTE)]
    assert "take" in post.verbs(ROADS)
    assert "۱ گزارش باز" in post.words(OWNER)
    assert "handover" == (await office.past(report.id))[-1].move
    async with office.database.read() as tx:
        assert await groups.groups_of(tx, WASTE_UNIT) == []
        assert ["config"] == [line.action for line in await audit.recent(tx, 5)]


async def test_without_an_heir_the_rules_say_who_has_it_now(city_office: Office) -> None:
    """Nothing is stranded: who serves instead has it; without a group the centre sees it."""
    office = city_office
    report, _ = await office.file()
    post = await change(office, "unit", f"close {WASTE_UNIT}")
    moved = await office.report(report.id)
    routed = route(office.city, moved.subject, "1", emergency=False, at=NOW)

    assert routed.unit == moved.unit != WASTE_UNIT
    assert "take" in post.verbs(TRIAGE)


async def test_a_change_is_a_version_and_going_back_is_another(city_office: Office) -> None:
    """What was there before is there again; who did what is written down."""
    office = city_office
    subject = CITY.subjects[0]
    await change(office, "term", f"{subject.key} ۵")
    assert office.city.subject(subject.key).term_hours == 5
    here = await office.here(OWNER)
    async with office.desk() as desk:
        await configuration.bring_back(desk, here, 1)
        assert desk.city == CITY
        told = await cities.versions(desk.tx, 9)
    assert [(3, "/config rollback 1"), (2, f"/term {subject.key} ۵"), (1, "")] == [
        (one.number, one.words) for one in told
    ]
    with pytest.raises(Refusal, match="config-no-version"):
        async with office.desk() as desk:
            await configuration.bring_back(desk, here, 99)


async def test_the_change_is_shown_before_it_is_done(city_office: Office) -> None:
    """Field by field, in words; what changes nothing or makes no sense is refused."""
    office = city_office
    here = await office.here(OWNER)
    async with office.desk() as desk:
        told = await configuration.proposed(desk, here, "unit", f"phone {WASTE_UNIT} ۱۳۷")
        for said, why in (
            (f"phone {WASTE_UNIT} -", "config-same"),
            ("close triage", "unit-needed"),
            ("close nowhere", "unit-unknown"),
            ("add triage parks | نو", "key-taken"),
            ("phone triage 12", "config-problems"),
            ("dance", "help-unit"),
            ("", "help-unit"),
        ):
            with pytest.raises(Refusal, match=why):
                await configuration.proposed(desk, here, "unit", said)
    assert told == [f"✏️ واحد {WASTE_UNIT}، تلفن: – ← ۱۳۷"]


async def test_only_who_may_shapes_the_city(city_office: Office) -> None:
    """A worker of a unit hears whose it is."""
    with pytest.raises(Refusal, match="right-missing"):
        await change(city_office, "term", "pothole 5", who=ALI)


@pytest.mark.parametrize(
    ("said", "key", "hours", "phone"),
    [
        ("ساعت triage ۷:۰۰-۱۴:۳۰", "triage", "sat-thu 07:00-14:30", None),
        ("hours triage | جمعه 22 تا 6", "triage", "fri 22:00-06:00", None),
        (
            "hours triage sat-wed 7:30-12 13-16, thu 24h",
            "triage",
            "sat-wed 07:30-12:00 13:00-16:00, thu 00:00-24:00",
            None,
        ),
        ("تلفن triage ۱۳۷", "triage", None, "137"),
    ],
)
def test_units_are_edited_in_both_languages(
    said: str, key: str, hours: str | None, phone: str | None
) -> None:
    """With Persian words, Persian digits, keys and names."""
    unit = edit_units(CITY, said).city.unit(key)

    spelled = spell_week(unit.hours) if unit.hours else None
    assert (hours, phone or CITY.unit(key).phone) == (spelled, unit.phone)


def test_a_unit_is_added_and_renamed() -> None:
    """With a region where it has one."""
    made = edit_units(CITY, "افزودن extra urban_services 2 | گشت شب | Night patrol").city
    renamed = edit_units(made, "rename extra | گشت روز").city.unit("extra")

    assert ("urban_services", "2") == (made.unit("extra").kind, made.unit("extra").region)
    assert ("گشت روز", "Night patrol") == (renamed.name.fa, renamed.name.en)


def test_rules_come_and_go() -> None:
    """Persian field names, names of units, and a number to remove one by."""
    unit = CITY.unit(ROADS_UNIT)
    said = f"افزودن موضوع=pothole منطقه=۱ خطر=بله ساعت=۲۲:۰۰-۶:۰۰ واحد={unit.name.fa}"
    city = edit_rules(CITY, said).city
    rule = city.rules[-1]

    assert ("pothole", "1", True, ROADS_UNIT) == (rule.subject, rule.region, rule.danger, rule.unit)
    assert CITY == edit_rules(city, f"حذف {len(city.rules)}").city
    for wrong in (
        "remove 99",
        "add region=1",
        "add colour=red unit=triage",
        "add danger=hm kind=fire",
    ):
        with pytest.raises(Refusal, match="help-rule"):
            edit_rules(CITY, wrong)


def test_subjects_are_added_split_merged_and_retired() -> None:
    """What named the old one names the new one; answers and rules follow."""
    added = edit_subjects(
        CITY, "add drone order urban_services 72 | پهپاد | Drone | پهپاد، کوادکوپتر"
    )
    split = edit_subjects(added.city, "جداکردن pothole | dip | فرورفتگی | گودال").city
    merged = edit_subjects(split, "ادغام dip | pothole").city
    retired = edit_subjects(merged, "retire stray_animals").city

    assert ("پهپاد", "کوادکوپتر") == added.city.subject("drone").keywords
    assert (("گودال",), split.subject("pothole").owner) == (
        split.subject("dip").keywords,
        split.subject("dip").owner,
    )
    assert (Succession("dip", ("pothole",)),) == merged.successions
    assert retired.rules == ()
    assert "stray_animals" not in {key for group in retired.sisters for key in group}
    for wrong in ("merge pothole", "merge pothole | pothole", "split pothole | x | y", "add a b c"):
        with pytest.raises(Refusal, match="help-subject"):
            edit_subjects(CITY, wrong)


def test_terms_owners_and_flags_change() -> None:
    """The former owner stays behind the new one."""
    assert 48 == edit_term(CITY, "pothole ۴۸").city.subject("pothole").term_hours
    owned = edit_subjects(CITY, "مسئول pothole parks").city.subject("pothole")
    flagged = edit_subjects(CITY, "فوری pothole همیشه").city.subject("pothole")

    assert ("parks", *CITY.subject("pothole").owner) == owned.owner
    assert "always" == flagged.emergency
    for wrong in ("pothole soon", "48", ""):
        with pytest.raises(Refusal):
            edit_term(CITY, wrong)


@pytest.mark.parametrize(
    ("command", "said", "words"),
    [
        ("unit", "list", "triage"),
        ("unit", "فهرست خدمات شهری", "urban_services_02"),
        ("unit", "urban_services_01", "گزارش‌های باز: ۰"),
        ("subject", "pothole", "pothole"),
        ("subject", "list", "bin_issue"),
        ("rule", "list", "stray_animals"),
    ],
)
async def test_the_city_is_read_in_the_chat(
    city_office: Office, command: str, said: str, words: str
) -> None:
    """Lists and single things, by key or name."""
    post = await city_office.do(city_lists.show, await city_office.here(OWNER), command, said)

    assert words in post.words(OWNER)


async def test_the_history_names_the_present_version(city_office: Office) -> None:
    """And that the first came from files."""
    post = await city_office.do(city_lists.tell_history, await city_office.here(OWNER))

    assert "✅ ۱" in post.words(OWNER)
    assert "از پرونده‌ها" in post.words(OWNER)
    assert isinstance(post.to(OWNER)[0], Say)
    assert TRIAGE not in post.chats
