"""The cities we ship: complete, routable in every region, readable on a button."""

from itertools import product

import pytest

from domain.city import City, Name
from domain.routing import route

SUBJECTS = {
    "cleaning": (
        "street_sweeping missed_collection bin_issue debris_dumping bulky_waste recycling "
        "waste_picking dead_animal hazardous_waste public_toilet"
    ),
    "surface_water": ("gutter_dredging flooding broken_grate snow_ice salt_sand sewage_in_gutter"),
    "green": (
        "pruning dangerous_tree irrigation_pest illegal_cutting planting playground "
        "park_lighting park_furniture"
    ),
    "roads": (
        "pothole resurfacing footpath_kerb subsidence open_manhole unfinished_excavation "
        "footbridge accessibility street_light"
    ),
    "traffic": (
        "traffic_signal signs_markings illegal_parking abandoned_vehicle bus metro taxi "
        "parking_fee traffic_redesign"
    ),
    "order": ("vendors shop_obstruction material_obstruction nuisance_trade noise encroachment"),
    "building": (
        "illegal_construction unsafe_pit night_construction unsafe_building permit_enquiry"
    ),
    "safety": ("fire gas_smell live_wire falling_object"),
    "animals": ("stray_animals rats insects"),
    "markets": ("product_quality price_weight market_upkeep"),
    "social": ("rough_sleeper working_child begging_addiction"),
    "city_face": ("graffiti illegal_ads street_furniture culture_house sport_venue"),
    "utilities": ("water_leak power_cut gas_supply telecom"),
    "conduct": ("staff_conduct contractor_performance contractor_wages charges app_service"),
}
REGIONS = {"tehran": 22, "mashhad": 13, "demo": 2}


def _short_names(city: City) -> list[Name]:
    return [area.short for area in city.areas] + [subject.short for subject in city.subjects]


def _names(city: City) -> list[Name]:
    units = [unit.name for unit in city.units]
    kinds = [kind.name for kind in city.unit_kinds]
    tree = [area.name for area in city.areas] + [subject.name for subject in city.subjects]
    regions = [region.name for region in city.regions]
    return [city.name, *tree, *_short_names(city), *kinds, *units, *regions]


def _keys(city: City) -> list[str]:
    tree = [area.key for area in city.areas] + [subject.key for subject in city.subjects]
    units = [kind.key for kind in city.unit_kinds] + [unit.key for unit in city.units]
    return [*tree, *units, *(region.key for region in city.regions)]


def test_the_subject_tree_is_whole(city: City) -> None:
    """Every city knows the 14 areas and the 80 subjects, in the order of the tree."""
    tree = {area.key: " ".join(s.key for s in city.subjects_of(area.key)) for area in city.areas}

    assert tree == SUBJECTS
    assert (len(city.areas), len(city.subjects)) == (14, 80)


def test_the_regions_are_counted(city: City) -> None:
    """Regions are numbered from 1, each with a point in the city's box."""
    numbers = [str(number) for number in range(1, REGIONS[city.key] + 1)]

    assert numbers == [region.key for region in city.regions]
    assert all(city.bounds.contains(r.latitude, r.longitude) for r in city.regions)


def test_every_subject_finds_somebody_in_every_region(city: City) -> None:
    """Whatever is reported wherever, urgent or not, there is a unit whose work it is."""
    reports = product(city.subjects, city.regions, (True, False))
    lost = [
        (subject.key, region.key)
        for subject, region, urgent in reports
        if route(city, subject.key, region.key, emergency=urgent).is_fallback
    ]

    assert lost == []


def test_every_subject_finds_somebody_without_a_region(city: City) -> None:
    """Where the region is not known, headquarters or the fallback take the report."""
    units = [route(city, subject.key, None, emergency=False).unit for subject in city.subjects]

    assert units == [city.unit(unit).key for unit in units]


def test_every_report_can_climb_the_ladder(city: City) -> None:
    """A late report finds a supervisor of its own region, then headquarters, then inspection."""
    supervisors = [city.supervisor_of(region.key) for region in city.regions]

    assert [f"region_office_{region.key:0>2}" for region in city.regions] == supervisors
    assert (city.headquarters, city.inspection) == ("headquarters", "inspection")
    assert not {city.supervisor_of(None), *supervisors} & {city.inspection}


def test_regions_are_served_by_their_own_units(city: City) -> None:
    """A report on a full bin goes to the cleaning people of its region."""
    served = [route(city, "bin_issue", r.key, emergency=False).unit for r in city.regions]

    assert [f"urban_services_{r.key:0>2}" for r in city.regions] == served


