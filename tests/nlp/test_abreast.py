"""Work spread over helpers, and done without them."""

from operator import add, sub

import pytest

from nlp.abreast import bench, hands_for


@pytest.mark.parametrize("hands", [1, 2])
def test_every_deed_is_done_with_what_is_shared(hands: int) -> None:
    """Helpers or none: the same results, each for its own task."""
    with bench(10, hands) as work:
        found = [work.start(deed, task) for deed, task in ((add, 1), (sub, 2), (add, 3))]

        assert [11, 8, 13] == [part.result() for part in found]


@pytest.mark.parametrize("hands", [1, 2])
def test_a_deed_that_fails_says_so(hands: int) -> None:
    """An error in a helper is raised where the result is asked for."""
    with bench("text", hands) as work, pytest.raises(TypeError):
        work.start(add, 1).result()


def test_a_small_corpus_gets_no_helpers() -> None:
    """Starting helpers takes longer than fitting a few messages; a city's text may get them."""
    assert hands_for(100) == 1
    assert 1 <= hands_for(10_000) <= 2
