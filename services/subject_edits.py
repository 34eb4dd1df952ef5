"""What a command makes of the city's subjects and terms: a new city, never the old one changed."""

from collections.abc import Callable
from dataclasses import replace

from domain.city import City, Name, Subject, Succession, UnknownKey
from domain.city_parts import Emergency
from domain.errors import Refusal
from domain.templates import Template
from services.asked import Asked, keywords_in, name_in, number_in, read_asked
from services.edits import Edited
from services.naming import kind_named, subject_named
from wording.digits import latin_digits

SHORT = 30
"""So many letters fit on a button."""
EMERGENCIES: dict[str, Emergency] = {
    "always": "always", "with_danger": "with_danger", "never": "never",
    "همیشه": "always", "باخطر": "with_danger", "هرگز": "never",
}  # fmt: skip
HELP = "help-subject"


def edit_subjects(city: City, said: str) -> Edited:
    """What `/subject …` makes of the city."""
    asked = read_asked(said, HELP)
    if asked.verb not in _SUBJECTS or not asked.head:
        raise Refusal(HELP)
    return _SUBJECTS[asked.verb](city, asked)


def edit_term(city: City, said: str) -> Edited:
    """What `/term SUBJECT HOURS` makes of the city."""
    name, value = Asked("term", said.strip()).whole_and_last()
    if not name:
        raise Refusal("help-term")
    hours = number_in(value, "help-term")
    return _with(city, replace(subject_named(city, name), term_hours=hours))


def _with(city: City, subject: Subject) -> Edited:
    subjects = tuple(subject if one.key == subject.key else one for one in city.subjects)
    return Edited(replace(city, subjects=subjects))


def _add(city: City, asked: Asked) -> Edited:
    """A new subject: `KEY AREA KIND HOURS | name | English | keywords`."""
    words = latin_digits(asked.head).split()
    if len(words) < 4:
        raise Refusal(HELP)
    key, area, *kind, hours = words
    try:
        shelf = city.area(area)
    except UnknownKey as error:
        known = "، ".join(one.key for one in city.areas)
        raise Refusal("subject-area-unknown", area=area, known=known) from error
    name = name_in(asked.fields, HELP)
    made = Subject(
        key=_new_key(city, key),
        area=shelf.key,
        name=name,
        short=_short(name),
        owner=(kind_named(city, " ".join(kind)).key,),
        term_hours=number_in(hours, HELP),
        keywords=keywords_in(asked.fields),
    )
    return Edited(replace(city, subjects=(*city.subjects, made)))


def _split(city: City, asked: Asked) -> Edited:
    """A part of a subject becomes one of its own, known by its keywords; the rest stays."""
    whole = subject_named(city, asked.head)
    if len(asked.fields) < 3 or not keywords_in(asked.fields):
        raise Refusal(HELP)
    key, *fields = asked.fields
    name = name_in(tuple(fields), HELP)
    words = keywords_in(asked.fields)
    part = replace(whole, key=_new_key(city, key), name=name, short=_short(name), keywords=words)
    subjects = [one for old in city.subjects for one in ((old, part) if old == whole else (old,))]
    answers = tuple(
        replace(one, subjects=(*one.subjects, part.key)) if whole.key in one.subjects else one
        for one in city.templates
    )
    return Edited(replace(city, subjects=tuple(subjects), templates=answers))


def _new_key(city: City, said: str) -> str:
    key = said.strip().lower()
    if any(subject.key == key for subject in city.subjects):
        raise Refusal("key-taken", taken=key)
    return key


def _short(name: Name) -> Name:
    return Name(name.fa[:SHORT].strip(), name.en[:SHORT].strip())


def _rename(city: City, asked: Asked) -> Edited:
    subject = subject_named(city, asked.head)
    name = name_in(asked.fields, HELP, subject.name.en)
    return _with(city, replace(subject, name=name, short=_short(name)))


def _keywords(city: City, asked: Asked) -> Edited:
    words = keywords_in(("", *asked.fields))
    return _with(city, replace(subject_named(city, asked.head), keywords=words))


def _owner(city: City, asked: Asked) -> Edited:
    """The usual owner is another kind of unit; the former ones stay behind it."""
    said, value = asked.whole_and_last()
    subject, kind = subject_named(city, said), kind_named(city, value).key
    others = tuple(one for one in subject.owner if one != kind)
    return _with(city, replace(subject, owner=(kind, *others)))


def _emergency(city: City, asked: Asked) -> Edited:
    said, value = asked.whole_and_last()
    flag = EMERGENCIES.get(value.replace("\u200c", "").lower())
    if flag is None:
        raise Refusal(HELP)
    return _with(city, replace(subject_named(city, said), emergency=flag))


def _retire(city: City, asked: Asked) -> Edited:
    """A subject is offered no more; what named it names its heir, if there is one."""
    gone = subject_named(city, asked.head)
    heir = subject_named(city, asked.fields[0]).key if asked.fields else None
    if heir == gone.key or (asked.verb == "merge" and heir is None):
        raise Refusal(HELP)
    by = (heir,) if heir else ()
    older = [_inherited(one, gone.key, by) for one in city.successions if one.subject != gone.key]
    return Edited(
        replace(
            city,
            subjects=tuple(one for one in city.subjects if one != gone),
            successions=(*older, Succession(gone.key, by)),
            rules=tuple(rule for rule in city.rules if rule.subject != gone.key),
            sisters=tuple(left for group in city.sisters if len(left := group - {gone.key}) > 1),
            templates=tuple(_templates(city, gone.key, by)),
        )
    )


def _inherited(one: Succession, gone: str, by: tuple[str, ...]) -> Succession:
    kept = tuple(key for key in one.by if key != gone)
    return replace(one, by=tuple(dict.fromkeys((*kept, *by)))) if gone in one.by else one


def _templates(city: City, gone: str, by: tuple[str, ...]) -> list[Template]:
    """Answers for the subject serve its heir; one that fitted nothing else goes with it."""
    kept: list[Template] = []
    for one in city.templates:
        subjects = tuple(dict.fromkeys(key for key in one.subjects if key != gone))
        if gone in one.subjects:
            subjects = tuple(dict.fromkeys((*subjects, *by)))
        if subjects or one.areas or not one.subjects:
            kept.append(replace(one, subjects=subjects))
    return kept


_SUBJECTS: dict[str, Callable[[City, Asked], Edited]] = {
    "add": _add,
    "split": _split,
    "rename": _rename,
    "keywords": _keywords,
    "owner": _owner,
    "emergency": _emergency,
    "retire": _retire,
    "merge": _retire,
}
