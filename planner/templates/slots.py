"""How does a text of the catalogue leave room for what a country calls its bodies, and for what its law says?

``{council}`` stands for a name with its article; ``{council.of}``, ``{council.to}`` and ``{council.name}`` for the
forms that sentences of other languages need; ``{origin_rule}`` for a whole sentence, which may be missing.
"""

import re
from collections.abc import Iterator, Mapping

from planner.toolkit.capitals import capital

_SLOT = re.compile(r"\{([a-z_]+(?:\.(?:of|to|name))?)\}")
_FORM = re.compile(r"\.(?:of|to|name)$")
_ENDS_A_SENTENCE = re.compile(r"(?:^|[.!?…]\s+)$")


def slots_in(text: str) -> Iterator[str]:
    """Give the slots of a text, each with its form.

    >>> list(slots_in("Prepare {paper} for {council.of}."))
    ['paper', 'council.of']
    """
    return (match[1] for match in _SLOT.finditer(text))


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return a text with words in its slots; what begins a sentence begins with a capital.

    A sentence that the words leave empty goes with the space before it; an unknown slot stays, for
    :func:`planner.files.country_check.check_slots` to report.

    >>> filled("{council} votes. {origin_rule} Ask {mayor.name}.", {"council": "the council", "origin_rule": ""})
    'The council votes. Ask {mayor.name}.'
    """
    if "{" not in text:
        return text

    def word(match: re.Match[str]) -> str:
        found = words.get(match[1])
        if found is None:
            return match[0]
        starts = _ENDS_A_SENTENCE.search(text[: match.start()])
        return capital(found) if starts else found

    return re.sub(r" {2,}", " ", _SLOT.sub(word, text)).strip()


def without_form(slot: str) -> str:
    """Return for what a slot stands, whatever the form.

    >>> without_form("council.of"), without_form("council")
    ('council', 'council')
    """
    return _FORM.sub("", slot)
