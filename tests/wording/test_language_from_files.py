"""A third language comes from files alone: three catalogues are dropped beside the others, and no Python is touched.

It is Polish: three plural forms, dates with dots, money after a wide space; the sentences are made from the
English by a sign put before them.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import polib
import pytest

import planner

ROOT = Path(planner.__file__).parents[1]
CONTENT = ("benchmark/anti-discrimination/locale", "plan_templates/anti-discrimination/locale")
SAMPLE = "benchmark/anti-discrimination/samples/havelmar.yaml"
SIGN = "ł"
HEAD = {
    "Language": "pl",
    "Content-Type": "text/plain; charset=UTF-8",
    "Plural-Forms": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    # Not as Poles write, but so that a rule of this file is seen at work.
    "X-Narrow-Space-Before": "?",
}


def polish_form(number: int) -> str:
    """Return the form of a number, as Polish grammars have it: 1; then 2 to 4, but for 12 to 14; then the rest."""
    if number == 1:
        return "0"
    return "1" if number % 10 in {2, 3, 4} and number not in {12, 13, 14} else "2"


def in_polish(catalogue: Path) -> None:
    """Make the Polish catalogue that stands beside a French one."""
    made = polib.POFile(wrapwidth=0)
    made.metadata = HEAD
    for entry in polib.pofile(str(catalogue)):
        forms = {form: f"{SIGN}{form} {entry.msgid_plural}" for form in range(3)} if entry.msgid_plural else {}
        made.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgstr="" if forms else SIGN + entry.msgid,
                msgid_plural=entry.msgid_plural,
                msgstr_plural=forms,
            )
        )
    made.save(str(catalogue.with_name("pl.po")))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the planner and its content with the three Polish files."""
    house = tmp_path_factory.mktemp("house")
    for kind in ("planner", "benchmark", "plan_templates"):
        shutil.copytree(ROOT / kind, house / kind)
    for folder in ("planner/wording", *CONTENT):
        in_polish(house / folder / "fr.po")
    return house


def started_in(house: Path, code: str, *words: str, **environment: str) -> str:
    """Run a program that imports the planner of a house, and return what it prints."""
    answer = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, *words],
        cwd=house,
        # The first run leaves its bytecode to the others, as an installed program has it.
        env={**os.environ, "PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


PLANNER = "from planner.app.cli import main; main()"


@pytest.fixture(scope="module")
def drafted(house: Path) -> tuple[str, bytes]:
    """What ``draft`` prints in Polish, and the Word document that it writes."""
    words = ("draft", SAMPLE, "--out", "plan.docx", "--out", "plan.json", "--language", "pl", "--start", "2027-01-04")
    printed = started_in(house, PLANNER, *words, LC_ALL="pl_PL.UTF-8")
    return printed, (house / "plan.docx").read_bytes()


def test_the_command_line_speaks_it(drafted: tuple[str, bytes]) -> None:
    printed, _ = drafted
    assert f"  {SIGN}Key factors" in printed
    assert "4 stycznia 2027" in printed
    assert "\u00a0€" in printed
    forms = {int(number) % 100: form for form, number in re.findall(rf"{SIGN}([012]) (\d+)\b", printed)}
    assert forms
    assert all(form == polish_form(number) for number, form in forms.items()), forms


def test_word_is_written_in_it(drafted: tuple[str, bytes]) -> None:
    _, document = drafted
    text = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(document)).paragraphs)
    assert f"{SIGN}Action table" in text
    assert f"{SIGN}Timeline" in text
    with ZipFile(BytesIO(document)) as parts:
        assert 'w:val="pl-PL"' in parts.read("word/styles.xml").decode()
        assert 'decimalSymbol w:val=","' in parts.read("word/settings.xml").decode()
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("word/charts/chart")]
    assert any("[$-415]mmm" in chart for chart in charts)
    cells = [cell.text for table in docx.Document(BytesIO(document)).tables for cell in table._cells]  # noqa: SLF001 - row by row takes seconds
    assert any(re.search(r"\d\d\.\d\d\.202\d$", cell) for cell in cells)
    assert any("\u202f?" in cell for cell in cells), "the questions are set as the head of the catalogue says"


def test_its_content_is_read_in_it(house: Path, drafted: tuple[str, bytes]) -> None:
    assert drafted
    plan = json.loads((house / "plan.json").read_text(encoding="utf-8"))
    assert plan["language"] == "pl"
    assert all(action["title"].startswith(SIGN) for action in plan["actions"])
    assert all(objective["objective"].startswith(SIGN) for objective in plan["objectives"])
    assert all(result["text"].startswith(SIGN) for result in plan["results"])


