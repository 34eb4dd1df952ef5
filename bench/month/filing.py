"""What citizens file, how often, and when the bot is away."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bench.month.tempers import SUBJECTS, URGENT
from bench.month.work import PICTURE
from conversation.events import Pin
from conversation.gathering import Place
from services.intake import NewReport

BACKLOG = timedelta(minutes=30)


def new_report(random: Random, number: int) -> NewReport:
    """The nth report; its story has a word and a telephone number that no other one has."""
    subject = random.choices(list(SUBJECTS), list(SUBJECTS.values()))[0]
    return NewReport(
        origin=f"month:{number}",
        story=f"اینجا خراب است zq{number}qz و 0912{number:07d}",
        subject=subject,
        kind="request",
        decided_by="model",
        confidence=random.random(),
        danger=None,
        emergency=subject in URGENT,
        region=random.choice(("1", "1", "2", "2", None)),
        place=Place(Pin(35.7, 51.4) if random.random() < 0.7 else None, "نزدیک پل"),
        media=(PICTURE,),
        more=random.random() < 0.04,
        unsure=random.random() < 0.1,
    )


@dataclass(frozen=True, slots=True)
class Outage:
    """The bot is away between two moments."""

    begin: datetime
    end: datetime

    def back(self, at: datetime) -> datetime:
        """When a clock that wants to ring at a moment rings: when the bot is back."""
        return self.end if self.begin <= at < self.end else at

    def heard(self, at: datetime, random: Random) -> datetime:
        """When the bot hears what people said at a moment: in the half hour after it is back."""
        return at if self.back(at) == at else self.end + random.random() * BACKLOG
