"""The people and groups of the lab client; they are made by `sandbox.lab.Lab`."""

from typing import Any, Protocol

Json = dict[str, Any]


class Asks(Protocol):
    """What people and groups need of a lab."""

    async def ask(self, verb: str, path: str, wish: Any = None, **query: Any) -> Any:
        """One request to the lab."""

    async def upload(self, data: bytes, name: str = "file.bin", mime: str = "") -> int:
        """Stores bytes in the box."""


class Somebody:
    """A person, in the private chat with the bot or (`at`) in a group."""

    def __init__(
        self,
        lab: Asks,
        flavour: str,
        view: Json,
        bot: str | int | None,
        chat: str | None = None,
        topic: int = 0,
    ) -> None:
        """Stands for the person in `view`; `chat` is a group's key, `topic` one of its topics."""
        self.lab, self.flavour, self.view = lab, flavour, view
        self.id, self.name = int(view["id"]), str(view["name"])
        self.bot, self.group, self.topic = bot, chat, topic

    def at(self, group: "Group", topic: int = 0) -> "Somebody":
        """The same person, speaking in a group or in a topic of it."""
        return Somebody(self.lab, self.flavour, self.view, self.bot, group.key, topic)

    async def chat_key(self) -> str:
        """The key of the chat this person is in."""
        if self.group:
            return self.group
        bot = self.bot
        if bot is None:
            world = await self.lab.ask("GET", "/world")
            bot = world[self.flavour]["bots"][0]["id"]
        self.bot = int(str(bot).partition(":")[0])
        return f"{self.bot}:{self.id}"

    async def do(self, what: str, **wish: Any) -> Json:
        """Any deed by its name; returns the bubble or what came of it."""
        place = {"bot": self.bot, "chat": self.group, "topic": self.topic}
        deed = {"what": what, "person": self.id, **place, **wish}
        return dict(await self.lab.ask("POST", f"/{self.flavour}/do", deed))

    async def say(self, text: str, reply_to: int | None = None) -> Json:
        """Writes."""
        return await self.do("say", text=text, reply_to=reply_to)

    async def start(self, payload: str = "") -> Json:
        """Opens the bot, from a deep link when there is a payload."""
        return await self.do("start", payload=payload)

    async def photo(self, data: bytes, caption: str | None = None, **more: Any) -> Json:
        """Sends a photo."""
        media = await self.lab.upload(data, "photo.jpg", "image/jpeg")
        return await self.do("photo", media=media, caption=caption, **more)

    async def album(self, photos: list[bytes], caption: str | None = None) -> Json:
        """Sends several photos at once."""
        media = [await self.lab.upload(data, "photo.jpg", "image/jpeg") for data in photos]
        return await self.do("album", media=media, caption=caption)

    async def video(self, data: bytes, caption: str | None = None) -> Json:
        """Sends a video."""
        media = await self.lab.upload(data, "video.mp4", "video/mp4")
        return await self.do("video", media=media, caption=caption)

    async def voice(self, data: bytes) -> Json:
        """Sends a voice note."""
        return await self.do("voice", media=await self.lab.upload(data, "voice.ogg", "audio/ogg"))

    async def document(self, data: bytes, name: str, mime: str = "application/pdf") -> Json:
        """Sends a file."""
        return await self.do("document", media=await self.lab.upload(data, name, mime))

    async def sticker(self, data: bytes = b"sticker") -> Json:
        """Sends a sticker."""
        media = await self.lab.upload(data, "sticker.webp", "image/webp")
        return await self.do("sticker", media=media)

    async def place(self, latitude: float, longitude: float) -> Json:
        """Sends a location."""
        return await self.do("location", latitude=latitude, longitude=longitude)

    async def contact(self, **more: Any) -> Json:
        """Sends the own phone number, or that of another person (`of`)."""
        return await self.do("contact", **more)

    async def forward(self, text: str, author: str) -> Json:
        """Forwards what somebody else wrote."""
        return await self.do("forward", text=text, author=author)

    async def edit(self, message: int, text: str) -> Json:
        """Changes an own message."""
        return await self.do("edit", message=message, text=text)

    async def press(self, label: str, message: int | None = None, **more: Any) -> Json:
        """Presses the button whose label contains `label`, on the newest message that has it."""
        return await self.do("press", label=label, message=message, **more)

    async def press_data(self, data: str, message: int | None = None, **more: Any) -> Json:
        """Presses the inline button with exactly this data."""
        return await self.do("press", data=data, message=message, **more)

    async def tap(self, label: str, **more: Any) -> Json:
        """Taps a reply button; one that asks for a location needs latitude and longitude."""
        return await self.do("tap", label=label, **more)

    async def block(self) -> None:
        """Blocks the bot."""
        await self.do("block")

    async def unblock(self) -> None:
        """Unblocks the bot."""
        await self.do("unblock")

    async def answer(self, press: Json, timeout: float = 5) -> Json:
        """The bot's answer to a press: text, alert, url."""
        path = f"/{self.flavour}/presses/{press['press']}"
        return dict(await self.lab.ask("GET", path, timeout=timeout))

    async def messages(self, after: int = 0) -> list[Json]:
        """The bubbles this person sees, oldest first."""
        path = f"/{self.flavour}/chats/{await self.chat_key()}"
        return list((await self.lab.ask("GET", path, after=after))["messages"])

    async def keyboard(self) -> list[list[str]]:
        """The labels of the reply keyboard; empty when there is none."""
        path = f"/{self.flavour}/chats/{await self.chat_key()}"
        view = (await self.lab.ask("GET", path, limit=1))["view"] or {}
        rows = (view.get("keyboard") or {}).get("keyboard", [])
        return [[button["text"] for button in row] for row in rows]

    async def wait_for(
        self, text: str = "", timeout: float = 5, *, button: str = "", after: int = 0
    ) -> Json:
        """The bot's newest bubble with this text (and button), as soon as it is there."""
        path = f"/{self.flavour}/chats/{await self.chat_key()}/wait"
        wanted: Json = {"text": text, "button": button, "after": after, "timeout": timeout}
        return dict(await self.lab.ask("GET", path, **wanted))


