"""``planner chase``: letters to owners, ready to send."""

import json
import re

import pytest

from app.cli.conftest import (
    ACTION,
    PLAN,
    Ask,
)

RULER = "─" * 72


@pytest.mark.usefixtures("havelmar")
def test_each_owner_gets_a_letter_under_a_subject(ask: Ask) -> None:
    letters = ask("chase", PLAN).out.split(RULER)
    assert len(letters) > 3
    for letter in letters:
        assert re.match(r"\s*To: .+\nSubject: .+\n\n", letter)
    owners = re.findall(r"^To: (.+)$", "".join(letters), re.MULTILINE)
    assert len(owners) == len(set(owners))


@pytest.mark.usefixtures("havelmar")
def test_what_nobody_answers_for_goes_to_those_who_steer(ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--owner", "partners", "--yes").code == 0
    assert "To: those who steer the plan\n" in ask("chase", PLAN).out
    assert "null" in ask("chase", PLAN, "--json").out


@pytest.mark.usefixtures("havelmar")
def test_a_part_of_a_name_narrows_it_to_those_who_have_it(ask: Ask) -> None:
    (letter,) = json.loads(ask("chase", PLAN, "--owner", "ÉGALITÉ", "--json").out)
    assert letter["owner"].startswith("Mission égalité")
    assert ACTION in letter["text"]
    refused = ask("chase", PLAN, "--owner", "nobody")
    assert (refused.code, refused.out) == (2, "")
    assert "“nobody”" not in refused.err
    assert "equality" in refused.err


@pytest.mark.usefixtures("havelmar")
def test_letters_are_in_the_language_of_the_plan_unless_another_is_asked_for(ask: Ask) -> None:
    # They name its services and actions: with the words of the terminal around them, they would be in two languages.
    letters = ask("chase", PLAN, language="en").out
    assert "Good day" not in letters
    assert letters.count("Bonjour,") == letters.count(RULER) + 1
    english = ask("chase", PLAN, "--language", "en", language="fr").out
    assert english.count("Good day,") == english.count(RULER) + 1
    # The title that people gave the plan stays as they wrote it; what the templates say does not.
    assert re.search(r"accueil.+: your news of [0-9]+ action", english)
    titles = [set(re.findall(r"^F.+", text, re.MULTILINE)) for text in (letters, english)]
    assert titles[0].isdisjoint(titles[1])


@pytest.mark.usefixtures("havelmar")
def test_a_language_that_nobody_wrote_is_refused(ask: Ask) -> None:
    refused = ask("chase", PLAN, "--language", "xx")
    assert (refused.code, refused.out) == (2, "")
    assert "xx" in refused.err
