"""Which pieces of evidence say the same, so that what is typed twice stands there once?"""

from collections.abc import Iterable

from planner.toolkit.assessment import Evidence


def with_more(given: tuple[Evidence, ...], more: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence that was given with more, of which a piece that stands there already is no second one.

    A title names a piece, in whatever capitals; its reference or its day, once given, tells it from another of
    that title. What was not known of it before is taken from the newer word.

    >>> minutes = Evidence(title="Council minutes")
    >>> with_more((minutes,), [Evidence(title="council  minutes")]) == (minutes,)
    True
    """
    pieces = list(given)
    for piece in more:
        place = next((number for number, known in enumerate(pieces) if _are_the_same(known, piece)), None)
        if place is None:
            pieces.append(piece)
        else:
            pieces[place] = _completed(pieces[place], piece)
    return tuple(pieces)


def _are_the_same(known: Evidence, piece: Evidence) -> bool:
    return (
        _words(known.title) == _words(piece.title)
        and (not known.reference or not piece.reference or _words(known.reference) == _words(piece.reference))
        and (not known.dated or not piece.dated or known.dated == piece.dated)
    )


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()


def _completed(known: Evidence, piece: Evidence) -> Evidence:
    more: dict[str, object] = {
        "reference": known.reference or piece.reference,
        "dated": known.dated or piece.dated,
        # What somebody calls confidential stays so, whoever names it without a word of that.
        "confidential": known.confidential or piece.confidential,
    }
    return known.model_copy(update=more)
