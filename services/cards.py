"""How a report looks: the unit's card, the citizen's view, and the buttons that fit its state."""

from conversation.replies import Button, Buttons, Text, plain
from domain.kinds import is_order
from domain.lifecycle import AT_WORK, WITH_UNIT, State
from domain.report import Report
from domain.tracking import spell_code
from nlp.personal import mask
from services.desk import Desk
from services.sayings import said_of
from services.voice import Voice, lines

STORY_SHOWN = 1500
STRUCTURAL = 3
"""So many reports of one fault in one place in ninety days point to a cause that stays."""
Rows = tuple[tuple[str, ...], ...]
_MAPS = (
    ("map-neshan", "https://neshan.org/maps/@{lat},{lon},17z,0p"),
    ("map-balad", "https://balad.ir/location?latitude={lat}&longitude={lon}&zoom=17"),
    ("map-google", "https://www.google.com/maps/search/?api=1&query={lat},{lon}"),
)


def card_name(report: Report) -> str:
    """The name of a report's card within a chat."""
    return f"report:{report.id}"


def press(report: Report, verb: str, argument: str = "") -> str:
    """Button data for a deed on a report."""
    return f"r:{report.id}:{verb}" + (f":{argument}" if argument else "")


def unit_card(desk: Desk, report: Report, taker: str | None, waiting: int = 1) -> Text:
    """The card of a unit's group: what, where, until when, and who has it; never who reported.

    `waiting` is how many people wait for it.
    """
    voice = desk.voice()
    head = "card-urgent" if report.emergency else "card-head"
    subject = desk.city.subject(report.subject)
    icon = next((area.icon for area in desk.city.areas if area.key == subject.area), "📌")
    return lines(
        voice.say(head, icon=icon, subject=voice.name(subject.name), code=spell_code(report.code)),
        voice.say("card-order") if is_order(report.kind) else (),
        voice.say("card-state", state=state_words(desk, voice, report)),
        unit_line(desk, voice, report),
        voice.say("card-taker", name=taker) if taker else (),
        voice.say("card-binding") if report.is_binding and report.state in WITH_UNIT else (),
        place_line(desk, voice, report),
        voice.say("card-address", address=report.address) if report.address else (),
        voice.say("card-due", due=voice.moment(report.due_at)),
        voice.say("card-waiting", count=str(waiting)) if waiting > 1 else (),
        _repeats(voice, report),
        _story(voice, report),
    )


def _repeats(voice: Voice, report: Report) -> Text:
    if report.repeats < STRUCTURAL:
        return ()
    return voice.say("card-structural", count=str(report.repeats))


def unit_line(desk: Desk, voice: Voice, report: Report) -> Text:
    """Whose report it is."""
    return voice.say("card-unit", unit=voice.name(desk.city.unit(report.unit).name))


def _story(voice: Voice, report: Report) -> Text:
    if not report.story:
        return voice.say("card-no-story")
    told = mask(report.story)[:STORY_SHOWN]
    return (*voice.say("card-story"), *plain(f"«{told}»"))


def place_line(desk: Desk, voice: Voice, report: Report) -> Text:
    """Where it is, in words, without the numbers of people."""
    regions = desk.city.regions
    named = [voice.name(region.name) for region in regions if region.key == report.region]
    said = [mask(report.place, names=False)] if report.place else []
    if not named and not said:
        return voice.say("card-place-pin")
    return voice.say("card-place", place="، ".join(named + said))


def state_words(desk: Desk, voice: Voice, report: Report) -> str:
    """The state in words, naming the unit, the date or the outside body where that matters."""
    unit = voice.name(desk.city.unit(report.unit).name)
    date = voice.day(report.until_at) if report.until_at else ""
    key = said_of(report, f"state-{report.state.replace('_', '-')}")
    return voice.word(key, unit=unit, date=date, body=report.outside)


def unit_buttons(desk: Desk, report: Report) -> Buttons:
    """What the unit may do now, and the maps."""
    rows = unit_rows(report.state)
    if report.is_binding:
        kept = (tuple(verb for verb in row if verb != "return") for row in rows)
        rows = tuple(row for row in kept if row)
    return (*_deeds(desk, report, rows), *maps(desk.voice(), report))


def other_buttons(desk: Desk, report: Report) -> Buttons:
    """What the unit may do besides, where the card has no room for it."""
    if report.state == State.TRIAGE:
        return _deeds(desk, report, TRIAGE_OTHERS)
    return _deeds(desk, report, OTHERS) if report.state in AT_WORK else ()


def _deeds(desk: Desk, report: Report, rows: Rows) -> Buttons:
    voice = desk.voice()
    return tuple(
        tuple(
            Button(voice.word(said_of(report, f"unit-{verb}")), data=press(report, verb))
            for verb in row
        )
        for row in rows
    )


def unit_rows(state: str) -> Rows:
    """The deeds on the card of a report in this state, as they stand in rows."""
    return _UNIT_ROWS.get(State(state), ())


_UNIT_ROWS: dict[State, Rows] = {
    State.TRIAGE: (("assign", "send"), ("ask", "place"), ("other",)),
    State.ROUTED: (("take",), ("ask", "return")),
    State.ACCEPTED: (("done",), ("visit", "plan", "start"), ("ask", "return"), ("other",)),
    State.VISIT: (("diagnose",), ("done",), ("plan", "start"), ("no-action", "ask"), ("other",)),
    State.PLANNED: (("done",), ("start", "plan"), ("ask", "other")),
    State.IN_PROGRESS: (("done",), ("plan", "ask"), ("other",)),
    State.WAITING_EXTERNAL: (("done",), ("resume", "refer-on")),
    State.ON_HOLD: (("release",),),
    State.RESOLVED_CLAIMED: (("present", "redo"),),
    State.VERIFICATION: (("believe",), ("disbelieve",)),
    State.INSPECTION: (("order",), ("dismiss",)),
}

OTHERS: Rows = (("outside", "hold"), ("merge", "split"), ("takeover",))
"""What can be done with any report at work, behind the button "other"."""
TRIAGE_OTHERS: Rows = (("merge", "split"), ("refer", "reject"))
"""What the triage desk can do besides, behind the same button."""


def maps(voice: Voice, report: Report) -> Buttons:
    """Links to the place on the maps people use; none where it was only told in words."""
    if report.latitude is None:
        return ()
    point = {"lat": f"{report.latitude:.6f}", "lon": f"{report.longitude:.6f}"}
    return (tuple(Button(voice.word(key), url=url.format(**point)) for key, url in _MAPS),)
