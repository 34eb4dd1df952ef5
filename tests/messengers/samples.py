"""Invented updates, results and errors in the shapes Bale is known to send."""

import json
from pathlib import Path
from typing import Any

_ALL = json.loads((Path(__file__).parent / "bale_samples.json").read_text(encoding="utf-8"))

UPDATES: dict[str, dict[str, Any]] = _ALL["updates"]
RESULTS: dict[str, Any] = _ALL["results"]
ERRORS: dict[str, dict[str, Any]] = _ALL["errors"]
ME = 1100000001
