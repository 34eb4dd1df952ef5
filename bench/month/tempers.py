"""Who lives and works in the simulated city, and how each of them behaves."""

from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True, slots=True)
class Temper:
    """How a unit works: hours to its next step, and how likely each deed is where it may be done.

    `fakes` is the share of its claims behind which no work was done, `idles` how often its people
    look at a card and do nothing.
    """

    name: str
    pace_h: float
    fakes: float = 0.03
    idles: float = 0.0
    deeds: dict[str, float] = field(default_factory=dict)


_USUAL = {
    "return": 0.03, "ask": 0.06, "visit": 0.2, "plan": 0.12, "outside": 0.04, "hold": 0.04,
    "merge": 0.03, "split": 0.02, "tell": 0.05, "note": 0.05, "takeover": 0.03, "no_action": 0.12,
    "diagnose": 0.4,
}  # fmt: skip
HONEST = Temper("honest", 5, deeds=_USUAL)
LAZY = Temper("lazy", 45, idles=0.6, deeds=_USUAL)
FAKER = Temper("fakes its claims", 4, fakes=0.7, deeds={"note": 0.05})
RETURNER = Temper("returns everything", 3, deeds=_USUAL | {"return": 0.9})
SLOW = Temper("slow", 60, deeds=_USUAL | {"plan": 0.4, "hold": 0.12, "ask": 0.12})
TRIAGE = Temper(
    "triage", 2,
    deeds={"ask": 0.05, "ask_place": 0.04, "reject": 0.05, "refer": 0.06, "merge": 0.04,
           "send": 0.04, "region": 0.04},
)  # fmt: skip

UNITS: dict[str, Temper] = {
    "urban_services_01": HONEST,
    "urban_services_02": LAZY,
    "technical_01": FAKER,
    "technical_02": RETURNER,
    "parks": SLOW,
    "enforcement": HONEST,
    "fire": HONEST,
    "region_office_01": HONEST,
    "region_office_02": HONEST,
    "headquarters": HONEST,
    "inspection": HONEST,
    "triage": TRIAGE,
}
"""The units that have a group; what goes to any other lands with triage's people."""

WORKERS = 4
"""People in each group; the second is its head in some units, the third on call, the last a
contractor's man in some."""
HEADED = ("urban_services_01", "technical_01", "parks", "enforcement")
CONTRACTED = ("urban_services_01", "urban_services_02", "enforcement")
ON_CALL = ("fire", "technical_01", "urban_services_02")


@dataclass(frozen=True, slots=True)
class Citizen:
    """How a citizen behaves: how likely he speaks at all, and how likely he is hard to please."""

    name: str
    speaks: float
    answers: float
    picky: float = 0.02
    withdraws: float = 0.02
    appeals: float = 0.4
    reopens: float = 0.03


CITIZENS = (
    Citizen("patient", 0.9, 0.9),
    Citizen("silent", 0.0, 0.2, reopens=0.0),
    Citizen("objecting", 0.95, 0.8, picky=0.5, reopens=0.2, appeals=0.9),
    Citizen("rating", 1.0, 0.9, picky=0.1),
    Citizen("fickle", 0.5, 0.5, withdraws=0.3),
)
_SHARES = (40, 30, 10, 12, 8)


def citizen_of(random: Random) -> Citizen:
    """A citizen by chance."""
    return random.choices(CITIZENS, _SHARES)[0]


SUBJECTS: dict[str, int] = {
    "bin_issue": 24, "missed_collection": 10, "graffiti": 4, "rats": 4, "pothole": 20,
    "signs_markings": 5, "footpath_kerb": 5, "pruning": 8, "playground": 4, "vendors": 8,
    "noise": 3, "encroachment": 3, "bus": 3, "street_light": 5, "staff_conduct": 2,
    "charges": 2, "contractor_wages": 1, "app_service": 1, "open_manhole": 3, "fire": 1,
    "gas_smell": 1,
}  # fmt: skip
"""What is reported, and how often."""
URGENT = frozenset({"open_manhole", "fire", "gas_smell"})
