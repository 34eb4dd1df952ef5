"""The command line about the city's map."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.cli_city import holiday_notices
from bot.settings import CITIES, Settings
from geo.layers import write_areas, write_places
from geo.locator import Locator
from geo.places import Place
from storage.city_files import read_city

VANAK = "35.7573,51.4096"


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The operator's data folder."""
    monkeypatch.setenv("SHAHRDAD_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def run(*words: str, said: str = "") -> Result:
    """What a command prints, and its exit code."""
    return CliRunner().invoke(app, list(words), input=said)


def located(said: str) -> dict[str, object]:
    """The answer of `shahrdad locate` to one line."""
    answer: dict[str, object] = json.loads(run("locate", said=said).stdout)
    return answer


def exchanged(file: Path) -> Path:
    """Tehran's borders with the names of regions 3 and 6 exchanged."""
    borders = Locator.load(CITIES / "tehran").borders
    assert borders is not None
    names = {"3": "6", "6": "3"}
    write_areas({names.get(k, k): rings for k, rings in borders.rings.items()}, "region", file)
    return file


def test_own_regions_go_before_ours(tmp_path: Path, data: Path) -> None:
    """After the import every command answers by the city's own layer."""
    assert located(VANAK)["region"] == "3"

    imported = run("city", "import", "regions", str(exchanged(tmp_path / "own.geojson")))

    assert imported.exit_code == 0, imported.output
    assert "differs from before" in imported.stdout
    assert (data / "layers" / "tehran" / "region.geojson").is_file()
    assert located(VANAK)["region"] == "6"
    assert "in the region they are given" not in run("city", "check").stdout


def test_a_rejected_import_changes_nothing(tmp_path: Path, data: Path) -> None:
    """Regions that the city's units do not know are refused, with their names."""
    strange = {"77": (((35.7, 51.3), (35.7, 51.4), (35.8, 51.4)))}
    write_areas({"77": (strange["77"],)}, "region", tmp_path / "own.geojson")

    refused = run("city", "import", "regions", str(tmp_path / "own.geojson"))

    assert refused.exit_code == 1
    assert "no region 77" in refused.stdout
    assert not (data / "layers").exists()


def test_a_field_may_name_the_areas(tmp_path: Path) -> None:
    """`--name` says which field holds the name of a district."""
    file = tmp_path / "districts.geojson"
    ring = ((35.70, 51.36), (35.70, 51.46), (35.80, 51.46), (35.80, 51.36))
    write_areas({"ناحیه ۲": (ring,)}, "bakhsh", file)

    unnamed = run("city", "import", "districts", str(file))
    named = run("city", "import", "districts", str(file), "--name", "bakhsh")

    assert (unnamed.exit_code, named.exit_code) == (2, 0)
    assert located(VANAK)["district"] == "ناحیه ۲"


def test_own_places_are_found(tmp_path: Path) -> None:
    """A name that only the city knows is found after the import."""
    place = Place("کوشک نیلوفر آبی", (), "landmark", 35.7573, 51.4096, "3", 100.0, 5.0)
    write_places([place], tmp_path / "own.csv")
    assert located("کوشک نیلوفر آبی")["source"] != "gazetteer:landmark"

    assert run("city", "import", "places", str(tmp_path / "own.csv")).exit_code == 0
    assert located("کوشک نیلوفر آبی")["source"] == "gazetteer:landmark"


def test_a_city_that_is_not_there_is_named() -> None:
    """A wrong name of a city is the operator's to mend."""
    assert run("city", "check", "--city", "atlantis").exit_code == 2


@pytest.mark.parametrize(
    ("today", "warned"), [(date(2029, 1, 18), False), (date(2029, 1, 19), True)]
)
def test_holidays_that_run_out_are_told(today: date, warned: bool) -> None:
    """Two months before the list ends the operator hears what to do, not every day before."""
    notices = list(holiday_notices(read_city(CITIES / "demo"), today))

    assert warned == any("ends on 2029-03-19" in notice for notice in notices)
    assert warned == bool(notices)


def test_a_city_without_holidays_is_told() -> None:
    """Nobody wonders later why Nowruz was a working day."""
    city = replace(read_city(CITIES / "demo"), holidays=())

    assert ["No holidays are listed: terms skip nothing but the weekend."] == list(
        holiday_notices(city, date(2026, 1, 1))
    )


def test_geocoders_come_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is set is asked, and a key is never shown."""
    monkeypatch.setenv("SHAHRDAD_PHOTON", "https://photon.example.ir/")
    monkeypatch.setenv("SHAHRDAD_NESHAN_KEY", "service.secret")
    settings = Settings(_env_file=None)  # type: ignore[call-arg]

    assert settings.geocoders == {"photon": "https://photon.example.ir", "neshan": "service.secret"}
    assert "service.secret" not in repr(settings)
    assert Settings(_env_file=None, neshan_key=None, photon="").geocoders == {}  # type: ignore[call-arg]
