"""Reading a city's folder: the only place that opens the files of `cities/<name>/`."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import cities
from domain.city import City
from domain.city_form import OPTIONAL, SECTIONS, Problem, RawFile
from domain.city_schema import build_city

CITIES = Path(cities.__file__).parent


def shipped() -> dict[str, Path]:
    """The folders of the cities that come with the program, by their keys."""
    return {path.parent.name: path.parent for path in sorted(CITIES.glob("*/city.toml"))}


def read_city(folder: Path) -> City:
    """Read and check a city; raises CityError with every problem in any of its files."""
    problems: list[Problem] = []
    city = _read(folder / "city.toml", "city.toml", problems)
    files = {} if city is None else {"city": city}
    elsewhere = _elsewhere(city)
    optional = [section for section in OPTIONAL if _is_there(folder, section, elsewhere)]
    for section in (*SECTIONS[1:], *optional):
        name = elsewhere.get(section, f"{section}.toml")
        read = _read(folder / name, name, problems)
        if read is not None:
            files[section] = read
    return build_city(files, problems)


def digest_of(folder: Path) -> str:
    """What stands for the contents of a city's files: it changes when one of them does."""
    elsewhere = _elsewhere(_read(folder / "city.toml", "city.toml", []))
    names = [elsewhere.get(section, f"{section}.toml") for section in (*SECTIONS, *OPTIONAL)]
    files = [folder / name for name in names]
    held = [path.read_bytes() for path in files if path.exists()]
    return hashlib.sha256(b"\0".join(held)).hexdigest()


def _elsewhere(city: RawFile | None) -> dict[str, str]:
    given: Any = {} if city is None else city.content.get("files", {})
    pairs = given.items() if isinstance(given, dict) else ()
    return {section: name for section, name in pairs if isinstance(name, str)}


def _is_there(folder: Path, section: str, elsewhere: dict[str, str]) -> bool:
    return section in elsewhere or (folder / f"{section}.toml").exists()


def _read(path: Path, name: str, problems: list[Problem]) -> RawFile | None:
    try:
        return RawFile(name, tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        problems.append(Problem(name, "", f"there is no such file; expected at {path}"))
    except OSError as error:
        problems.append(Problem(name, "", f"cannot be read: {error.strerror}"))
    except UnicodeDecodeError as error:
        problems.append(Problem(name, "", f"is not UTF-8 text: byte {error.start}"))
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(name, "", f"is not valid TOML: {error}"))
    return None
