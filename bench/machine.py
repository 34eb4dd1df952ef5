"""What the figures were measured on, and what else it was doing."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

from bench.figures import Sheet

LIBRARIES = ("aiogram", "python-telegram-bot", "sqlalchemy", "aiosqlite", "asyncpg", "numpy")


def machine(postgresql: str) -> Sheet:
    """The machine; `postgresql` is the server's version."""
    sheet = Sheet("Machine", ("what", "which"))
    sheet.add("processor", f"{os.cpu_count()} x {_field('/proc/cpuinfo', 'model name')}")
    sheet.add("memory", _field("/proc/meminfo", "MemTotal"))
    sheet.add("system", f"{platform.system()} {platform.release()}")
    sheet.add("Python", platform.python_version())
    sheet.add("SQLite", sqlite3.sqlite_version)
    sheet.add("PostgreSQL", postgresql)
    sheet.add("libraries", ", ".join(f"{name} {version(name)}" for name in LIBRARIES))
    sheet.add("load before the run", load())
    return sheet


def load() -> str:
    """How many processes wanted to run in the last 1, 5 and 15 minutes."""
    return " / ".join(f"{number:.1f}" for number in os.getloadavg())


def memory_mb(process: int) -> float:
    """The resident memory of a process, in megabytes."""
    return int(_field(f"/proc/{process}/status", "VmRSS").split()[0]) / 1024


def _field(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return "unknown"
    found = (line.partition(":")[2].strip() for line in lines if line.startswith(name))
    return next(found, "unknown")
