"""Noise that real typing has, made in code while training and never counted as messages."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from nlp.corpora import Message

_NEIGHBOURS = {
    "ا": "لت", "ب": "یل", "ت": "نا", "د": "ذئ", "ر": "زذ", "س": "شی", "ش": "سی", "ک": "مگ",
    "گ": "ک", "ل": "با", "م": "نک", "ن": "تم", "ه": "خع", "ی": "سب", "و": "دئ", "ز": "رط",
    "ق": "فغ", "ف": "قغ", "خ": "حه", "ح": "جخ", "ج": "چح", "چ": "ج", "ص": "ضث", "ض": "ص",
}  # fmt: skip
_HOMOPHONES = {"ز": "ذضظ", "س": "صث", "ت": "ط", "ه": "ح", "ق": "غ", "غ": "ق", "ص": "س", "ط": "ت"}
_GREETINGS = (
    "سلام", "سلام خسته نباشید", "با سلام و احترام", "سلام وقت بخیر", "درود", "آقا", "ببخشید",
    "سلام علیکم", "الو", "با عرض سلام خدمت شما", "سلام روزتون بخیر", "شهرداری محترم",
)  # fmt: skip
_PLACES = (
    "خیابان شهید رجایی کوچه سوم", "بلوار فردوس نبش گلستان", "پلاک ۱۲", "جنب مدرسه شهدا",
    "منطقه ۵", "روبروی بانک ملی", "میدان امام حسین", "انتهای خیابان بهار", "شهرک غرب فاز ۲",
    "بالاتر از داروخانه", "محله نارمک", "خیابان سناباد", "بلوار وکیل آباد", "سر کوچه ششم",
    "نزدیک مترو",
)  # fmt: skip
_PERSIAN = "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_SOUNDS = "a a b p t s j ch h kh d z r z zh s sh s z t z a gh f gh k g l m n o h i"
_LATIN = dict(zip(_PERSIAN, _SOUNDS.split(), strict=True))


def augmented(messages: Sequence[Message], seed: int) -> list[Message]:
    """One noisy copy of each message, the same for the same seed."""
    chance = Random(seed)  # noqa: S311 - noise, not secrets
    return [replace(message, text=_noisy(message.text, chance)) for message in messages]


def _noisy(text: str, chance: Random) -> str:
    if chance.random() < 0.05:
        return _latin(text)
    for change in chance.sample(_CHANGES, 3):
        text = change(text, chance)
    return text


def _slip(text: str, chance: Random) -> str:
    """About one letter in thirty is missed, doubled, swapped or hit beside."""
    letters = list(text)
    for at in range(len(letters) - 1):
        if letters[at].strip() and chance.random() < 0.03:
            letters[at : at + 2] = _slipped(letters[at], letters[at + 1], chance)
    return "".join(letters)


def _slipped(first: str, second: str, chance: Random) -> list[str]:
    near = _NEIGHBOURS.get(first, "") + _HOMOPHONES.get(first, "") or first
    ways = [[second, first], [second, ""], [first + first, second], [chance.choice(near), second]]
    return chance.choice(ways)


def _joined(text: str, chance: Random) -> str:
    """Now and then two words run together."""
    words = text.split(" ")
    return "".join(word + ("" if chance.random() < 0.06 else " ") for word in words).strip()


def _split(text: str, chance: Random) -> str:
    """Half-spaces become spaces or vanish."""
    return text.replace("\u200c", chance.choice((" ", "", " ")))


def _foreign(text: str, chance: Random) -> str:
    """Arabic letters where a foreign keyboard has them."""
    return text.replace("ی", "ي").replace("ک", "ك") if chance.random() < 0.5 else text


def _greeted(text: str, chance: Random) -> str:
    return f"{chance.choice(_GREETINGS)} {text}"


def _placed(text: str, chance: Random) -> str:
    place = chance.choice(_PLACES)
    return f"{text} {place}" if chance.random() < 0.5 else f"{place} {text}"


def _shortened(text: str, chance: Random) -> str:
    """Some words are left out."""
    return " ".join(word for word in text.split(" ") if chance.random() > 0.12)


def _latin(text: str) -> str:
    """The text in Latin letters, as far as letters alone can tell."""
    return "".join(_LATIN.get(letter, letter) for letter in text)


_CHANGES: tuple[Callable[[str, Random], str], ...] = (
    _slip,
    _joined,
    _split,
    _foreign,
    _greeted,
    _placed,
    _shortened,
)