class Group:
    """A group."""

    def __init__(self, lab: Asks, flavour: str, view: Json) -> None:
        """Stands for the group in `view`."""
        self.lab, self.flavour, self.view = lab, flavour, view
        self.id, self.key = int(view["id"]), str(view["key"])

    async def change(self, **wish: Any) -> Json:
        """Adds or removes members: add, remove (ids), by (id), status (of added bots)."""
        path = f"/{self.flavour}/groups/{self.key}/members"
        return dict(await self.lab.ask("POST", path, wish))

    async def migrate(self) -> "Group":
        """Upgrades a basic Telegram group; returns the new one."""
        path = f"/{self.flavour}/groups/{self.key}/migrate"
        return Group(self.lab, self.flavour, await self.lab.ask("POST", path))

    async def topics(self) -> dict[str, int]:
        """The numbers of the topics by their titles."""
        path = f"/{self.flavour}/chats/{self.key}"
        view = (await self.lab.ask("GET", path, limit=1))["view"]
        return {str(title): int(number) for number, title in view["topics"].items()}

    async def open_topic(self, title: str) -> int:
        """Opens a topic; its number."""
        path = f"/{self.flavour}/groups/{self.key}/topics"
        return int((await self.lab.ask("POST", path, {"title": title}))["topic"])

    async def change_topic(self, topic: int, state: str) -> None:
        """Makes a topic "closed", "open" again or "deleted"."""
        path = f"/{self.flavour}/groups/{self.key}/topics/{topic}"
        await self.lab.ask("POST", path, {"state": state})

    async def messages(self, after: int = 0) -> list[Json]:
        """The bubbles in the group, oldest first."""
        path = f"/{self.flavour}/chats/{self.key}"
        return list((await self.lab.ask("GET", path, after=after))["messages"])

    async def wait_for(
        self,
        text: str = "",
        timeout: float = 5,
        *,
        button: str = "",
        after: int = 0,
        topic: int | None = None,
    ) -> Json:
        """The bot's newest bubble with this text (and button), as soon as it is there.

        `topic` looks in one topic only, 0 outside of all.
        """
        path = f"/{self.flavour}/chats/{self.key}/wait"
        wanted: Json = {"text": text, "button": button, "after": after, "timeout": timeout}
        wanted["topic"] = topic
        return dict(await self.lab.ask("GET", path, **wanted))
