"""Living in the chats: what people do there, what they see, and waiting until they see it."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from sandbox.errors import LabError
from sandbox.flavour import Json
from sandbox.lab_routes.plumbing import any_wish_of, messenger_of, number_in, route
from sandbox.messenger import Messenger
from sandbox.people import act
from sandbox.pressing import start_link
from sandbox.records import Chat
from sandbox.views import chat_view, message_view
from sandbox.world import World

SHOWN = 500


def routes(world: World) -> list[Route]:
    """The routes by which people live."""
    life = Life(world)
    return [
        route("POST", "/{flavour}/do", life.do),
        route("GET", "/{flavour}/chats/{key}", life.chat),
        route("GET", "/{flavour}/chats/{key}/wait", life.wait),
        route("GET", "/{flavour}/presses/{press}", life.press),
        route("GET", "/{flavour}/link", life.link),
    ]


class Life:
    """What happens in the chats of one world."""

    def __init__(self, world: World) -> None:
        """Works on this world."""
        self.world = world

    async def do(self, request: Request) -> Any:
        """Carries out a deed, or a list of deeds in order."""
        messenger, wish = messenger_of(self.world, request), await any_wish_of(request)
        if isinstance(wish, list):
            return [act(messenger, one) for one in wish]
        return act(messenger, wish)

    async def chat(self, request: Request) -> Json:
        """A chat's heading and its bubbles after the id `after`; an unopened chat is empty."""
        messenger = messenger_of(self.world, request)
        chat = _chat(messenger, request)
        if chat is None:
            return {"view": None, "messages": []}
        limit = int(number_in(request, "limit", SHOWN))
        bubbles = _bubbles(messenger, chat, number_in(request, "after"))
        return {"view": chat_view(messenger, chat), "messages": bubbles[-limit:]}

    async def wait(self, request: Request) -> Json:
        """The newest bubble with `text` or a button with `button`, as soon as there is one.

        `after` leaves out older bubbles, `timeout` is in seconds; raises LabError when it is over.
        """
        messenger = messenger_of(self.world, request)
        deadline = asyncio.get_running_loop().time() + number_in(request, "timeout", 5)
        with self.world.feed.listening() as news:
            while True:
                found = _awaited(messenger, request)
                if found:
                    return found
                await _next(news, deadline)

    async def press(self, request: Request) -> Json:
        """The bot's answer to a press, waited for up to `timeout` seconds."""
        messenger = messenger_of(self.world, request)
        press = messenger.presses.get(request.path_params["press"])
        if press is None:
            raise LabError("no such press")
        deadline = asyncio.get_running_loop().time() + number_in(request, "timeout", 5)
        with self.world.feed.listening() as news:
            while press.answer is None:
                await _next(news, deadline)
        return press.answer

    async def link(self, request: Request) -> Json:
        """Which bot a deep link starts, and with which payload; empty for any other link."""
        messenger = messenger_of(self.world, request)
        found = start_link(messenger, request.query_params.get("url", ""))
        return {"bot": found[0].id, "payload": found[1]} if found else {}


async def _next(news: "asyncio.Queue[Json | None]", deadline: float) -> None:
    left = deadline - asyncio.get_running_loop().time()
    try:
        event = await asyncio.wait_for(news.get(), max(left, 0))
    except TimeoutError:
        raise LabError("waited in vain") from None
    if event is None:
        raise LabError("the box is closing")


def _chat(messenger: Messenger, request: Request) -> Chat | None:
    key = request.path_params["key"]
    if ":" not in key:
        return messenger.chat(key)
    bot, _, person = key.partition(":")
    return messenger.private.get((int(bot), int(person)))


def _bubbles(messenger: Messenger, chat: Chat, after: float) -> list[Json]:
    return [
        message_view(messenger.flavour, message)
        for message in chat.messages.values()
        if message.id > after
    ]


def _awaited(messenger: Messenger, request: Request) -> Json | None:
    chat = _chat(messenger, request)
    if chat is None:
        return None
    text, button = request.query_params.get("text", ""), request.query_params.get("button", "")
    topic = request.query_params.get("topic")
    for bubble in reversed(_bubbles(messenger, chat, number_in(request, "after"))):
        if topic is not None and bubble.get("topic") != int(topic):
            continue
        labels = [one["text"] for row in bubble.get("buttons", []) for one in row]
        if bubble["deleted"] or not bubble["from"]["is_bot"] or text not in bubble["text"]:
            continue
        if not button or any(button in label for label in labels):
            return bubble
    return None
