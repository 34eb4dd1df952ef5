"""A messenger in a box: a local server that speaks the Telegram and the Bale Bot API, with a chat page.

It serves the demo, the tests and the training of staff. It imports no other room of the project.
"""
