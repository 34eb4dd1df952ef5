"""One's own number, shared by the messenger; and the dialogs of the centre and of privacy."""

from conversation.events import Contact
from conversation.router import Begin, Table, route
from conversation.testing import Story
from conversation.trials import happening, said, sent
from handlers.admin.desk import Order
from handlers.admin.entry import Entry
from handlers.admin.rehearsal import CALLED
from handlers.rehearsal import BIN_AT_STATION, INSIDE
from services.broadcasts import NewBroadcast
from services.bulk import Bulk
from services.entry import Caller
from tests.conversation.conftest import Tell

OWN = Contact("+989121234567", "سارا", 1)


async def test_only_ones_own_number_counts(tell: Tell) -> None:
    """What is typed, another's, or nobody's proves nothing; pictures are kept for later."""
    story = tell("phone")
    await story.start()
    for wrong in (said("09121234567"), happening(contact=Contact("+98912", "", 2)),
                  happening(contact=Contact("+98912")), sent()):  # fmt: skip
        await story.happen(wrong)
        assert story.asked == "contact"
    await story.happen(happening(contact=OWN))

    assert story.outcome == OWN


def test_a_number_that_comes_unasked_begins_its_dialog() -> None:
    """Where the table has one for it."""
    event = happening(contact=OWN)

    assert route(event, None, Table({}, {}, first_words="report", contact="phone")) == Begin(
        "phone", reads_event=True
    )
    assert route(event, None, Table({}, {}, first_words="report")) == Begin(
        "report", reads_event=True
    )


async def entered(story: Story) -> Entry:
    """Tell of a bin, and file it."""
    await story.say(BIN_AT_STATION)
    await story.place(*INSIDE)
    await story.choose("talk-media-none")
    await story.choose("talk-send")
    made: Entry = story.outcome
    return made


async def test_an_operator_asks_what_a_citizen_is_asked(tell: Tell) -> None:
    """The number is checked; consent and a name come first."""
    story = tell("entry")
    await story.start()
    await story.say("۱۲۳")
    assert story.asked == "phone"
    await story.say(CALLED)
    await story.choose("entry-consents")
    await story.say("رضا")
    made = await entered(story)

    assert made.caller == Caller("+989121234567", True, "رضا")
    assert made.outcome.origin == made.origin  # type: ignore[union-attr]


async def test_a_caller_may_keep_his_number(tell: Tell) -> None:
    """Whoever gives none is not asked for consent; whoever refuses is not asked for a name."""
    story = tell("entry")
    await story.start()
    await story.choose("talk-skip")
    assert (await entered(story)).caller == Caller(None, False, "")

    story = tell("entry")
    await story.start()
    await story.say(CALLED)
    await story.choose("entry-refuses")
    assert (await entered(story)).caller == Caller("+989121234567", False, "")


async def test_the_words_behind_entry_are_the_number(tell: Tell) -> None:
    """And never the story."""
    story = tell("entry")
    story.begin_about({"said": CALLED})
    await story.start()
    await story.choose("entry-refuses")

    assert story.asked == "story"


async def test_a_message_to_many_is_seen_before_it_goes(tell: Tell) -> None:
    """Just as it arrives; with how many get it, and a way to change it."""
    story = tell("broadcast")
    await story.start()
    await story.choose("broadcast-to-all")
    await story.say("فردا آب کوچهٔ سوم قطع است")
    await story.say("عکس ندارم")
    assert story.asked == "picture"
    await story.photo(key="p1")
    assert story.asked == "sure"
    assert "۲۵" in story.last[-1]
    await story.choose("broadcast-edit-words")
    await story.say("فردا آب کوچهٔ چهارم قطع است")
    await story.choose("talk-skip")
    await story.choose("broadcast-yes")

    assert story.outcome == NewBroadcast("0123456789", "all", "فردا آب کوچهٔ چهارم قطع است", "")


async def test_nobody_is_no_audience(tell: Tell) -> None:
    """Another one is asked for."""
    story = tell("broadcast")
    await story.start()
    await story.choose("broadcast-to-region")
    await story.press(story.labels[1])
    await story.say("فردا آب کوچهٔ سوم قطع است")
    await story.choose("talk-skip")

    assert story.asked == "audience"


async def test_many_reports_are_looked_at_before_a_deed(tell: Tell) -> None:
    """What stands behind the command is taken; nothing found asks again."""
    story = tell("bulk")
    story.begin_about({"said": "tell هیچ"})
    await story.start()
    assert story.asked == "words"
    await story.say("باز آبگرفتگی")
    await story.say("تا شب درست می‌شود")
    assert "123-456-786" in story.last[-1].translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
    await story.choose("bulk-yes")

    assert story.outcome == Bulk("tell", (7,), "تا شب درست می‌شود")


async def test_who_is_to_be_forgotten_says_so_twice(tell: Tell) -> None:
    """At either question he may stay."""
    ends = []
    for answers in (("forget-no",), ("forget-yes", "forget-no"), ("forget-yes", "forget-really")):
        story = tell("forget")
        await story.start()
        for answer in answers:
            await story.choose(answer)
        ends.append(story.outcome)

    assert ends == [False, False, True]


async def test_the_desk_names_the_main_report(tell: Tell) -> None:
    """By its code, with no slip in it."""
    story = tell("combine")
    await story.start()
    for wrong in ("111111111", "123456783"):
        await story.say(wrong)
        assert story.asked == "main"
    await story.say("۱۲۳ ۴۵۶ ۷۸۶")

    assert story.outcome == Order(7, "123456786")
