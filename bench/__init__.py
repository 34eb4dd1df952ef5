"""Measures the bot, next to bare echo bots on the same machine in the same run."""
