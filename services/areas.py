"""The regions that a unit's group or topic works in."""

from conversation.replies import Say
from conversation.spelling import fold
from domain.city import Region
from domain.errors import Refusal
from domain.rights import Action
from services.desk import Desk, Here
from services.handing import settle, whereabouts
from services.standing import require
from storage import audit, groups
from storage.groups import Binding
from wording.catalogue import LANGUAGES

SEPARATORS = str.maketrans(dict.fromkeys("،,؛;-", " "))


async def limit_area(desk: Desk, here: Here, said: str) -> None:
    """This group or topic works in the regions named from now on; what waits goes where it belongs.

    "All" takes the limit away; with nothing said the present one is told.
    """
    if here.chat.kind == "private":
        raise Refusal("area-in-group")
    await require(desk, here, Action.LIMIT, here.chat.unit or "")
    bound = await _bound_here(desk, here)
    named = fold(said.translate(SEPARATORS)).split()
    if not named:
        await _tell(desk, here, bound)
        return
    areas = [] if _means_all(desk, named) else [_region(desk, name).key for name in named]
    before = await whereabouts(desk, [bound.unit])
    await groups.limit(desk.tx, here.chat.id, bound.topic, areas)
    target = f"{bound.unit} «{here.chat.title}»"
    await audit.record(desk.tx, desk.now, here.person.id, "area", target, " ".join(areas))
    await _tell(desk, here, await _bound_here(desk, here))
    await settle(desk, before)


async def _bound_here(desk: Desk, here: Here) -> Binding:
    """What is bound in this very place: a topic is not its group."""
    for bound in await groups.bindings(desk.tx, here.chat.id):
        if bound.topic == here.chat.topic:
            return bound
    raise Refusal("area-not-bound")


def _means_all(desk: Desk, named: list[str]) -> bool:
    return named in [[fold(desk.voice(tag).word("area-all"))] for tag in LANGUAGES]


def _region(desk: Desk, name: str) -> Region:
    """The region with this key, or whose name ends with this word."""
    for region in desk.city.regions:
        if name in (region.key, fold(region.name.fa).split()[-1]):
            return region
    known = "، ".join(region.key for region in desk.city.regions)
    raise Refusal("area-unknown", area=name, known=known)


async def _tell(desk: Desk, here: Here, bound: Binding) -> None:
    voice = desk.voice()
    unit = voice.name(desk.city.unit(bound.unit).name)
    regions = [voice.name(one.name) for one in desk.city.regions if one.key in bound.areas]
    told = voice.say("area-everywhere", unit=unit)
    if regions:
        told = voice.say("area-limited", unit=unit, regions="، ".join(regions))
    desk.post(here.chat, Say(text=told))
