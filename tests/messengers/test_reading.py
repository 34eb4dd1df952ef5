"""What both readers make of names, whatever people call themselves."""

from bot.messengers.reading import LONGEST_NAME, full_name


def test_a_name_pushes_nothing_aside() -> None:
    """A name as long as a letter is cut; nothing in it turns the direction of what follows."""
    name = full_name("\u202eadmin", "ی" * 200)

    assert name.startswith("admin ی")
    assert len(name) == LONGEST_NAME
