"""Answers measured: questions of citizens in other words, and much that has no answer."""
