"""What owners may ask about the text model."""

from services import learning
from services.desk import Desk, Here


async def model(desk: Desk, here: Here, argument: str) -> None:
    """Tell how the text model fares."""
    await learning.tell_of_model(desk, here)
