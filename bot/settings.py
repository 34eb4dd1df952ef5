"""Settings: environment or `.env`, prefix `SHAHRDAD_`, checked before anything starts."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from domain.errors import Misconfigured

CITIES = Path(__file__).parent.parent / "cities"
MESSENGERS = ("telegram", "bale")


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
        if not isinstance(value, str) or not value.strip():
            return None if value == "" else value
        number, colon, secret = value.strip().partition(":")
        if not (number.isdigit() and colon and len(secret) > 5):
            raise ValueError("a token looks like 123456789:AbCdEf…, as BotFather gives it")
        return value.strip()

    @field_validator("city")
    @classmethod
    def _check_city(cls, value: str) -> str:
        """Refuse a city that has no folder."""
        if not (CITIES / value / "city.toml").is_file():
            known = sorted(path.parent.name for path in CITIES.glob("*/city.toml"))
            raise ValueError(f"no such city; there are: {', '.join(known)}")
        return value

    @property
    def database_url(self) -> str:
        """The database as SQLAlchemy wants it; a SQLite file in the data folder by default."""
        if not self.database:
            return f"sqlite+aiosqlite:///{self.data / 'shahrdad.db'}"
        return self.database.replace("postgresql://", "postgresql+asyncpg://", 1)

    @property
    def media_folder(self) -> Path:
        """Where photos and files are kept."""
        return Path(self.media) if self.media else self.data / "media"

    @property
    def city_folder(self) -> Path:
        """The city's data files."""
        return CITIES / self.city

    @property
    def model_folder(self) -> Path:
        """Where the trained text model lies."""
        return self.data / "model"


def _owner(part: str) -> tuple[str, int]:
    messenger, _, number = part.strip().partition(":")
    if messenger not in MESSENGERS or not number.isdigit():
        raise ValueError(f"{part.strip()!r} is no owner; write telegram:123 or bale:456")
    return messenger, int(number)


def read_settings() -> Settings:
    """The settings; `Misconfigured` names every wrong one, what is wrong, and never its value."""
    try:
        return Settings()
    except ValidationError as error:
        told = "\n".join(_told(problem) for problem in error.errors())
        raise Misconfigured(f"these settings are wrong:\n{told}") from None
    except (UnicodeDecodeError, OSError) as error:
        raise Misconfigured(f".env cannot be read: {error}") from None


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
