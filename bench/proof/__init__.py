"""How well proof of a repair is judged: pairs of pictures made by code, and what is said of them.

Run it with `python -m bench.proof`. No photo is downloaded: `streets` draws the scenes that the
bounds were set with, `yards` another family of scenes that is only ever measured.
"""
