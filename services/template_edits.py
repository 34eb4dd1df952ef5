"""What a command makes of the city's ready answers: a new city, never the old one changed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC

from conversation.spelling import fold
from domain.city import City, Name, UnknownKey
from domain.errors import Refusal
from domain.template_checks import says_nothing, wrong_gap
from domain.templates import GAPS, LEAST_LETTERS, MOST_LETTERS, PURPOSES, Purpose, Template
from nlp.personal import mask
from services.asked import Asked, read_asked
from services.edits import Edited, pairs_in
from services.naming import bare_words, subject_named, unit_named
from services.voice import Voice
from wording.catalogue import LANGUAGES
from wording.digits import latin_digits

HELP = "help-template"
_PERSIAN = str.maketrans("يك", "یک")

Scope = dict[str, tuple[str, ...]]


def edit_templates(city: City, said: str, home: str = "") -> Edited:
    """What `/template …` makes of the city; `home` is the unit a new answer is for by default."""
    asked = read_asked(said, HELP)
    if asked.verb not in _TEMPLATES or not asked.head:
        raise Refusal(HELP)
    return _TEMPLATES[asked.verb](city, asked, home)


def _add(city: City, asked: Asked, home: str) -> Edited:
    """A new answer: `KEY MOVE subject=… unit=… | text | English`."""
    key, _, rest = asked.head.partition(" ")
    word, _, where = rest.strip().partition(" ")
    key = latin_digits(key).lower()
    if any(one.key == key for one in city.templates):
        raise Refusal("key-taken", taken=key)
    scope = _scope(city, where)
    if home and not scope.get("units"):
        scope["units"] = (home,)
    made = Template(key, _purpose(word), _text(asked.fields), **scope)
    _no_twin(city.templates, made)
    return Edited(replace(city, templates=(*city.templates, made)))


def _change(city: City, asked: Asked, home: str) -> Edited:
    """Other words, or other subjects and units; what is not named stays."""
    key, _, where = asked.head.partition(" ")
    old = template_named(city, key)
    text = _text(asked.fields, old.text) if asked.fields else old.text
    scope = {"areas": old.areas, "subjects": old.subjects, "units": old.units}
    new = Template(old.key, old.move, text, **(scope | _scope(city, where)))
    _no_twin((one for one in city.templates if one != old), new)
    kept = tuple(new if one == old else one for one in city.templates)
    return Edited(replace(city, templates=kept))


def _remove(city: City, asked: Asked, home: str) -> Edited:
    gone = template_named(city, asked.head)
    return Edited(replace(city, templates=tuple(one for one in city.templates if one != gone)))


def template_named(city: City, said: str) -> Template:
    """The answer with this key; `Refusal` if there is none."""
    key = latin_digits(said.strip()).lower()
    found = next((one for one in city.templates if one.key == key), None)
    if found is None:
        raise Refusal("template-unknown", name=said.strip())
    return found


def _scope(city: City, where: str) -> Scope:
    """For which subjects, areas and units an answer is, as pairs say it."""
    pairs = pairs_in(where, HELP)
    if set(pairs) - {"subject", "area", "unit"} or (where.strip() and not pairs):
        raise Refusal(HELP)
    scope: Scope = {}
    if "subject" in pairs:
        scope["subjects"] = (subject_named(city, pairs["subject"]).key,)
    if "area" in pairs:
        scope["areas"] = (_area(city, pairs["area"]),)
    if "unit" in pairs:
        scope["units"] = (unit_named(city, pairs["unit"]).key,)
    return scope


def _area(city: City, said: str) -> str:
    try:
        return city.area(said).key
    except UnknownKey as error:
        known = "، ".join(one.key for one in city.areas)
        raise Refusal("subject-area-unknown", area=said, known=known) from error


def _purpose(said: str) -> Purpose:
    """The move an answer goes with, by its key or by its word in either language."""
    voices = [Voice(tag, UTC) for tag in LANGUAGES]
    for purpose in PURPOSES:
        words = [voice.word(f"purpose-{purpose}".replace("_", "-")) for voice in voices]
        if bare_words(said) in (purpose, *map(bare_words, words)):
            return purpose  # type: ignore[return-value]  # it is one of `PURPOSES`
    known = "، ".join(voices[0].word(f"purpose-{one}".replace("_", "-")) for one in PURPOSES)
    raise Refusal("template-purpose", known=known)


def _text(fields: tuple[str, ...], old: Name | None = None) -> Name:
    """A text in Persian, then in English where it is written; each must say something."""
    if not fields or not fields[0].strip():
        raise Refusal("template-empty")
    persian = fields[0].translate(_PERSIAN)
    english = fields[1] if len(fields) > 1 and fields[1] else old.en if old else persian
    for text in (persian, english):
        check_text(text)
    return Name(persian, english)


def check_text(text: str) -> None:
    """`Refusal` for an answer that is too short or long, has wrong gaps or names a person."""
    if not LEAST_LETTERS <= len(text) <= MOST_LETTERS:
        raise Refusal("template-length", least=str(LEAST_LETTERS), most=str(MOST_LETTERS))
    if wrong_gap(text):
        raise Refusal("template-gaps", gaps=" ".join(f"{{{gap}}}" for gap in GAPS))
    if says_nothing(text):
        raise Refusal("template-bare")
    check_no_person(text)


def check_no_person(text: str) -> None:
    """`Refusal` for words that hold a name, a number or the like of somebody."""
    if mask(text) != text:
        raise Refusal("template-personal", text=mask(text))


def check_new(old: Iterable[Template], new: Iterable[Template]) -> None:
    """`Refusal` if an answer that was not there before holds personal data."""
    before = {one.text for one in old}
    for one in new:
        if one.text not in before:
            check_no_person(one.text.fa)
            check_no_person(one.text.en)


def _no_twin(others: Iterable[Template], made: Template) -> None:
    """`Refusal` if the same words serve the same move and the same reports already."""
    for one in others:
        same = (one.move, _reach(one)) == (made.move, _reach(made))
        if same and fold(one.text.fa) == fold(made.text.fa):
            raise Refusal("template-twin", tag=one.key)


def _reach(one: Template) -> tuple[frozenset[str], ...]:
    return frozenset(one.subjects), frozenset(one.areas), frozenset(one.units)


_TEMPLATES: dict[str, Callable[[City, Asked, str], Edited]] = {
    "add": _add,
    "change": _change,
    "remove": _remove,
}
