"""A whole city as one TOML file: written for people to change, read and checked as files are."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from domain.city import City
from domain.city_export import contents_of
from domain.city_form import Problem, RawFile
from domain.city_schema import CityError, build_city

MOST_BYTES = 4_000_000
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def write_city(city: City) -> str:
    """The city's data as TOML, section by section."""
    lines: list[str] = []
    for section, content in contents_of(city).items():
        lines += [f"[{section}]", *_table(section, content), ""]
    return "\n".join(lines)


def _table(path: str, content: Mapping[str, Any]) -> Iterator[str]:
    """Plain values first: what follows a `[[table]]` would belong to it."""
    tables = {name: value for name, value in content.items() if _is_tables(value)}
    for name, value in content.items():
        if name not in tables:
            yield f"{name} = {_value(value)}"
    for name, entries in tables.items():
        for entry in entries:
            yield ""
            yield f"[[{path}.{name}]]"
            for field, value in entry.items():
                yield f"{field} = {_value(value)}"


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _value(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case str():
            return f'"{value.translate(_ESCAPES)}"'
        case date() | time():
            return value.isoformat()
        case Mapping():
            pairs = ", ".join(f"{name} = {_value(one)}" for name, one in value.items())
            return f"{{ {pairs} }}"
        case list():
            return f"[{', '.join(_value(one) for one in value)}]"
    raise TypeError(f"a city holds no {type(value).__name__}")


def read_city_text(content: bytes) -> City:
    """Read and check such a file; CityError with every problem in it."""
    try:
        read = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CityError([Problem("", "", f"is not UTF-8 text: byte {error.start}")]) from error
    except tomllib.TOMLDecodeError as error:
        raise CityError([Problem("", "", f"is not valid TOML: {error}")]) from error
    return build_city({section: RawFile(section, held) for section, held in read.items()})


def check_city(city: City) -> City:
    """The city, if it makes sense as a whole; CityError with every problem in it."""
    build_city({name: RawFile(name, held) for name, held in contents_of(city).items()})
    return city
