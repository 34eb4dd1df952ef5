"""Duplicates measured: pairs of made-up reports, half to learn from and half to be judged by."""
