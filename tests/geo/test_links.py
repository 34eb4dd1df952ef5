"""Coordinates in every shape people paste them."""

import pytest

from geo.links import read_point

TEHRAN = (35.7012, 51.3935)


@pytest.mark.parametrize(
    "text",
    [
        "35.7012, 51.3935",
        "۳۵٫۷۰۱۲، ۵۱٫۳۹۳۵",
        "اینجاست: 35.7012 51.3935 ممنون",
        "51.3935, 35.7012",
        "geo:35.7012,51.3935",
        "geo:0.0,0.0?q=35.7012,51.3935(here)",
        "https://www.google.com/maps/@35.7012,51.3935,17z",
        "https://www.google.com/maps/place/X/@35.70,51.39,17z/data=!3m1!4b1!3d35.7012!4d51.3935",
        "https://maps.google.com/?q=35.7012,51.3935",
        "https://maps.google.com/maps?q=loc:35.7012,51.3935&z=15",
        "https://www.google.com/maps/search/?api=1&query=35.7012%2C51.3935",
        "https://www.google.com/maps/search/35.7012,+51.3935?entry=tts",
        "https://www.google.com/maps/dir/?api=1&destination=35.7012,51.3935",
        "https://neshan.org/maps/@35.7012,51.3935,15.2z,0p",
        "https://neshan.org/maps/places/abc#c35.7012-51.3935-17z-0p",
        "https://nshn.ir/?lat=35.7012&lng=51.3935",
        "https://balad.ir/location?latitude=35.7012&longitude=51.3935&zoom=16",
        "https://balad.ir/#15/35.7012/51.3935",
        "https://www.openstreetmap.org/#map=17/35.7012/51.3935",
        "https://www.openstreetmap.org/?mlat=35.7012&mlon=51.3935#map=12/35.6/51.2",
        "https://www.waze.com/ul?ll=35.7012%2C51.3935&navigate=yes",
        "https://maps.apple.com/?ll=35.7012,51.3935",
        "محل: https://maps.google.com/?q=35.7012,51.3935 لطفا بیایید",
    ],
)
def test_points_are_read(text: str) -> None:
    """Numbers, geo: and the links of all map apps in use give the same point."""
    assert pytest.approx(TEHRAN) == read_point(text)


def test_degrees_minutes_seconds_are_read() -> None:
    """The form that some phones copy."""
    assert pytest.approx((35.70111, 51.39361), abs=1e-4) == read_point("35°42'04\"N 51°23'37\"E")


@pytest.mark.parametrize(
    "text",
    [
        "پلاک ۱۲، واحد ۳",
        "ساعت 10.30 تا 12.45",
        "https://maps.app.goo.gl/abcdef",
        "https://example.ir/news/1402",
        "geo:",
        "تلفن 021.88888888",
        "قیمت 35.700 و 99.500",
        "",
    ],
)
def test_other_numbers_are_no_points(text: str) -> None:
    """House numbers, hours, prices and shortened links are no coordinates."""
    assert read_point(text) is None
