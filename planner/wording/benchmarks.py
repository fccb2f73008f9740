"""How does a sentence name a benchmark?"""

from planner.wording import Wording


def benchmark_name(title: str, wording: Wording) -> str:
    """Return what follows “the” where a sentence names a benchmark; a title that says what it is needs no other noun.

    >>> benchmark_name("Age-friendly cities", Wording("en"))
    'benchmark “Age-friendly cities”'
    >>> benchmark_name("Benchmark of age-friendly cities", Wording("en"))
    '“Benchmark of age-friendly cities”'
    """
    if wording.say("benchmark") in title.casefold():
        return wording.quoted(title)
    return wording.say("benchmark “{title}”", title=title)
