"""Settings: every wrong one is named, none is printed."""

from pathlib import Path

import pytest

from bot.settings import Settings, read_settings
from domain.errors import Misconfigured

TOKEN = "123456789:AAbbCCddEEffGGhh"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder, and nothing set."""
    import os

    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("SHAHRDAD_")]:
        monkeypatch.delenv(name)


def env(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    """Settings with these in the environment."""
    for name, value in values.items():
        monkeypatch.setenv(f"SHAHRDAD_{name.upper()}", value)
    return read_settings()


def test_nothing_set_is_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are good defaults for all."""
    settings = env(monkeypatch)

    assert settings.telegram_token is None
    assert settings.database_url == "sqlite+aiosqlite:///var/shahrdad.db"
    assert (settings.media_folder, settings.model_folder) == (
        Path("var/media"), Path("var/model"),
    )  # fmt: skip
    assert settings.city_folder.name == "tehran"


@pytest.mark.parametrize("empty", ["", "   "])
def test_an_empty_token_is_none(monkeypatch: pytest.MonkeyPatch, empty: str) -> None:
    """As in a copied example."""
    assert env(monkeypatch, telegram_token=empty).telegram_token is None


def test_a_token_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither among the settings nor where it is wrong."""
    good = env(monkeypatch, telegram_token=f" {TOKEN} ")
    assert good.telegram_token
    assert good.telegram_token.get_secret_value() == TOKEN
    assert TOKEN not in f"{good!r} {good}"

    with pytest.raises(Misconfigured) as wrong:
        env(monkeypatch, bale_token="secretsecret")
    assert "secretsecret" not in str(wrong.value)
    assert "SHAHRDAD_BALE_TOKEN" in str(wrong.value)


WRONG = {
    "telegram_token": "abc",
    "bale_token": "12:x",
    "telegram_api": "api.example.org",
    "public_url": "ftp://x",
    "owners": "123",
    "port": "none",
    "city": "atlantis",
    "log": "loud",
    "group_rate": "0",
    "database": "mysql://secret@host/x",
    "media": "s3://bucket",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """With what is wrong about it."""
    with pytest.raises(Misconfigured, match=f"SHAHRDAD_{name.upper()}: ..."):
        env(monkeypatch, **{name: WRONG[name]})


def test_all_wrong_settings_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody likes to start a program eleven times."""
    with pytest.raises(Misconfigured) as wrong:
        env(monkeypatch, **WRONG)

    assert [name for name in WRONG if f"SHAHRDAD_{name.upper()}" not in str(wrong.value)] == []
    assert "secret" not in str(wrong.value)


def test_owners_are_read_from_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messenger and number, with commas."""
    assert env(monkeypatch, owners="telegram:1, bale:2,").owners == {("telegram", 1), ("bale", 2)}


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("postgres://u:p@h/n", "postgresql+asyncpg://u:p@h/n"),
        ("postgresql://u:p@h/n", "postgresql+asyncpg://u:p@h/n"),
        ("postgresql+asyncpg://u:p@h/n", "postgresql+asyncpg://u:p@h/n"),
    ],
)
def test_a_database_is_named_the_usual_way(
    monkeypatch: pytest.MonkeyPatch, given: str, used: str
) -> None:
    """Which driver speaks to it is our affair."""
    assert env(monkeypatch, database=given).database_url == used


def test_settings_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comments and empty lines too."""
    Path(".env").write_text(f"# ours\n\nSHAHRDAD_BALE_TOKEN={TOKEN}\nSHAHRDAD_MEDIA=photos\n")
    settings = env(monkeypatch)

    assert settings.bale_token
    assert settings.media_folder == Path("photos")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"SHAHRDAD_CITY=demo\nSHAHRDAD_PORT 80\n", "line 2"),
        (b"SHAHRDAD_CITY=\xff\xfe\n", "cannot be read"),
        (b"SHAHRDAD_PORT=many\n", "SHAHRDAD_PORT"),
    ],
)
def test_a_broken_file_is_told(monkeypatch: pytest.MonkeyPatch, content: bytes, told: str) -> None:
    """A line that is no setting would be passed over in silence otherwise."""
    Path(".env").write_bytes(content)

    with pytest.raises(Misconfigured, match=told):
        env(monkeypatch)