def test_names_are_written_in_persian_letters(city: City) -> None:
    """No Arabic ye or kaf slips in: they look alike and are not found by a search."""
    assert [name.fa for name in _names(city) if set(name.fa) & set("يكى")] == []


def test_names_are_not_empty_and_need_no_trimming(city: City) -> None:
    """Persian and English names are both there, without blanks or leftover patterns."""
    texts = [text for name in _names(city) for text in (name.fa, name.en)]

    assert [text for text in texts if not text or text != text.strip() or "{" in text] == []


def test_short_names_fit_on_a_button(city: City) -> None:
    """A label on a telephone's button is read whole up to some thirty letters."""
    texts = [text for name in _short_names(city) for text in (name.fa, name.en)]

    assert [text for text in texts if len(text) > 30] == []


def test_short_names_tell_subjects_apart(city: City) -> None:
    """No two buttons of the tree say the same."""
    texts = [subject.short.fa for subject in city.subjects]

    assert len(texts) == len(set(texts))


def test_keys_are_safe_in_a_button(city: City) -> None:
    """Keys travel in button data: plain letters, at most 24 bytes."""
    assert [key for key in _keys(city) if not key.isascii() or len(key) > 24] == []


def test_unit_names_tell_units_apart(city: City) -> None:
    """No two units are called the same."""
    texts = [unit.name.fa for unit in city.units]

    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("fire", "125"),
        ("medical", "115"),
        ("person", "110"),
        ("gas", "194"),
        ("live_wire", "121"),
        ("water", "122"),
        ("social", "123"),
    ],
)
def test_the_right_number_is_shown_first(city: City, code: str, number: str) -> None:
    """In danger a citizen sees the national number that helps."""
    assert number == city.helpline(code).number


@pytest.mark.parametrize(
    ("subject", "emergency", "unit", "phone"),
    [
        ("street_light", False, "power", "121"),
        ("water_leak", False, "water", "122"),
        ("gas_smell", True, "gas", "194"),
        ("fire", True, "fire", "125"),
        ("illegal_parking", False, "traffic_police", "110"),
        ("staff_conduct", False, "inspection", "1888"),
        ("pothole", False, "technical_06", None),
        ("dangerous_tree", True, "region_green_06", None),
        ("stray_animals", False, "waste", None),
        ("stray_animals", True, "fire", "125"),
        ("vendors", False, "enforcement_06", None),
        ("price_weight", False, "markets", None),
    ],
)
def test_tehran_sends_each_to_its_owner(
    tehran: City, subject: str, emergency: bool, unit: str, phone: str | None
) -> None:
    """Spot checks against the published structure of Tehran, region 6."""
    routed = tehran.unit(route(tehran, subject, "6", emergency=emergency).unit)

    assert (unit, phone) == (routed.key, routed.phone)


def test_terms_and_urgency_of_tehran(tehran: City) -> None:
    """A fire has no term but a call at once; the urgent subjects are counted."""
    flags = [subject.emergency for subject in tehran.subjects]

    assert tuple(tehran.subject(key).term_hours for key in ("fire", "pothole", "planting")) == (
        0,
        72,
        720,
    )
    assert (flags.count("always"), flags.count("with_danger")) == (14, 10)


def test_works_that_show_only_with_time_are_marked(city: City) -> None:
    """A planted tree or a treated nest is judged later than a filled hole."""
    marked = [subject.key for subject in city.subjects if subject.seasonal]
    expected = "salt_sand pruning irrigation_pest planting resurfacing rats insects"

    assert expected.split() == marked


def test_what_may_be_one_fault_has_a_reach_in_place_and_time(city: City) -> None:
    """Either both bounds are given or none; complaints about people stand each for itself."""
    reach = {subject.key: (subject.radius_m, subject.same_hours) for subject in city.subjects}
    alone = [key for key, bounds in reach.items() if bounds == (0, 0)]

    assert [key for key, bounds in reach.items() if (bounds[0] == 0) != (bounds[1] == 0)] == []
    assert alone == ["permit_enquiry", *SUBJECTS["conduct"].split()]
    assert reach["pothole"] == (40, 1440)


def test_samen_keeps_its_name(mashhad: City) -> None:
    """Mashhad's region of the shrine is known by name, not by number."""
    assert Name("منطقهٔ ثامن", "Samen region") == mashhad.region("13").name
    assert mashhad.unit("urban_services_13").name.fa == "خدمات شهری منطقهٔ ثامن"
