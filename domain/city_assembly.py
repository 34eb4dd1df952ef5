"""From the entries of a city's files, each right in itself, to the city."""

from collections.abc import Iterator

from domain.calendar import WEEK, Holiday
from domain.city import (
    Area,
    Box,
    City,
    Helpline,
    Hours,
    Name,
    Region,
    Rule,
    Subject,
    Succession,
    Unit,
    UnitKind,
)
from domain.city_entries import (
    AreaEntry,
    CityFile,
    HelplineEntry,
    HolidayEntry,
    HoursEntry,
    KindEntry,
    RegionEntry,
    RuleEntry,
    SubjectEntry,
    TemplateEntry,
    UnitEntry,
    UnitsFile,
)
from domain.city_form import CityForm
from domain.templates import Template


def assemble(form: CityForm) -> City:
    """Make the city; the entries have been checked before."""
    city = form.city
    return City(
        key=city.key,
        name=Name(city.fa, city.en),
        areas=tuple(_area(entry) for entry in form.subjects.areas),
        subjects=tuple(_subject(entry) for entry in form.subjects.subjects),
        unit_kinds=tuple(_kind(entry) for entry in form.units.kinds),
        units=units_of_form(form.units, city),
        rules=tuple(_rule(entry) for entry in form.rules.rules),
        helplines=tuple(_helpline(entry) for entry in form.helplines.helplines),
        bounds=Box(city.bounds.south, city.bounds.west, city.bounds.north, city.bounds.east),
        regions=tuple(_region(entry) for entry in city.regions),
        fallback=city.fallback,
        supervisor=city.supervisor,
        headquarters=city.headquarters,
        inspection=city.inspection,
        timezone=city.timezone,
        weekend=frozenset(WEEK.index(day) for day in city.weekend),
        sisters=tuple(frozenset(group) for group in form.subjects.sisters),
        holidays=tuple(_holiday(entry) for entry in form.holidays.holidays),
        templates=tuple(_template(entry) for entry in form.templates.templates),
        successions=tuple(
            Succession(entry.subject, tuple(entry.by)) for entry in form.subjects.successions
        ),
    )


def units_of_form(units: UnitsFile, city: CityFile) -> tuple[Unit, ...]:
    """List the units written out, then those made for every region from the pattern of a kind."""
    written = tuple(_unit(entry) for entry in units.units)
    taken = {(unit.kind, unit.region) for unit in written}
    made = (unit for kind in units.kinds for unit in _made_for_regions(kind, city))
    return written + tuple(unit for unit in made if (unit.kind, unit.region) not in taken)


def _made_for_regions(kind: KindEntry, city: CityFile) -> Iterator[Unit]:
    if kind.unit_fa is None or kind.unit_en is None:
        return
    for region in city.regions:
        name = Name(
            kind.unit_fa.replace("{region}", region.fa), kind.unit_en.replace("{region}", region.en)
        )
        yield Unit(_unit_key(kind.key, region.key), kind.key, name, region.key)


def _unit_key(kind: str, region: str | None) -> str:
    return kind if region is None else f"{kind}_{region:0>2}"


def _unit(entry: UnitEntry) -> Unit:
    key = entry.key or _unit_key(entry.kind, entry.region)
    name = Name(entry.fa, entry.en)
    return Unit(key, entry.kind, name, entry.region, entry.phone, entry.hours)


def _hours(entry: HoursEntry | None) -> Hours | None:
    return Hours(entry.start, entry.end) if entry else None


def _area(entry: AreaEntry) -> Area:
    short = Name(entry.short_fa, entry.short_en)
    return Area(entry.key, Name(entry.fa, entry.en), short, entry.icon)


def _subject(entry: SubjectEntry) -> Subject:
    return Subject(
        key=entry.key,
        area=entry.area,
        name=Name(entry.fa, entry.en),
        short=Name(entry.short_fa, entry.short_en),
        owner=tuple(entry.owner),
        term_hours=entry.hours,
        emergency=entry.emergency,
        unit_note=entry.note,
        seasonal=entry.seasonal,
        sensitive=entry.sensitive,
        radius_m=entry.radius_m,
        same_hours=entry.same_hours,
        keywords=tuple(entry.keywords),
    )


def _kind(entry: KindEntry) -> UnitKind:
    return UnitKind(entry.key, Name(entry.fa, entry.en), entry.scope, entry.served_by)


def _region(entry: RegionEntry) -> Region:
    return Region(entry.key, Name(entry.fa, entry.en), entry.latitude, entry.longitude)


def _helpline(entry: HelplineEntry) -> Helpline:
    phrase = entry.phrase or f"danger.{entry.code}"
    return Helpline(entry.code, entry.number, Name(entry.fa, entry.en), phrase)


def _rule(entry: RuleEntry) -> Rule:
    return Rule(
        subject=entry.subject,
        area=entry.area,
        region=entry.region,
        danger=entry.danger,
        hours=_hours(entry.hours),
        unit_kind=entry.unit_kind,
        unit=entry.unit,
    )


def _holiday(entry: HolidayEntry) -> Holiday:
    return Holiday(entry.day, Name(entry.fa, entry.en), entry.kind, entry.expected)


def _template(entry: TemplateEntry) -> Template:
    text = Name(entry.fa, entry.en)
    areas, subjects, units = tuple(entry.areas), tuple(entry.subjects), tuple(entry.units)
    return Template(entry.key, entry.move, text, areas, subjects, units)
