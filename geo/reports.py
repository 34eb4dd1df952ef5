"""What `shahrdad city check` and `city import` say: plain lines, the worst first."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import mean

from domain.errors import Misconfigured
from geo import layers
from geo.borders import Ring, load_corners
from geo.checks import LEAST_AGREEMENT, LEAST_MEAN, Agreement, Shapes, compare
from geo.locator import PLACES, Locator
from geo.places import REGION, Place, load_gazetteer

_LARGEST_GAP_KM2 = 0.05
_FAR_OFF_DEGREES = 1.0

type Areas = Mapping[str, tuple[Ring, ...]]
type Lines = tuple[bool, tuple[str, ...]]
"""Whether all is well, and the lines to show."""


def check_city(city_folder: Path, kept: Path | None = None, against: Path | None = None) -> Lines:
    """Whether a city's borders are whole and its places lie where they say; how a file agrees."""
    areas = regions_of(city_folder, kept)
    places = load_gazetteer(city_folder / PLACES / "gazetteer.csv")
    lines = [f"{len(places)} places, {len(areas)} regions"]
    if not areas:
        return True, (*lines, "no borders: regions are told by the nearest known places")
    faults = Shapes(areas).faults()
    lines += [str(fault) for fault in faults] or ["borders: no gaps, no overlaps"]
    strays = tuple(_strays(Locator.load(city_folder, kept)))
    lines += strays or ("places: all lie in the region they are given",)
    well = not faults and not strays
    if against is not None:
        agreed, more = _agreement(compare(areas, layers.read_areas(against, REGION)))
        return well and agreed, (*lines, *more)
    return well, tuple(lines)


def import_areas(
    file: Path,
    kind: str,
    city_folder: Path,
    kept: Path,
    name_field: str | None = None,
    regions: frozenset[str] = frozenset(),
) -> Lines:
    """Take a city's own areas of a kind over ours and tell what was found and what changes.

    Nothing is kept when a ring crosses itself, or gaps and overlaps are too large to be slips.
    """
    if kind not in layers.KINDS:
        raise Misconfigured(f"a layer is one of {', '.join(layers.KINDS)} or places, not {kind}")
    areas = layers.read_areas(file, kind, name_field)
    faults = Shapes(areas).faults()
    lines = [f"{len(areas)} areas of kind {kind}", *map(str, faults)]
    lines += _changes(areas, regions_of(city_folder, kept)) if kind == REGION else []
    if kind == REGION and (strange := _strange(areas, regions)):
        return False, (*lines, f"not kept: the city has no region {strange}; see its city.toml")
    bad = [one for one in faults if one.kind == "crosses itself" or one.km2 > _LARGEST_GAP_KM2]
    if bad:
        return False, (*lines, f"not kept: {len(bad)} faults are too large; mend the file first")
    layers.write_areas(areas, kind, kept / f"{kind}.geojson")
    return True, (*lines, "kept; it now goes before the borders that came with the project")


def import_places(
    file: Path, city_folder: Path, kept: Path, regions: frozenset[str] = frozenset()
) -> Lines:
    """Take a city's own places besides ours; of one name, kind and region theirs goes first."""
    places = layers.read_places(file)
    known = {_identity(one) for one in load_gazetteer(city_folder / PLACES / "gazetteer.csv")}
    replaced = sum(_identity(one) in known for one in places)
    if strange := _strange([one.region for one in places if one.region], regions):
        return False, (f"not kept: the city has no region {strange}; see its city.toml",)
    astray = tuple(_far_off(places, city_folder, kept))
    if astray:
        return False, (*astray, "not kept: are latitude and longitude swapped?")
    layers.write_places(places, kept / layers.PLACES_FILE)
    return True, (f"{len(places)} places kept, {replaced} of them in place of ours",)


def regions_of(city_folder: Path, kept: Path | None) -> Areas:
    """The regions that are in force: the city's own when it brought some; empty when none."""
    own = layers.load_layers(kept).regions if kept is not None else None
    if own is not None:
        return own
    places = city_folder / PLACES
    return load_corners(places) if (places / "regions.csv").exists() else {}


def _strange(named: Iterable[str], regions: frozenset[str]) -> str:
    """The regions that no unit of the city would answer for."""
    return ", ".join(sorted(set(named) - regions)) if regions else ""


def _identity(place: Place) -> tuple[str, str, str | None]:
    return place.name, place.kind, place.region


def _strays(locator: Locator) -> Iterator[str]:
    """Places of ours that lie in another region than they say, beyond what a border may blur."""
    if locator.borders is None:
        return
    for place in locator.places:
        near = locator.borders.near(place.latitude, place.longitude)
        here = (near.region,) if near.region else near.nearest
        settled = place.region in (None, *here, *near.neighbours)
        if not settled and near.border_m > place.spread_m:
            yield f"{place.name} ({place.kind}) says region {place.region}, lies in {near.region}"


def _agreement(found: tuple[Agreement, ...]) -> Lines:
    if not found:
        return False, ("the file names no region of ours",)
    average = mean(one.overlap for one in found)
    lines = [f"region {one.name}: agreement {one.overlap:.4f}" for one in found]
    lowest = min(found, key=lambda one: one.overlap)
    lines.append(f"lowest {lowest.overlap:.4f} (region {lowest.name}), mean {average:.4f}")
    return lowest.overlap >= LEAST_AGREEMENT and average >= LEAST_MEAN, tuple(lines)


def _changes(new: Areas, old: Areas) -> list[str]:
    if not old:
        return ["there were no borders before"]
    gone, come = sorted(set(old) - set(new)), sorted(set(new) - set(old))
    lines = [f"region {name} is gone" for name in gone] + [f"region {name} is new" for name in come]
    moved = [one for one in compare(new, old) if one.overlap < 1 - 1e-4]
    lines += [
        f"region {one.name}: {100 * (1 - one.overlap):.1f} % differs from before"
        for one in sorted(moved, key=lambda one: one.overlap)
    ]
    return lines or ["nothing differs from before"]


def _far_off(places: tuple[Place, ...], city_folder: Path, kept: Path) -> Iterator[str]:
    ours = Locator.load(city_folder, kept).places
    if not ours:
        return
    middle = (mean(one.latitude for one in ours), mean(one.longitude for one in ours))
    for place in places:
        apart = max(abs(place.latitude - middle[0]), abs(place.longitude - middle[1]))
        if apart > _FAR_OFF_DEGREES:
            yield f"{place.name} lies far away: {place.latitude},{place.longitude}"