IN_THE_APP = """
import json
from datetime import date
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from planner.app import desk
from planner.app.web import language, server, session, sign_in
from planner.store import open_store
with open_store("app.db") as store:
    anna = desk.introduce(store, "Anna")
    app = AppTest.from_file(str(server.MAIN), default_timeout=60)
    app.secrets["planner"] = {"store": store.where}
    app.session_state[session.TODAY] = date(2027, 3, 15)
    app.session_state[sign_in.CHOSEN_NAME] = "Anna"
    app.session_state["language"] = "en"
    app._page_hash = calc_hash("settings")
    app.query_params["part"] = "language"
    choice = app.run().segmented_control(key="settings-language")
    page = choice.set_value("pl").run()
    print(json.dumps({
        "choice": choice.options,
        "titles": [title.value for title in page.title],
        "problems": [error.value for error in page.exception],
        "browser": language.preferred("", "", "pl-PL, en;q=0.8"),
    }))
"""


def test_the_app_offers_it_by_its_own_name(house: Path) -> None:
    page = json.loads(started_in(house, IN_THE_APP))
    assert page == {
        "choice": ["English", "Français", "Polski"],
        "titles": [f"{SIGN}Settings"],
        "problems": [],
        "browser": "pl",
    }


SLIPS = """
msgid ""
msgstr ""
"Language: ga\\n"
"Plural-Forms: nplurals=2; plural=n/0;\\n"

msgid "Adopted on {day}"
msgstr "Glactha {la}"

msgid "Good day,"
msgstr "Dia duit,"

msgid "{plan}: your news of {number} action"
msgid_plural "{plan}: your news of {number} actions"
msgstr[0] "{plan}: {"

msgid "Thank you."
msgstr "Go raibh
"""
SCRIPT = """
from datetime import date
from planner.wording import Wording
irish = Wording("ga")
print(irish.say("Good day,"))
print(irish.say("Adopted on {day}", day=date(2027, 1, 4)))
print(irish.count("{plan}: your news of {number} action", "{plan}: your news of {number} actions", 1, plan="A"))
print(irish.count("{plan}: your news of {number} action", "{plan}: your news of {number} actions", 2, plan="A"))
print(irish.say("Thank you."))
"""


def test_a_broken_catalogue_costs_its_broken_sentences_and_says_so(house: Path) -> None:
    catalogue = house / "planner" / "wording" / "ga.po"
    catalogue.write_text(SLIPS, encoding="utf-8")
    sentences = started_in(house, SCRIPT).splitlines()
    catalogue.unlink()
    assert sentences == [
        "Dia duit,",
        "Adopted on 4 Eanáir 2027",
        "A: your news of 1 action",
        "A: your news of 2 actions",
        "Thank you.",
    ]


IN_GERMAN = """
from planner.plan import AnswerReason, ActionStatus
from planner.toolkit.assessment import Answer
from planner.wording import Wording
german = Wording("de")
print(german.label_inside(ActionStatus.BLOCKED))
print(german.reason(AnswerReason(question="6.2", answer=Answer.NO)))
print(german.series(["Umfrage", "Vergabe"]))
"""
WITH_CAPITALS = """
msgid ""
msgstr ""
"Language: de_DE\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Labels-Inside-Sentences: as-written\\n"

msgid "Blocked"
msgstr "Stillstand"

msgid "No"
msgstr "Nein"

msgid "Question {questions}: “{answer}”."
msgid_plural "Questions {questions}: “{answer}”."
msgstr[0] "Frage {questions}: „{answer}“."
msgstr[1] "Fragen {questions}: „{answer}“."
"""


def test_labels_keep_their_capitals_in_a_language_that_says_so(house: Path) -> None:
    """A noun has a capital in German wherever it stands; the other labels of such a language keep theirs with it."""
    catalogue = house / "planner" / "wording" / "de.po"
    catalogue.write_text(WITH_CAPITALS, encoding="utf-8")
    answer = started_in(house, IN_GERMAN).splitlines()
    catalogue.unlink()
    assert answer == ["Stillstand", "Frage 6.2: „Nein“.", "Umfrage; Vergabe"]


IN_IRISH = """
import sys
from planner.app.cli import run
from planner.wording import Wording
irish, sample = Wording("ga"), sys.argv[1]
print(run(["assess", "new"], irish))
print(run(["draft", sample, "--out", "ga.docx", "--language", "ga"], irish))
"""


def test_content_that_is_not_translated_is_read_as_it_was_written(house: Path) -> None:
    """Irish stands in the interface only: the questions are English, and a plan in Irish is refused with a sentence."""
    catalogue = house / "planner" / "wording" / "ga.po"
    catalogue.write_text(SLIPS, encoding="utf-8")
    blank, _, refused = started_in(house, IN_IRISH, SAMPLE).rpartition("\n0\n")
    catalogue.unlink()
    assert "\nlanguage: en" in blank
    assert refused == "2\n"
    assert not (house / "ga.docx").exists()
