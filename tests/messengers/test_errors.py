"""Every answer that is no success has one meaning."""

import json
import logging

import pytest

from bot.messengers.answers import file_path_in, profile_in, updates_in
from bot.messengers.errors import TokenFilter, accepted, failure, unreachable
from bot.messengers.sending import ids_in
from domain.errors import (
    Misconfigured,
    Moved,
    RecipientGone,
    Rejected,
    ShahrdadError,
    SlowDown,
    Unreachable,
)
from tests.messengers.samples import ERRORS, RESULTS

MEANINGS: dict[str, type[ShahrdadError]] = {
    "bad_token": Misconfigured,
    "bad_token_as_400": Misconfigured,
    "unknown_chat": RecipientGone,
    "unknown_chat_as_404": RecipientGone,
    "blocked": RecipientGone,
    "rate_limit_with_retry_after": SlowDown,
    "rate_limit_bare": SlowDown,
    "rate_limit_plain_text": SlowDown,
    "ok_false_http_200_no_code": Rejected,
    "gateway_html": Unreachable,
    "unknown_method": Unreachable,
}


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_every_known_error_of_bale_has_its_meaning(name: str) -> None:
    """As Bale and its gateway have been seen to word them."""
    body = ERRORS[name]["body"]
    text = body if isinstance(body, str) else json.dumps(body)

    assert accepted(ERRORS[name]["http"], text) is None
    assert type(failure("bale", "sendMessage", ERRORS[name]["http"], text)) is MEANINGS[name]


@pytest.mark.parametrize(
    "body", ["", "null", "[]", "7", '"ok"', '{"ok": true}', '{"ok": 1, "result": 1}', "[" * 99_999]
)
def test_a_success_that_is_none_is_unreachable(body: str) -> None:
    """HTTP 200 alone proves nothing."""
    assert accepted(200, body) is None
    assert type(failure("telegram", "sendMessage", 200, body)) is Unreachable


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"retry_after": 3}, SlowDown),
        ({"migrate_to_chat_id": -1002}, Moved),
        ({"retry_after": "soon", "migrate_to_chat_id": "there"}, SlowDown),
        ([], Rejected),
    ],
)
def test_parameters_say_more_than_the_code(
    parameters: object, expected: type[ShahrdadError]
) -> None:
    """A pause and a new id count whatever the code; nonsense in them does no harm."""
    body = json.dumps({"ok": False, "error_code": 400, "parameters": parameters})

    assert type(failure("telegram", "sendMessage", 400, body)) is expected


def test_a_file_too_big_for_a_gateway_is_rejected() -> None:
    """Also when the gateway says so in HTML."""
    assert type(failure("bale", "sendVideo", 413, "<html>")) is Rejected


@pytest.mark.parametrize("name", sorted(RESULTS))
def test_ids_are_found_in_any_result(name: str) -> None:
    """A result with fields missing is still a message that was sent."""
    expected = {"sendMediaGroup": (63, 64), "editMessageText_true": ()}

    ids = ids_in(RESULTS[name])

    assert ids == expected.get(name, ids)
    assert len(ids) == len(expected.get(name, (1,)))


def test_updates_without_a_number_are_dropped_not_fatal() -> None:
    """But an answer of nothing else is no answer, or polling would turn in a circle."""
    good = {"update_id": 0}

    assert updates_in("bale", [good, "x", {"update_id": True}, {"update_id": 2**63}]) == [good]
    assert updates_in("bale", []) == []
    with pytest.raises(Unreachable):
        updates_in("bale", ["x"])
    with pytest.raises(Unreachable):
        updates_in("bale", {"not": "a list"})


def test_an_update_can_be_written_down() -> None:
    """Half a letter, which no file and no database takes, is replaced."""
    assert updates_in("bale", [{"update_id": 0, "x": "\ud800🎈"}]) == [{"update_id": 0, "x": "?🎈"}]


@pytest.mark.parametrize("result", [None, True, [], {}, {"id": "x"}])
def test_an_odd_answer_to_who_we_are_is_no_answer(result: object) -> None:
    """Without an id there is no profile."""
    with pytest.raises(Unreachable):
        profile_in("bale", result)


@pytest.mark.parametrize(
    "result", [True, {}, {"file_path": None}, {"file_path": "p", "file_size": 11}]
)
def test_a_file_without_a_path_or_too_big_is_rejected(result: object) -> None:
    """There is nothing to fetch."""
    with pytest.raises(Rejected):
        file_path_in(result, 10)

    assert file_path_in({"file_path": "p", "file_size": 10}, 10) == "p"


def test_tokens_are_taken_out_of_errors_and_logs() -> None:
    """Libraries like to quote whole addresses."""
    error = unreachable("bale", OSError("no route to https://x/bot12:secret/getMe"), "12:secret")
    record = logging.LogRecord("httpx", 20, "", 1, "GET %s", ("https://x/bot12:secret/",), None)

    assert TokenFilter("12:secret").filter(record)
    assert "12:secret" not in f"{error} {record.getMessage()}"
    assert "<token>" in record.getMessage()
