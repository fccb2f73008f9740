"""One idea has one French word, and one French word means one idea, in every catalogue and on every page of docs/fr."""

import re
from pathlib import Path

import polib
import pytest
from docs.pages import NAMES, blocks, without_code
from french import faults

from planner.files.languages import catalogue_file

ROOT = Path(__file__).parents[2]
CATALOGUES = [
    catalogue_file("fr"),
    *sorted(path for folder in ("benchmark", "plan_templates") for path in (ROOT / folder).rglob("locale/fr.po")),
]
PAGES = [name for name in NAMES if name.startswith("docs/fr/")]

WORDS = [
    # What an English sentence is about, what the French one then says, what it never says.
    (r"quick wins?", r"premiers? résultats? visibles?", ""),
    (r"person-days?", r"jours? de travail", r"jours?-"),
    (r"person-days? left", r"jours? de travail restants?", ""),
    (r"duration left", r"durée restante", r"jours?( de travail)? restants?"),
    (r"deadlines?", r"dates?[ _]limites?", r"échéance"),
    (r"due (date|on)", r"échéance", r"dates? limites?"),
    (r"key factors?", r"facteurs? clés?", ""),
    (r"guiding questions?", r"questions? d’orientation", r"questions? guides?"),
    (r"contextual factors?", r"facteurs? contextuels?", ""),
    (r"longer-term", r"autres? actions?", r"longue haleine|long terme"),
    (r"benchmarks?", r"référentiels?", ""),
    (r"evidence", r"justificatifs?|faits", r"\bpièces?\b|\bpreuves?\b"),
    (r"proof", r"preuve", r"justificatif"),
    (r"respondents?", r"répondants?", ""),
    (r"baselines?", r"plans? adoptés?|compar", r"plans? de référence|figer"),
    (r"backups?", r"sauvegardes?", ""),
    (r"owners?", r"pilotes?", r"\bresponsables?\b"),
    (r"services?", r"services?", r"\brôles?\b"),
    (r"roles?", r"fonctions?", r"\brôles?\b"),
    (r"needs? attention|needing attention", r"à regarder", r"surveiller|attention"),
    (r"critical path", r"chemin critique", ""),
    (r"dependenc(y|ies)", r"enchaînement des actions|liens?", r"dépendance"),
    (r"(the|a|new) draft\b", r"projet de plan", ""),
]
EXCEPT = {
    "evidence": {"Evidence", "Question {question} has several answers, and this one does not say whose it is."},
}
"""Labels of another idea: a type of action is called “Evidence”, since it finds out the facts."""


def sentences() -> list[tuple[str, str]]:
    """Return the interface's English sentences with every French form of theirs, in small letters."""
    entries = polib.pofile(str(catalogue_file("fr")))
    return [(entry.msgid, " ".join((entry.msgstr, *entry.msgstr_plural.values())).casefold()) for entry in entries]


@pytest.mark.parametrize(("english", "french", "never"), WORDS, ids=[english for english, _, _ in WORDS])
def test_an_idea_has_one_french_word(english: str, french: str, never: str) -> None:
    about = re.compile(rf"\b(?:{english})\b", re.IGNORECASE)
    plain = [
        (msgid, said)
        for msgid, said in sentences()
        if about.search(re.sub(r"“[^”]*”|\{\w+\}|--[a-z-]+|\w+\.yaml", "", msgid))
        and msgid not in EXCEPT.get(english, ())
    ]
    assert [pair for pair in plain if not re.search(french, pair[1])] == []
    # A sentence may be about both.
    alone = [pair for pair in plain if " due" not in pair[0]]
    assert [pair for pair in alone if never and re.search(rf"(?:{never})", pair[1])] == []


def test_what_is_left_says_whether_that_is_time_or_work() -> None:
    """How long the rest takes is a duration; what people still have to put in is counted in person-days."""
    assert [msgid for msgid, _ in sentences() if re.search(r"(?<!person-)\bdays? left\b", msgid, re.IGNORECASE)] == []


def test_what_shows_actions_has_a_name_of_its_own_in_each_form() -> None:
    french = {entry.msgid: entry.msgstr for entry in polib.pofile(str(catalogue_file("fr")))}
    places = ["Actions", "Board", "Timeline", "Dependencies", "Workload", "Quick wins", "Progress", "History", "Home"]
    places += ["In a table", "On cards", "Calendar", "Settings", "Context", "Comparison", "My actions"]
    names = [french[place] for place in places]
    assert len(set(names)) == len(names)
    assert "Tableau" not in names


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: "-".join(path.parts[-4:-2]))
def test_a_catalogue_says_nothing_that_a_french_reader_must_not_meet(catalogue: Path) -> None:
    shown = [text for entry in polib.pofile(str(catalogue)) for text in (entry.msgstr, *entry.msgstr_plural.values())]
    # The name of a slot is English, and nobody reads it.
    assert faults([re.sub(r"\{\w+\.\w+\}", "{}", text) for text in shown]) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_docs_says_nothing_that_a_french_reader_must_not_meet(page: str) -> None:
    prose = re.sub(r"\*\*|\n(?!\n)|!(?=\[)", " ", without_code(page)).splitlines()
    # What the program answers in a session, column by column.
    answers = [line for block in blocks(page, "console") for line in block.splitlines() if not line.startswith("$")]
    assert faults([*prose, *(cell for line in answers for cell in re.split(r" {2,}", line))]) == []
