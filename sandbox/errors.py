"""What may go wrong, in two trees: refusals of the Bot API, and mistakes in the use of the lab.

ApiError    answered to a bot as {"ok": false, ...} with its HTTP status
LabError    answered to a test or the page as {"error": ...} with status 400
"""

from sandbox.flavour import Json


class ApiError(Exception):
    """A refusal of the Bot API, worded as the real server words it."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        """Keeps the HTTP status, the description and the optional `parameters` object."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The JSON the bot receives."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class LabError(Exception):
    """A request to the lab that cannot be met, with the reason in plain words."""


def bad_request(what: str) -> ApiError:
    """A 400 worded as Telegram words it."""
    return ApiError(400, f"Bad Request: {what}")
