"""The entries of a city's files: which fields each may have and what they may hold."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from domain.hours import Week, week_of
from domain.templates import LEAST_LETTERS, MOST_LETTERS, Purpose

ARABIC_LETTERS = "يكى"


def _persian(text: str) -> str:
    found = [letter for letter in ARABIC_LETTERS if letter in text]
    if found:
        raise ValueError(f"use the Persian letters ی and ک, not the Arabic {' '.join(found)}")
    return text


def _worked(week: Week) -> Week:
    if not week.has_weekday:
        raise ValueError("a unit needs hours on some day of the week")
    return week


Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]{0,23}$")]
Persian = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_persian)]
English = Annotated[str, Field(min_length=1, max_length=120)]
ShortPersian = Annotated[str, Field(min_length=1, max_length=30), AfterValidator(_persian)]
Sentence = Annotated[str, Field(min_length=LEAST_LETTERS, max_length=MOST_LETTERS)]
ShortEnglish = Annotated[str, Field(min_length=1, max_length=30)]
Keyword = Annotated[str, Field(min_length=2, max_length=40), AfterValidator(_persian)]
WorkingHours = Annotated[Week, BeforeValidator(week_of), AfterValidator(_worked)]
Phone = Annotated[str, Field(pattern=r"^[0-9]{3,11}$")]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Entry(BaseModel):
    """An entry of a file: unknown fields are typing errors, so they are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class BoxEntry(Entry):
    """The rectangle around the city."""

    south: Latitude
    west: Longitude
    north: Latitude
    east: Longitude


class RegionEntry(Entry):
    """A municipal region."""

    key: Key
    fa: Persian
    en: English
    latitude: Latitude
    longitude: Longitude


class CityFile(Entry):
    """The city itself; `files` names files that lie elsewhere, relative to the city's folder.

    `supervisor` is a kind of unit; `fallback`, `headquarters` and `inspection` are units.
    """

    key: Key
    fa: Persian
    en: English
    timezone: str = "Asia/Tehran"
    fallback: Key
    supervisor: Key
    headquarters: Key
    inspection: Key
    weekend: list[Weekday] = Field(default=["friday"], max_length=6)
    files: dict[
        Literal["subjects", "units", "helplines", "rules", "holidays", "templates"], str
    ] = {}
    bounds: BoxEntry
    regions: list[RegionEntry] = Field(min_length=1)


class AreaEntry(Entry):
    """A shelf of subjects."""

    key: Key
    icon: str = Field(min_length=1, max_length=4)
    fa: Persian
    en: English
    short_fa: ShortPersian
    short_en: ShortEnglish


class SubjectEntry(Entry):
    """A subject; the short name may be left out where the full one fits on a button."""

    key: Key
    area: Key
    fa: Persian
    en: English
    short_fa: ShortPersian
    short_en: ShortEnglish
    owner: list[Key] = Field(min_length=1)
    hours: int = Field(ge=0, le=8760)
    emergency: Literal["always", "with_danger", "never"] = "never"
    note: str = ""
    seasonal: bool = False
    sensitive: bool = False
    radius_m: int = Field(default=50, ge=0, le=1000)
    same_hours: int = Field(default=168, ge=0, le=8760)
    keywords: list[Keyword] = []


class SuccessionEntry(Entry):
    """Which subjects took the place of one that was retired."""

    subject: Key
    by: list[Key] = []


class SubjectsFile(Entry):
    """The subject tree."""

    sisters: list[list[Key]] = []
    successions: list[SuccessionEntry] = []
    areas: list[AreaEntry] = Field(min_length=1)
    subjects: list[SubjectEntry] = Field(min_length=1)


class KindEntry(Entry):
    """A kind of unit; with `unit_fa` and `unit_en` a unit is made for every region.

    In both patterns `{region}` stands for the region's name.
    """

    key: Key
    fa: Persian
    en: English
    scope: Literal["region", "city", "external"]
    served_by: Key | None = None
    unit_fa: Persian | None = None
    unit_en: English | None = None


class HoursEntry(Entry):
    """A part of the day, from `start` up to but without `end`."""

    start: time
    end: time


class UnitEntry(Entry):
    """A unit written out; without a key it is called like its kind (and region)."""

    key: Key | None = None
    kind: Key
    region: Key | None = None
    fa: Persian
    en: English
    phone: Phone | None = None
    hours: WorkingHours | None = None


class UnitsFile(Entry):
    """Kinds of units and the units themselves."""

    kinds: list[KindEntry] = Field(min_length=1)
    units: list[UnitEntry] = []


class HelplineEntry(Entry):
    """A number to show first; `phrase` defaults to `danger.<code>`."""

    code: Key
    number: Phone
    fa: Persian
    en: English
    phrase: str | None = None


class HelplinesFile(Entry):
    """The helplines."""

    helplines: list[HelplineEntry] = Field(min_length=1)


class RuleEntry(Entry):
    """An exception to the usual owner."""

    subject: Key | None = None
    area: Key | None = None
    region: Key | None = None
    danger: bool | None = None
    hours: HoursEntry | None = None
    unit_kind: Key | None = None
    unit: Key | None = None


class RulesFile(Entry):
    """The exceptions; a city may have none."""

    rules: list[RuleEntry] = []


class HolidayEntry(Entry):
    """A day off; `jalali` is the same day for the reader, `expected` says it may still move."""

    day: date
    jalali: str | None = Field(default=None, pattern=r"^1[34][0-9]{2}-[01][0-9]-[0-3][0-9]$")
    fa: Persian
    en: English
    kind: Literal["solar", "lunar"]
    expected: bool = False


class HolidaysFile(Entry):
    """The days off beside the weekend; `source` says who fixes them."""

    source: str = ""
    holidays: list[HolidayEntry] = []


class TemplateEntry(Entry):
    """An answer with gaps; without areas and subjects it fits every report, or one of `units`."""

    key: Key
    move: Purpose
    areas: list[Key] = []
    subjects: list[Key] = []
    units: list[Key] = []
    fa: Annotated[Sentence, AfterValidator(_persian)]
    en: Sentence


class TemplatesFile(Entry):
    """Answers a unit may start from; a city may have none."""

    templates: list[TemplateEntry] = []
