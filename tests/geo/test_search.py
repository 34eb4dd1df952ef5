"""Addresses in words: the right place first, an honest doubt where there are two."""

import time

import pytest

from geo.commands import locate
from geo.locator import Locator
from tests.geo.conftest import rows_of

UNSURE = 0.45


def _good(row: dict[str, str]) -> set[str]:
    return {row["region"], *row["or"].split()}


def test_addresses_are_placed_in_the_right_region(tehran: Locator) -> None:
    """Nine in ten right, at most one in twenty-five wrong without asking."""
    rows = rows_of("phrases.csv")
    answers = [locate(tehran, row["text"]) for row in rows]
    right = wrong_unasked = 0
    for row, answer in zip(rows, answers, strict=True):
        offered = {answer["region"], *answer["also"]}  # type: ignore[misc]
        right += answer["region"] in _good(row)
        sure = float(str(answer["confidence"])) >= UNSURE
        wrong_unasked += bool(sure and not offered & _good(row))

    assert right / len(rows) >= 0.90
    assert wrong_unasked / len(rows) <= 0.04


def test_a_numbered_street_is_not_the_neighbourhood_of_its_name(tehran: Locator) -> None:
    """«پاسداران، گلستان پنجم» is in Pasdaran, not in a neighbourhood called Golestan."""
    found = tehran.search("پاسداران، گلستان پنجم، پلاک ۱۲")

    assert found[0].region in {"3", "4"}
    assert not [one for one in found if one.region == "22" and one.score > 0.3]


def test_an_alley_says_nothing_about_where(tehran: Locator) -> None:
    """«ته کوچه گلستان، نارمک» is in Narmak."""
    text = "روبروی مسجد، کنار نونوایی، ته کوچه گلستان، نارمک"

    assert tehran.search(text)[0].name == "نارمک"


def test_homonyms_come_side_by_side(tehran: Locator) -> None:
    """Javadieh is in two regions: both are offered with near equal scores."""
    first, second = tehran.search("جوادیه")[:2]

    assert {"16", "4"} == {first.region, second.region}
    assert second.score > 0.9 * first.score


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("نازی اباد", "نازی‌آباد"),
        ("نازي آباد", "نازی‌آباد"),
        ("نازیاباد", "نازی‌آباد"),
        ("میدون ونک", "میدان ونک"),
        ("فلکه ونک", "میدان ونک"),
        ("م. ونک", "میدان ونک"),
        ("تهران پارس فلکه سوم", "فلکه سوم تهرانپارس"),
        ("سعادت اباد، میدان کاج", "میدان کاج"),
        ("چهار راه پارک وی", "چهارراه پارک وی"),
        ("۴راه پارک‌وی", "چهارراه پارک وی"),
        ("بزرگراه شهید همت", "بزرگراه همت"),
        ("اتوبان همت", "بزرگراه همت"),
    ],
)
def test_spellings_do_not_matter(tehran: Locator, text: str, name: str) -> None:
    """Half-spaces, Arabic letters, everyday words, honours and digits make no difference."""
    assert tehran.search(text)[0].name == name


@pytest.mark.parametrize(
    ("text", "region"), [("میدان فردوسسی", "12"), ("یوسف ابدا", "6"), ("نیاروان", "1")]
)
def test_slips_of_the_pen_are_forgiven(tehran: Locator, text: str, region: str) -> None:
    """A letter too many, swapped or wrong still finds the place, with less certainty."""
    found = tehran.search(text)

    assert region in {found[0].region, *found[0].also}


def test_places_inside_a_story_are_hints(tehran: Locator) -> None:
    """A place named in passing is found."""
    story = "سلام خسته نباشید چراغ کوچه ما تو نازی اباد دو هفته است خاموشه لطفا رسیدگی کنید"

    assert tehran.search(story)[0].region == "16"


@pytest.mark.parametrize(
    "story",
    [
        "سلام یک چاله بزرگ وسط خیابان است",
        "آب و برق ما قطع شده",
        "چراغ راهنمایی خراب است",
        "چراغ برق کوچه خاموشه",
        "درخت خشک افتاده روی ماشین",
        "",
        "؟؟؟",
    ],
)
def test_a_story_without_a_place_names_none_surely(tehran: Locator, story: str) -> None:
    """Everyday words that are names elsewhere do not put a pin on the map."""
    found = tehran.search(story)

    assert not found or found[0].score < UNSURE


def test_the_region_named_decides(tehran: Locator) -> None:
    """«جوادیه منطقه ۱۶» leaves no doubt which Javadieh is meant."""
    found = tehran.search("جوادیه منطقه ۱۶")

    assert {"16"} == {one.region for one in found if one.score > 0.6 * found[0].score}


def test_a_neighbouring_town_is_named(tehran: Locator) -> None:
    """Somebody in Karaj is told so."""
    found = tehran.search("کرج مهرشهر")[0]

    assert (found.name, found.kind, found.region) == ("کرج", "town", None)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("باب الجواد", "13"),
        ("خیابان امام رضا ۲۰", "8"),
        ("قاسم آباد بلوار شریعتی", "10"),
        ("فلکه آب", "13"),
        ("بلوار سجاد", "1"),
        ("طلاب خیابان مفتح", "4"),
        ("هاشمیه ۳۰", "9"),
        ("شهرک غرب", "10"),
        ("کوی سیدی", "7"),
        ("بازار رضا", "13"),
    ],
)
def test_mashhad_is_known_by_its_names(mashhad: Locator, text: str, region: str) -> None:
    """Shrine gates, boulevards and popular names of Mashhad are found."""
    assert mashhad.search(text)[0].region == region


def test_gazetteers_are_as_large_as_promised(tehran: Locator, mashhad: Locator) -> None:
    """At least 900 places in Tehran and 250 in Mashhad, each in a known region."""
    assert len([place for place in tehran.places if place.region]) >= 900
    assert len([place for place in mashhad.places if place.region]) >= 250


def test_a_search_is_quick(tehran: Locator) -> None:
    """A few milliseconds at most, also for a long story (the target is 5 ms)."""
    texts = [row["text"] for row in rows_of("phrases.csv")]
    texts.append("سلام " + "چاله بزرگ جلوی خانه ما درست شده و کسی نمی‌آید " * 10 + "نارمک")
    started = time.perf_counter()
    for text in texts:
        tehran.search(text)

    assert (time.perf_counter() - started) / len(texts) < 0.02
