"""What a message is really about: the same text without what it only mentions to set it aside.

«چراغ سالمه، فقط نیمکت شکسته» is no report of a light. The rules know the ways people dismiss a
thing (it is fine, never mind it, it is not that) and turn to another (but, only, the point is).
"""

import re

_TURN = (
    r"(?:ولی|اما|لکن|ولیکن|لیکن|منتها|منتهی|بلکه|اصل (?:قضیه|مشکل|دردمون|ماجرا)|مشکل اصلی|آنچه"
    r"|اونی که|چیزی که)"
)
_ONLY = r"(?:فقط|تنها)"
_CUT = re.compile(rf"[.،؛;,!؟?\n:…]+|(?<=\s)(?={_TURN}\s)|(?<=\s)(?={_ONLY}\s)")
_TURNS = re.compile(rf"(?:{_TURN}|{_ONLY})\s")
_ASIDE = re.compile(
    r"(?<!\w)(?:نیست|نیستن|نیستند|نیس|نیستا|نیستش|نبود|سالمه|سالم است|سالم|به کنار|نمی‌?گم"
    r"|مطرح نیست|بماند|کاری? (?:ندارم|نداریم|نداره|ندارد)|گلایه ندارم|گلایه‌ای|اعتراضی|ایرادی"
    r"|(?:ایراد|مشکلی|مشکل|عیب|ربطی) ندار\w*|ربطی به|نترکیده|نیومده|نمیاد|خوبه|خوب (?:است|بود)"
    r"|درسته|درست (?:است|شد|کار می‌کند)|مناسب است|مرتب است|مرتبه|دست\w+ درد نکنه|خدا را شکر"
    r"|خداروشکر|تعمیر شد|جمع شد|پر شده|تمیزه|تمیز (?:است|بود)|روشنه|روشن است|وصله|وصل است|هست"
    r"|کامل است|(?:اول )?(?:فکر|گمان|خیال) کرد\w*|بسیار)(?!\w)"
)
_DENIES = re.compile(r"(?:نه|نمی‌خواهم|ربطی)\s")
_FEWEST_WORDS = 3


def heart_of(text: str) -> str:
    """The text without the clauses that set something aside; the text itself if there are none."""
    clauses = _clauses(text)
    turns = [bool(_TURNS.match(f"{clause} ")) for clause in clauses]
    kept = [
        clause
        for clause, turn in zip(clauses, turns, strict=True)
        if turn or not (_ASIDE.search(clause) or _DENIES.match(clause))
    ]
    return _joined(kept, text) if len(kept) < len(clauses) else text


def end_of(text: str) -> str:
    """The text from its last turn («but», «only») on; the text itself if it never turns."""
    clauses = _clauses(text)
    turns = [at for at, clause in enumerate(clauses) if at and _TURNS.match(f"{clause} ")]
    return _joined(clauses[turns[-1] :], text) if turns else text


def _clauses(text: str) -> list[str]:
    return [clause for part in _CUT.split(text) if (clause := part.strip())]


def _joined(clauses: list[str], text: str) -> str:
    """The clauses as one text, unless too little is left to be about anything."""
    found = " ".join(clauses)
    return found if len(found.split()) >= _FEWEST_WORDS else text
