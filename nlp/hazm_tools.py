"""The parts of hazm that training uses, behind one door because importing hazm takes seconds."""

import re
import warnings
from functools import cache
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import hazm

_VERB_PREFIX = re.compile("^(ن?می)(?=..)")


@cache
def _lemmatizer() -> Any:
    return hazm.Lemmatizer()


def lemma_of(word: str) -> str | None:
    """The lemma of a normalised word, verbs as past#present; None when hazm does not know it."""
    lemmatizer = _lemmatizer()
    for form in (_VERB_PREFIX.sub("\\1\u200c", word), word):
        lemma = str(lemmatizer.lemmatize(form))
        if "#" in lemma:
            return lemma
        if lemma != form or form in lemmatizer.words:
            return lemma.replace("\u200c", "")
    return None
