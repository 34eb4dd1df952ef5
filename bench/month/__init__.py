"""A simulated month of a city: people of every temper drive the real services on a real database.

Run it with `python -m bench.month`. Afterwards code that shares nothing with the services looks
whether everything that must be true of a report's life is true of every one of them.
"""
