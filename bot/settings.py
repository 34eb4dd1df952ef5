"""Settings: environment or `.env`, prefix `SHAHRDAD_`, checked before anything starts."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from domain.errors import Misconfigured

CITIES = Path(__file__).parent.parent / "cities"
NEW = "new"
"""Instead of a city's name: it is brought in by chat."""
MESSENGERS = ("telegram", "bale")
DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


class Settings(BaseSettings):
    """All settings, typed. Tokens are never printed."""

    model_config = SettingsConfigDict(env_prefix="SHAHRDAD_", env_file=".env", extra="ignore")

    telegram_token: SecretStr | None = None
    bale_token: SecretStr | None = None
    telegram_api: str = "https://api.telegram.org"
    bale_api: str = "https://tapi.bale.ai"
    database: str = ""
    data: Path = Path("var")
    city: str = "tehran"
    owners: Annotated[frozenset[tuple[str, int]], NoDecode] = frozenset()
    public_url: str = ""
    port: int = Field(default=8080, ge=1, le=65535)
    media: str = ""
    log: str = Field(default="info", pattern="^(debug|info|warning|error)$")
    telegram_rate: float = Field(default=30, gt=0)
    bale_rate: float = Field(default=10, gt=0)
    chat_rate: float = Field(default=1, gt=0)
    group_rate: float = Field(default=20, gt=0)
    steps_at_night: bool = False
    nominatim: str = ""
    photon: str = ""
    keep_updates: int = Field(default=30, ge=1)
    keep_letters: int = Field(default=30, ge=2)
    keep_sessions: int = Field(default=30, ge=2)
    keep_media: int = Field(default=1095, ge=30)
    neshan_key: SecretStr | None = None
    mapir_key: SecretStr | None = None

    @field_validator("owners", mode="before")
    @classmethod
    def _read_owners(cls, value: object) -> object:
        """Read `telegram:123,bale:456`."""
        if not isinstance(value, str):
            return value
        return frozenset(_owner(part) for part in value.split(",") if part.strip())

    @field_validator("telegram_token", "bale_token", mode="before")
    @classmethod
    def _check_token(cls, value: object) -> object:
        """Refuse what cannot be a token, before a messenger does; an empty one is none."""
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        number, colon, secret = value.strip().partition(":")
        if not (number.isdigit() and colon and len(secret) > 5):
            raise ValueError("a token looks like 123456789:AbCdEf…, as BotFather gives it")
        return value.strip()

    @field_validator("telegram_api", "bale_api", "public_url", "nominatim", "photon")
    @classmethod
    def _check_url(cls, value: str) -> str:
        """Refuse what is no address of the web."""
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("an address begins with https:// (or http://)")
        return value.rstrip("/")

    @field_validator("database")
    @classmethod
    def _check_database(cls, value: str) -> str:
        """Refuse a database that we cannot speak to; name the driver that we speak to it with."""
        kind, colon, rest = value.partition("://")
        if value and (not colon or kind not in DRIVERS):
            raise ValueError("a database is sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")
        return f"{DRIVERS[kind]}://{rest}" if value else ""

    @field_validator("media")
    @classmethod
    def _check_media(cls, value: str) -> str:
        """Refuse a store that is no folder."""
        if "://" in value:
            raise ValueError("only a folder can keep the files so far")
        return value

    @field_validator("city")
    @classmethod
    def _check_city(cls, value: str) -> str:
        """Refuse a city that has no folder."""
        if value != NEW and not (CITIES / value / "city.toml").is_file():
            known = sorted(path.parent.name for path in CITIES.glob("*/city.toml"))
            raise ValueError(f"no such city; there are: {', '.join(known)}, or {NEW}")
        return value

    @property
    def database_url(self) -> str:
        """The database as SQLAlchemy wants it; a SQLite file in the data folder by default."""
        if not self.database:
            return f"sqlite+aiosqlite:///{self.data / 'shahrdad.db'}"
        return self.database

    @property
    def media_folder(self) -> Path:
        """Where photos and files are kept."""
        return Path(self.media) if self.media else self.data / "media"

    @property
    def city_key(self) -> str:
        """The city's key in the database; empty where whichever is there is meant."""
        return "" if self.city == NEW else self.city

    @property
    def city_folder(self) -> Path:
        """The city's data files."""
        return CITIES / self.city

    @property
    def layers_folder(self) -> Path:
        """Borders and places that the city brought itself; they go before those in its data."""
        return layers_of(self.data, self.city)

    @property
    def geocoders(self) -> dict[str, str]:
        """The outside geocoders that are set, in the order they are asked."""
        keys = {"neshan": self.neshan_key, "mapir": self.mapir_key}
        known = {"nominatim": self.nominatim, "photon": self.photon}
        known |= {name: key.get_secret_value() for name, key in keys.items() if key}
        return {name: value for name, value in known.items() if value}

    @property
    def model_folder(self) -> Path:
        """Where the trained text model lies."""
        return self.data / "model"


def layers_of(data: Path, city: str) -> Path:
    """Where the layers lie that a city brought itself."""
    return data / "layers" / city


def _owner(part: str) -> tuple[str, int]:
    messenger, _, number = part.strip().partition(":")
    if messenger not in MESSENGERS or not number.isdigit():
        raise ValueError(f"{part.strip()!r} is no owner; write telegram:123 or bale:456")
    return messenger, int(number)


def read_settings() -> Settings:
    """The settings; `Misconfigured` names every wrong one, what is wrong, and never its value."""
    try:
        _check_env_file(Path(".env"))
        return Settings()
    except ValidationError as error:
        told = "\n".join(_told(problem) for problem in error.errors())
        raise Misconfigured(f"these settings are wrong:\n{told}") from None
    except (UnicodeDecodeError, OSError) as error:
        raise Misconfigured(f".env cannot be read: {error}") from None


def _check_env_file(path: Path) -> None:
    """Refuse a line that is no setting; it would be passed over in silence."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#") and "=" not in line:
            raise Misconfigured(f".env, line {number}: write SHAHRDAD_NAME=value, or # before it")


def _told(problem: object) -> str:
    details = dict(problem)  # type: ignore[call-overload]
    name = "_".join(str(part) for part in details["loc"]).upper()
    return f"  SHAHRDAD_{name}: {details['msg'].removeprefix('Value error, ')}"


def check_tokens(settings: Settings) -> None:
    """Raise `Misconfigured` if there is no messenger to run on."""
    if not (settings.telegram_token or settings.bale_token):
        raise Misconfigured(
            "no token: set SHAHRDAD_TELEGRAM_TOKEN or SHAHRDAD_BALE_TOKEN (or try `shahrdad demo`)"
        )
