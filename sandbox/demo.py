"""The furnished world of the demo: two citizens, an administrator and a unit's group."""

from sandbox.flavour import FLAVOURS
from sandbox.groups import make_group
from sandbox.messenger import Messenger
from sandbox.plan import DEFAULT_PLAN, Plan
from sandbox.world import World

BOT_NAME = "شهرداد"
BOT_USERNAME = "shahrdad_demo_bot"
GROUP_TITLE = "خدمات شهری"
CITIZENS = (("مریم", "maryam_demo"), ("رضا", "reza_demo"))
ADMIN = ("مدیر", "modir_demo")
CREW = (("حسین", "hossein_demo"), ("لیلا", "leila_demo"))


def demo_world(token: str, bale_token: str | None = None, plan: Plan = DEFAULT_PLAN) -> World:
    """A world whose people and group are there from the start; `bale_token` defaults to `token`.

    The order of people is fixed: Maryam, Reza, the administrator, Hossein, Leila.
    """
    tokens = {"telegram": token, "bale": bale_token or token}

    def furnish(world: World) -> None:
        for name in FLAVOURS:
            _furnish(world.messengers[name], tokens[name])

    return World(seed=furnish, plan=plan)


def _furnish(messenger: Messenger, token: str) -> None:
    bot = messenger.add_bot(token, BOT_NAME, BOT_USERNAME)
    people = [messenger.add_person(name, username=nick) for name, nick in (*CITIZENS, ADMIN, *CREW)]
    crew = [person.id for person in people[3:]]
    make_group(messenger, {"title": GROUP_TITLE, "members": crew, "bots": [bot.id]})
