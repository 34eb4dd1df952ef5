"""Setting the stage: people, bots, groups, faults, and updates put in by hand."""

from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from sandbox.errors import LabError
from sandbox.flavour import Json
from sandbox.groups import change_topic, join, leave, make_group, migrate, open_topic
from sandbox.lab_routes.plumbing import messenger_of, route, wish_of
from sandbox.messenger import Messenger
from sandbox.records import Chat
from sandbox.views import bot_view, chat_view, person_view
from sandbox.world import World


def routes(world: World) -> list[Route]:
    """The routes that furnish a world."""
    stage = Stage(world)
    return [
        route("GET", "/world", stage.world_view),
        route("POST", "/reset", stage.reset),
        route("GET", "/faults", stage.faults),
        route("POST", "/faults", stage.add_fault),
        route("DELETE", "/faults", stage.clear_faults),
        route("POST", "/{flavour}/people", stage.add_person),
        route("POST", "/{flavour}/bots", stage.add_bot),
        route("GET", "/{flavour}/bots/{bot}", stage.bot),
        route("POST", "/{flavour}/groups", stage.add_group),
        route("POST", "/{flavour}/groups/{key}/members", stage.members),
        route("POST", "/{flavour}/groups/{key}/migrate", stage.migrate),
        route("POST", "/{flavour}/groups/{key}/topics", stage.open_topic),
        route("POST", "/{flavour}/groups/{key}/topics/{topic}", stage.change_topic),
        route("POST", "/{flavour}/inject", stage.inject),
        route("POST", "/{flavour}/redeliver", stage.redeliver),
    ]


class Stage:
    """The hands that furnish one world."""

    def __init__(self, world: World) -> None:
        """Works on this world."""
        self.world = world

    async def world_view(self, _request: Request) -> Json:
        """Everybody and everything there is, with ids, for both messengers."""
        plan = asdict(self.world.plan)
        return {"plan": plan, **{n: _view(m) for n, m in self.world.messengers.items()}}

    async def reset(self, _request: Request) -> Json:
        """Back to the first day."""
        self.world.reset()
        return {"reset": True}

    async def faults(self, _request: Request) -> list[Json]:
        """The faults that have not happened yet."""
        return [asdict(fault) for fault in self.world.faults.queue]

    async def add_fault(self, request: Request) -> Json:
        """Queues a fault."""
        return asdict(self.world.faults.add(await wish_of(request)))

    async def clear_faults(self, _request: Request) -> Json:
        """Forgets all faults."""
        self.world.faults.queue.clear()
        return {"cleared": True}

    async def add_person(self, request: Request) -> Json:
        """Adds someone: name, last_name, username, phone, id."""
        messenger, wish = messenger_of(self.world, request), await wish_of(request)
        person = messenger.add_person(
            str(wish.get("name") or "شهروند"),
            str(wish.get("last_name") or ""),
            str(wish.get("username") or ""),
            str(wish.get("phone") or ""),
            int(wish.get("id") or 0),
        )
        return person_view(person)

    async def add_bot(self, request: Request) -> Json:
        """Adds or renames a bot: token, name, username, reads_all."""
        messenger, wish = messenger_of(self.world, request), await wish_of(request)
        bot = messenger.add_bot(
            str(wish.get("token", "")),
            str(wish.get("name") or ""),
            str(wish.get("username") or ""),
            bool(wish.get("reads_all")),
        )
        return bot_view(bot)

    async def bot(self, request: Request) -> Json:
        """A bot, with the number of updates it has not confirmed."""
        return bot_view(messenger_of(self.world, request).bot(request.path_params["bot"]))

    async def add_group(self, request: Request) -> Json:
        """Adds a group."""
        messenger = messenger_of(self.world, request)
        return chat_view(messenger, make_group(messenger, await wish_of(request)))

    async def members(self, request: Request) -> Json:
        """Adds or removes members: add, remove (lists of ids), by (id), status (of added bots)."""
        messenger, wish = messenger_of(self.world, request), await wish_of(request)
        chat = _group(messenger, request)
        actor = messenger.person(int(wish.get("by") or _first_person(messenger, chat)))
        coming = [messenger.account(int(number)) for number in wish.get("add", [])]
        going = [messenger.account(int(number)) for number in wish.get("remove", [])]
        join(messenger, chat, coming, actor, str(wish.get("status") or "member"))
        leave(messenger, chat, going, actor)
        return chat_view(messenger, chat)

    async def migrate(self, request: Request) -> Json:
        """Upgrades a basic group; answers with the new chat."""
        messenger = messenger_of(self.world, request)
        return chat_view(messenger, migrate(messenger, _group(messenger, request)))

    async def open_topic(self, request: Request) -> Json:
        """Opens a topic by its title; answers with its number."""
        messenger, wish = messenger_of(self.world, request), await wish_of(request)
        chat = _group(messenger, request)
        actor = messenger.person(int(wish.get("by") or _first_person(messenger, chat)))
        return {"topic": open_topic(messenger, chat, str(wish.get("title")), actor).id}

    async def change_topic(self, request: Request) -> Json:
        """Closes, opens or deletes a topic: state."""
        messenger, wish = messenger_of(self.world, request), await wish_of(request)
        number = int(request.path_params["topic"])
        change_topic(messenger, _group(messenger, request), number, str(wish.get("state")))
        return {"topic": number}

    async def inject(self, request: Request) -> Json:
        """Queues any JSON for a bot: `update` under the next id, or `raw` exactly as it is."""
        messenger, wish = messenger_of(self.world, request), await wish_of(request)
        box = messenger.bot(wish.get("bot")).mailbox
        if "raw" in wish:
            box.put_raw(wish["raw"])
            return {"update_id": wish["raw"].get("update_id")}
        return {"update_id": box.put(dict(wish.get("update") or {}))}

    async def redeliver(self, request: Request) -> Json:
        """Queues an update once more under its old id, as after a lost confirmation."""
        messenger, wish = messenger_of(self.world, request), await wish_of(request)
        box = messenger.bot(wish.get("bot")).mailbox
        update = box.find(int(wish["update_id"])) if "update_id" in wish else _last(box.past)
        if update is None:
            raise LabError("no such update")
        box.put_raw(update)
        return {"update_id": update["update_id"]}


def _view(messenger: Messenger) -> Json:
    return {
        "bots": [bot_view(bot) for bot in messenger.bots.values()],
        "people": [person_view(person) for person in messenger.people.values()],
        "groups": [chat_view(messenger, chat) for chat in messenger.groups.values()],
        "private": [chat_view(messenger, chat) for chat in messenger.private.values()],
    }


def _group(messenger: Messenger, request: Request) -> Chat:
    return messenger.chat(request.path_params["key"])


def _first_person(messenger: Messenger, chat: Chat) -> int:
    people = [number for number in chat.members if number in messenger.people]
    if not people:
        raise LabError("say who does it: by")
    return people[0]


def _last(past: Any) -> Json | None:
    return past[-1] if past else None
