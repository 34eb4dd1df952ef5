"""A sample voice note, made of hummed notes, so that the page has something to play."""

import io
import wave
from functools import cache
from math import exp, pi, sin

RATE = 16_000
NOTES_HZ = (196.0, 220.0, 246.9, 220.0, 174.6, 196.0)
NOTE_S = 0.5


@cache
def sample_voice() -> bytes:
    """Three seconds of humming as WAV."""
    frames = bytearray()
    for note in NOTES_HZ:
        for step in range(int(RATE * NOTE_S)):
            frames += _level(note, step / RATE).to_bytes(2, "little", signed=True)
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(bytes(frames))
    return out.getvalue()


def _level(note_hz: float, at: float) -> int:
    swell = min(1.0, at * 18) * exp(-at * 3.2)
    voice = sum(sin(2 * pi * note_hz * part * at) / part**1.6 for part in (1, 2, 3, 4))
    return round(9000 * swell * voice)
