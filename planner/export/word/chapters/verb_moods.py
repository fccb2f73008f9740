"""How does a point of a decision go on from who decides: adopts, to adopt, adopt?"""

import re
from collections.abc import Mapping

from planner.export.word.chapters.decision_form import Mood
from planner.problem import msgid
from planner.wording import Wording

VERBS = (
    msgid("adopts / adopt / to adopt"),
    msgid("instructs / instruct / to instruct"),
    msgid("requests / request / to request"),
    msgid("asks / ask / to ask"),
    msgid("notes / note / to note"),
    msgid("takes note / take note / to take note"),
    msgid("adds / add / to add"),
    msgid("sets / set / to set"),
    msgid("gives up / give up / to give up"),
    msgid("keeps / keep / to keep"),
    msgid("brings / bring / to bring"),
)
"""Every verb with which a point begins: as the council does it, as it is to do it, and after “decides”."""
_PLACES: Mapping[Mood, int] = {Mood.BARE: 1, Mood.TO: 2}
_BEFORE_A_VOWEL = re.compile(r"\bde (?=[aeiouàâéèêëîïôœ])", re.IGNORECASE)


def in_mood(text: str, mood: Mood, wording: Wording) -> str:
    """Return a point with its verb as the form of the decision asks for it.

    >>> in_mood("adopts the plan", Mood.TO, Wording("en")), in_mood("adopte le plan", Mood.TO, Wording("fr"))
    ('to adopt the plan', 'd’adopter le plan')
    """
    place = _PLACES.get(mood)
    if place is None:
        return text
    for verb in VERBS:
        forms = wording.say(verb).split(" / ")
        if len(forms) > place and text.startswith(f"{forms[0]} "):
            return forms[place] + text.removeprefix(forms[0])
    return text


def elided(text: str, wording: Wording) -> str:
    """Return a text whose “de” before a name is “d’”, in the language that has it so.

    >>> elided("conseil municipal de Athis", Wording("fr")), elided("de Athis", Wording("en"))
    ('conseil municipal d’Athis', 'de Athis')
    """
    if not wording.apostrophe:
        return text
    return _BEFORE_A_VOWEL.sub(f"d{wording.apostrophe}", text)
