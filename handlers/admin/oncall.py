"""The rota of a unit in the chat: who is on call, and whose turn it is when."""

from services import rota
from services.desk import Desk, Here


async def on_call(desk: Desk, here: Here, argument: str) -> None:
    """Show a unit's rota or change it: `<unit> add <person> <when>`."""
    await rota.command(desk, here, argument)
