"""Ready answers kept in the chat: by whom, in which words, and how they look filled."""

import pytest

from domain.errors import Refusal
from domain.templates import filled
from services import configuration, templates
from services.edits import edit_units
from services.subject_edits import edit_subjects
from services.template_edits import edit_templates
from storage import audit, cities, roles
from storage.city_text import read_city_text, write_city
from tests.services.conftest import CITY, OWNER, REZA, SARA, Office, Post

ROADS_UNIT, WASTE_UNIT = "technical_01", "urban_services_01"
NIGHT = "add night claim subject=pothole unit=technical_01 | چاله شبانه پر شد ({date}، {unit})."


@pytest.fixture
async def kept(office: Office) -> Office:
    """The office with its city stored; Reza is the head of the road unit."""
    here = await office.here(REZA)
    async with office.database.write() as tx:
        await cities.keep_city(tx, CITY, office.now)
        await roles.grant(tx, here.person.id, here.chat.id, ROADS_UNIT, "head", office.now)
    return office


async def change(office: Office, said: str, who: int = OWNER) -> Post:
    """Carry a command out; the office works with the city it made from then on."""
    here = await office.here(who)
    async with office.desk() as desk:
        await configuration.carry_out(desk, here, "template", said)
        office.city = desk.city
    return Post(desk.letters)


async def test_an_answer_comes_is_offered_first_and_goes_again(kept: Office) -> None:
    """It is a version like any change: told, written down, in the file, and taken back."""
    await change(kept, NIGHT)
    (first, *_) = kept.city.templates_for("claim", "pothole", ROADS_UNIT)

    assert "night" == first.key
    assert "night" not in [one.key for one in kept.city.templates_for("claim", "pothole")]
    assert kept.city.templates == read_city_text(write_city(kept.city).encode()).templates
    await change(kept, "تغییر night | چاله شبانه پر و کوبیده شد ({date}).")
    assert "کوبیده" in kept.city.templates_for("claim", "pothole", ROADS_UNIT)[0].text.fa
    post = await change(kept, "حذف night")
    assert CITY.templates == kept.city.templates
    assert "rollback ۳" in post.words(OWNER)
    owner = await kept.here(OWNER)
    async with kept.desk() as desk:
        await configuration.bring_back(desk, owner, 3)
        lines = await audit.recent(desk.tx, 9)
    assert "night" == desk.city.templates[-1].key
    assert ["config"] * 4 == [line.action for line in lines]


async def test_the_change_shows_the_answer_filled(kept: Office) -> None:
    """With the unit, the day and the name of who asks, as a citizen would read it."""
    here = await kept.here(OWNER)
    async with kept.desk() as desk:
        told = await configuration.proposed(desk, here, "template", NIGHT)

    assert told[0].startswith("➕ پاسخ آماده")
    assert "شنبه ۱ فروردین، " in told[1]
    assert CITY.unit(ROADS_UNIT).name.fa in told[1]


