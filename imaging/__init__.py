"""Pictures: whether one was made from another, or the same place was photographed anew.

Start at `imaging.likeness`; pictures seen before are found by `imaging.fingerprints`.
"""
