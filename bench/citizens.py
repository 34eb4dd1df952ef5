"""Citizens who each file reports in four messages, as Telegram's updates tell of them."""

from collections.abc import Iterator
from itertools import count
from typing import Any

Raw = dict[str, Any]
MOMENT = 1_770_000_000
STORIES = (
    "سطل زباله سر کوچه پر شده",
    "چراغ کوچه ما سه شب است که خاموش است",
    "وسط خیابان یک چالهٔ بزرگ افتاده و ماشین‌ها آسیب می‌بینند",
)
STEPS = 4
GROUP = -1_000_000_000_777
WORKER = 900


def talk(citizen: int, numbers: Iterator[int]) -> list[Raw]:
    """One report from the first word to the receipt: words, place, no picture, send."""
    story = STORIES[citizen % len(STORIES)]
    places = {"latitude": 35.7118, "longitude": 51.4069}
    contents: list[Raw] = [
        {"text": story},
        {"location": places},
        {"text": "عکسی ندارم"},
        {"text": "ثبت گزارش"},
    ]
    return [message(citizen, next(numbers), content) for content in contents]


def talks(citizens: int, each: int, first: int = 0) -> Iterator[list[Raw]]:
    """All talks, the citizens taking turns; update ids rise without a gap."""
    numbers = count(1 + first * 1_000_000)
    for _ in range(each):
        for citizen in range(citizens):
            yield talk(1_000_000 + first * 100_000 + citizen, numbers)


def interleaved(citizens: int, each: int, first: int = 0) -> list[Raw]:
    """The same talks as many people at once bring them: everybody's first message, and so on."""
    rounds = [list(talks(citizens, 1, first)) for _ in range(each)]
    numbers = count(1 + first * 1_000_000)
    flat = [talk_[step] for talks_ in rounds for step in range(STEPS) for talk_ in talks_]
    return [{**raw, "update_id": next(numbers)} for raw in flat]


def message(citizen: int, number: int, content: Raw) -> Raw:
    """An update about one message in a private chat."""
    name = f"شهروند {citizen}"
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": MOMENT,
            "from": {"id": citizen, "is_bot": False, "first_name": name},
            "chat": {"id": citizen, "type": "private", "first_name": name},
            **content,
        },
    }


def binding(code: str) -> Raw:
    """A worker binds the unit's group."""
    worker = {"id": WORKER, "is_bot": False, "first_name": "حسین"}
    bound = message(WORKER, 0, {"text": f"/bind {code}"})["message"]
    chat = {"id": GROUP, "type": "supergroup", "title": "واحد"}
    return {"update_id": 0, "message": {**bound, "from": worker, "chat": chat}}
