"""Words and roots of a normalised text: what the features are counted from."""

import re
from collections.abc import Mapping
from functools import lru_cache

_SUFFIXES = re.compile(
    "(?:هایشان|هایمان|هایتان|هاشون|هامون|هاتون|هایی|هایم|هایش|هایت|هاشو|هامو|هارو|هاش|هام|های|ها"
    "|امون|اشون|اتون|مون|تون|شون|مان|تان|شان|ترین|تری|تر|ایی|ای|یی|ات|ان|اش|ام|ا|ه|ی|و|ش|م|ت|ن|س)$"
)
_NUMBER = re.compile("[۰-۹]+")


def words_of(normalised: str) -> list[str]:
    """The words of a normalised text, every number as one sign."""
    return [_NUMBER.sub("#", word) for word in normalised.split()]


@lru_cache(maxsize=50_000)
def light_root(word: str) -> str:
    """The word without its endings, as long as three letters remain; needs no dictionary."""
    for _ in range(2):
        shorter = _SUFFIXES.sub("", word)
        if len(shorter) < 3:
            return word
        word = shorter
    return word


def root_of(word: str, roots: Mapping[str, str]) -> str:
    """The root of a word: from the table learnt with hazm, else by its endings."""
    known = roots.get(word)
    if known is not None:
        return known
    light = light_root(word)
    return roots.get(light, light)


def learn_roots(vocabulary: list[str]) -> dict[str, str]:
    """The root of every word that hazm can tell, for keeping inside the model."""
    from nlp.hazm_tools import lemma_of

    found = {word: lemma_of(word) for word in vocabulary}
    return {word: lemma for word, lemma in found.items() if lemma is not None}
