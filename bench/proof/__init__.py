"""How well proof of a repair is judged: pairs of pictures made by code, and what is said of them.

Run it with `python -m bench.proof`. No photo is downloaded: `streets` and `yards` draw two families
of scenes. The bounds were set with their first places, the figures are of places numbered higher.
"""