async def test_a_head_keeps_his_own_units_answers(kept: Office) -> None:
    """His unit is meant where he names none; those of others and of all are not his."""
    post = await change(kept, "add mine claim | کف‌پوش عوض شد ({date}).", REZA)

    assert (ROADS_UNIT,) == kept.city.templates[-1].units
    assert "rollback" not in post.words(REZA)
    await change(kept, "change mine | کف‌پوش نو شد ({date}).", REZA)
    for said in (
        "remove pothole_hot",
        f"add other claim unit={WASTE_UNIT} | مخزن عوض شد ({{date}}).",
        f"change mine unit={WASTE_UNIT}",
        "change pothole_hot | چاله پر و کوبیده شد.",
    ):
        with pytest.raises(Refusal, match="template-not-yours"):
            await change(kept, said, REZA)
    with pytest.raises(Refusal, match="right-missing"):
        await change(kept, "remove mine", SARA)
    with pytest.raises(Refusal, match="right-missing"):
        await kept.do(configuration.carry_out, await kept.here(REZA), "term", "pothole 5")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("add x claim", "template-empty"),
        ("add x claim | ", "template-empty"),
        ("add x claim | کوتاه", "template-length"),
        (f"add x claim | {'چاله پر شد ' * 40}", "template-length"),
        ("add x claim | چاله با {who} پر شد.", "template-gaps"),
        ("add x claim | چاله با {unit پر شد.", "template-gaps"),
        ("add x claim | اقدام لازم انجام شد.", "template-bare"),
        ("add x claim | چاله پر شد؛ تماس 09121234567", "template-personal"),
        ("add x claim | چاله را آقای احمدی پر کرد.", "template-personal"),
        ("add x claim | چاله پر شد ({date}). | Call a@b.ir for more", "template-personal"),
        ("add x dance | چاله پر شد ({date}).", "template-purpose"),
        ("add x claim hm | چاله پر شد ({date}).", "help-template"),
        ("add x claim kind=fire | چاله پر شد ({date}).", "help-template"),
        ("add x claim area=sky | چاله پر شد ({date}).", "subject-area-unknown"),
        ("add pothole_hot claim | چاله پر شد ({date}).", "key-taken"),
        ("remove nothing", "template-unknown"),
        ("add", "help-template"),
        ("", "help-template"),
    ],
)
def test_what_will_not_do_is_refused_plainly(said: str, why: str) -> None:
    """Each with a sentence of its own."""
    with pytest.raises(Refusal, match=why):
        edit_templates(CITY, said)


def test_the_same_answer_is_not_kept_twice() -> None:
    """The same words for the same reports; for others they may serve again."""
    made = edit_templates(CITY, NIGHT).city

    with pytest.raises(Refusal, match="template-twin"):
        edit_templates(made, NIGHT.replace("night", "other"))
    again = NIGHT.replace("night", "other").replace("technical_01", "technical_02")
    assert "other" == edit_templates(made, again).city.templates[-1].key


def test_areas_serve_and_arabic_letters_are_put_right() -> None:
    """In Persian words, with the field names of rules."""
    said = "افزودن road انجام دسته=roads | سطح خیابان كوبیده شد ({date})."
    made = edit_templates(CITY, said).city.templates[-1]

    assert (("roads",), "سطح خیابان کوبیده شد ({date}).") == (made.areas, made.text.fa)


def test_answers_follow_their_units_and_subjects() -> None:
    """A closed unit's go to its heir or with it; a split subject's serve both parts."""
    made = edit_templates(CITY, NIGHT).city
    heir = edit_units(made, "close technical_01 | technical_02").city.templates[-1]
    alone = edit_units(made, "close technical_01").city
    split = edit_subjects(made, "split pothole | dip | فرورفتگی | گودال").city.templates[-1]

    assert ("technical_02",) == heir.units
    assert CITY.templates == alone.templates
    assert ("pothole", "dip") == split.subjects


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("list", "pothole_hot"),
        ("فهرست چاله", "pothole_cold"),
        (f"list {ROADS_UNIT}", "night"),
        ("night", "شهروند این را می‌خواند: چاله شبانه پر شد (شنبه ۱ فروردین"),
        ("پیش‌نمایش night", "چاله شبانه پر شد"),
    ],
)
async def test_answers_are_listed_and_shown(kept: Office, said: str, words: str) -> None:
    """All, by subject, by unit, or one whole with an example."""
    await change(kept, NIGHT)
    post = await kept.do(templates.show, await kept.here(OWNER), said)

    assert words in post.words(OWNER)


async def test_a_file_may_not_bring_personal_data(kept: Office) -> None:
    """The city of a file is looked at like one command."""
    told = write_city(CITY).replace("هم‌تراز خیابان", "به دست آقای احمدی")
    here = await kept.here(OWNER)

    with pytest.raises(Refusal, match="template-personal"):
        async with kept.desk() as desk:
            configuration.told_changes(desk, here, read_city_text(told.encode()))


def test_gaps_are_filled_as_far_as_they_are_known() -> None:
    """The others stay as they are."""
    assert "امروز {unit}" == filled("{date} {unit}", {"date": "امروز"})
