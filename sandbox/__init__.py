"""A messenger in a box: a local server that speaks the Bot API of Telegram and Bale, with a page.

It serves the demo, the tests and the training of staff. It imports no other room of the project.
"""
