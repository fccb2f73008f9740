"""A catalogue of the planner’s own sentences is checked like content: every fault with its line."""

from pathlib import Path

import polib
import pytest

from files.shelf import expected, places_of
from planner.files.check import check
from planner.files.interface_catalogue import check_catalogue
from planner.files.languages import catalogue_file

HEAD = """msgid ""
msgstr ""
"Language: fr_CH\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"X-Apostrophe: ’\\n"
"X-Narrow-Space-Before: : ; ! ?\\n"
"""
FAULTS = """
# expect: translation-gaps
msgid "In the store as: {plan}"
msgstr "Au stockage sous {nom}"

# expect: translation-gaps
msgid "{action}: still on track"
msgstr "toujours en bonne voie"

# expect: missing-translation
msgid "{number} day"
msgid_plural "{number} days"
msgstr[0] "{number} jour"
msgstr[1] ""

msgid "{number} action"
msgid_plural "{number} actions"
msgstr[0] "une action"
msgstr[1] "{number} actions"

# expect: missing-translation
msgid "Good day,"
msgstr ""

# expect: fuzzy-translation
#, fuzzy
msgid "Thank you."
msgstr "Merci."

# expect: translation-spaces
msgid "Usage:"
msgstr "Utilisation :"

# expect: translation-spaces
msgid "Nothing was changed."
msgstr "Rien n'a changé."

# expect: stale-translation
msgid "The ferry leaves at noon."
msgstr "Le bac part à midi."
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return tmp_path / "ch.po"


def test_every_fault_of_a_catalogue_is_found_on_its_line(catalogue: Path) -> None:
    catalogue.write_text(HEAD + FAULTS, encoding="utf-8")
    problems = list(check_catalogue(catalogue))
    assert places_of(problem for problem in problems if problem.place.line) == expected([catalogue])
    absent = {problem.values["text"] for problem in problems if not problem.place.line}
    assert "Key factors" in absent
    assert "{number} action" not in absent


def test_the_mended_text_is_given_to_be_copied(catalogue: Path) -> None:
    catalogue.write_text(HEAD + FAULTS, encoding="utf-8")
    mended = [problem.values["right"] for problem in check_catalogue(catalogue) if problem.code == "translation-spaces"]
    assert mended == ["Utilisation\u202f:", "Rien n’a changé."]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEAD + 'msgid "Yes"\nmsgstr "Oui\n', "unreadable-translations", 9),
        (HEAD + 'msgid "Yes"\nmsgid "No"\n', "unreadable-translations", None),
        (HEAD.replace("fr_CH", "klingon"), "catalogue-head", 1),
        (HEAD.replace("n > 1", "n / 0"), "catalogue-head", 1),
        (HEAD.replace('"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n', ""), "catalogue-head", 1),
        (HEAD + '"X-Labels-Inside-Sentences: capital\\n"\n', "catalogue-head", 1),
    ],
    ids=["torn", "two sources", "no locale", "no rule", "rule missing", "no way of labels"],
)
def test_what_cannot_be_used_is_a_problem_and_no_traceback(
    catalogue: Path, text: str, code: str, line: int | None
) -> None:
    catalogue.write_text(text, encoding="utf-8")
    problems = [problem for problem in check_catalogue(catalogue) if problem.code != "missing-translation"]
    assert code in {problem.code for problem in problems}
    assert line is None or line in {problem.place.line for problem in problems}


def test_bytes_that_are_no_text_have_a_line(catalogue: Path) -> None:
    catalogue.write_bytes(HEAD.encode() + b'msgid "Yes"\nmsgstr "Oui \xe9"\n')
    [problem] = check_catalogue(catalogue)
    assert (problem.code, problem.place.line) == ("wrong-encoding", 9)


def test_a_catalogue_under_another_name_would_not_be_found(tmp_path: Path) -> None:
    named = tmp_path / "fr_CH.po"
    named.write_text(HEAD, encoding="utf-8")
    assert "catalogue-name" in {problem.code for problem in check_catalogue(named)}


def test_a_whole_catalogue_has_no_problem(tmp_path: Path) -> None:
    copy = tmp_path / "ch.po"
    made = polib.pofile(str(catalogue_file("fr")))
    made.save(str(copy))
    assert check([tmp_path]) == ()


def test_translations_of_content_are_checked_with_the_content() -> None:
    folder = Path(__file__).parents[2] / "plan_templates" / "anti-discrimination"
    assert check([folder / "locale" / "fr.po"]) == ()
