"""Chance without lots, so that a story goes the way it is told."""

from random import SystemRandom


class NoLot(SystemRandom):
    """Chance by which no claim is ever drawn to be verified: only shares above a half are."""

    def random(self) -> float:
        """A number from a half on."""
        return (1 + super().random()) / 2
