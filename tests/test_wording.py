"""Every sentence of the interface has its French, and figures read as the language writes them."""

import ast
import string
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import polib
import pytest

import planner
from planner.files import messages
from planner.files.kinds import WHAT_IT_IS
from planner.files.message import Message, UnknownWord
from planner.plan import (
    AnswerReason,
    ContextEffect,
    ContextReason,
    FollowUpReason,
    NeededByReason,
    Reason,
    StandingReason,
)
from planner.problem import Place, Problem
from planner.templates.method import CostBand
from planner.toolkit.assessment import Answer, Standing
from planner.track.plan_standing import PlanWarning, WarningKind
from planner.wording import LANGUAGES, Wording
from planner.wording.labels import LABELS
from planner.wording.sentences import CONTEXT_SENTENCES, WARNING_SENTENCES
from planner.wording.translations import translations

PACKAGE = Path(planner.__file__).parent
ENGLISH, FRENCH = Wording("en"), Wording("fr")


def french_catalogue() -> polib.POFile:
    return polib.pofile(str(PACKAGE / "wording" / "fr.po"))


def texts(node: ast.expr | None) -> Iterator[str]:
    """Give the constant texts that an expression can stand for."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=otherwise):
            yield from texts(body)
            yield from texts(otherwise)


def said_in(call: ast.Call) -> Iterator[str]:
    """Give the msgids that one call names."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in {"say", "msgid"} and call.args:
        yield from texts(call.args[0])
    if name == "count" and [*map(len, map(list, map(texts, call.args[:2])))] == [1, 1]:
        yield from texts(call.args[0])
    for keyword in call.keywords:
        if keyword.arg in {"what", "fix"}:
            yield from texts(keyword.value)


def used_msgids() -> set[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    words = [entry for entry in vars(messages).values() if isinstance(entry, UnknownWord)]
    found = [entry for entry in vars(messages).values() if isinstance(entry, Message)]
    found += [message for word in words for message in (word.near, word.far)]
    tables: list[Mapping[Any, str]] = [*LABELS.values(), CONTEXT_SENTENCES, WARNING_SENTENCES, WHAT_IT_IS]
    return {
        *(text for call in calls for text in said_in(call)),
        *(text for table in tables for text in table.values()),
        *(text for message in found for text in (message.what, message.fix)),
    }


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_sentence_in_the_code_has_its_french() -> None:
    translated = {entry.msgid for entry in french_catalogue() if entry.translated() and not entry.obsolete}
    assert sorted(used_msgids() - translated) == []


def test_the_french_catalogue_holds_nothing_stale_or_doubtful() -> None:
    catalogue = french_catalogue()
    assert sorted({entry.msgid for entry in catalogue} - used_msgids()) == []
    assert [entry.msgid for entry in catalogue if entry.fuzzy] == []


def test_the_quick_reader_of_catalogues_reads_what_polib_reads() -> None:
    entries = [entry for entry in french_catalogue() if not entry.obsolete]
    read = translations("fr")
    assert read.sentences == {entry.msgid: entry.msgstr for entry in entries if entry.msgstr}
    assert read.plurals == {
        entry.msgid: (entry.msgstr_plural[0], entry.msgstr_plural[1]) for entry in entries if entry.msgid_plural
    }


def test_a_translation_fills_the_same_gaps_as_the_english() -> None:
    for entry in french_catalogue():
        for translation in [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values()):
            assert gaps(translation) <= gaps(entry.msgid) | gaps(entry.msgid_plural), entry.msgid
            assert gaps(entry.msgid_plural or entry.msgid) <= gaps(translation) | {"number"}, entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("member", [member for labels in LABELS for member in labels], ids=repr)
def test_every_enum_member_has_a_label(language: str, member: StrEnum) -> None:
    assert Wording(language).label(member) not in {"", member.value}


def test_dates_are_written_out() -> None:
    assert ENGLISH.date(date(2027, 1, 1)) == "1 January 2027"
    assert FRENCH.date(date(2027, 1, 1)) == "1er janvier 2027"
    assert FRENCH.date(date(2027, 8, 11)) == "11 août 2027"
    assert FRENCH.short_date(date(2027, 1, 4)) == "04/01/2027"
    assert (ENGLISH.month(date(2027, 1, 4)), FRENCH.month(date(2027, 2, 1))) == ("January 2027", "février 2027")


def test_numbers_carry_the_separators_of_the_language() -> None:
    assert (ENGLISH.number(1234.5), FRENCH.number(1234.5)) == ("1,234.5", "1\u202f234,5")
    assert (ENGLISH.percent(0.45), FRENCH.percent(0.45)) == ("45%", "45\u202f%")
    assert (ENGLISH.money(10000), FRENCH.money(10000)) == ("€10,000", "10\u202f000\u00a0€")


def test_cost_bands_are_ranges_of_euros() -> None:
    band = CostBand.model_validate({"band": 1, "from": 2000, "below": 10000, "title": "low"})
    assert (ENGLISH.cost_band(band), FRENCH.cost_band(band)) == (
        "€2,000 to €10,000",
        "2\u202f000\u00a0€ à 10\u202f000\u00a0€",
    )
    assert ENGLISH.money_range(0, 2000) == "under €2,000"
    assert FRENCH.money_range(150000, None) == "150\u202f000\u00a0€ et plus"


def test_french_counts_nought_and_one_as_singular() -> None:
    assert [FRENCH.count("{number} action", "{number} actions", number) for number in (0, 1, 2)] == [
        "0 action",
        "1 action",
        "2 actions",
    ]
    assert ENGLISH.count("{number} action", "{number} actions", 0) == "0 actions"


def test_lists_end_with_a_word() -> None:
    assert FRENCH.listing(["maire", "conseil", "agents"]) == "maire, conseil et agents"
    assert ENGLISH.listing(["one"]) == "one"
    assert ENGLISH.listing([]) == ""
    assert ENGLISH.listing(["a", "b"], "or") == "a or b"


def test_reasons_are_sentences_with_names_in_place_of_ids() -> None:
    names = {"hr": "head of personnel", "F06-03": "Write a recruitment rule", "F06": "Employment", "C2": "Climate"}
    reasons: list[Reason] = [
        AnswerReason(question="6.2", answer=Answer.NO, by=("hr", "union")),
        FollowUpReason(question="6.2", after=("F06-03",)),
        StandingReason(factor="F06", standing=Standing.MISSING),
        NeededByReason(action="F06-03"),
        ContextReason(context="C2", reading="hostile", effect=ContextEffect.RAISE, note="Start small."),
    ]
    assert [ENGLISH.reason(reason, names) for reason in reasons] == [
        "Question 6.2: “no”, according to head of personnel and union.",
        "It builds on what is planned for question 6.2: Write a recruitment rule.",
        "Key factor “Employment”: missing.",
        "“Write a recruitment rule” cannot start without it.",
        "The context makes it more important: Climate. Start small.",
    ]
    assert FRENCH.reason(reasons[0], names) == (
        "Question 6.2\u00a0: «\u00a0non\u00a0», selon head of personnel et union."
    )


@pytest.mark.parametrize("kind", list(WarningKind))
def test_a_warning_is_a_sentence_even_when_it_carries_no_values(kind: WarningKind) -> None:
    for wording in (ENGLISH, FRENCH):
        sentence = wording.warning(PlanWarning(kind=kind))
        assert sentence.endswith(".")
        assert "{" not in sentence


def test_a_problem_says_where_what_and_how_to_mend_it() -> None:
    problem = Problem(
        code="unknown-role", what="“{role}”", fix="“{near}”", values={"role": "a", "near": "b"}, place=Place(file="x")
    )
    assert ENGLISH.problem(problem) == "x  “a”  [unknown-role]\n    “b”"


def test_text_in_a_value_is_never_taken_for_a_gap() -> None:
    assert ENGLISH.say("Adopted on {day}", day="{day} {0}") == "Adopted on {day} {0}"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no wording in the language “xx”"):
        Wording("xx")


def test_importing_the_wording_loads_neither_babel_nor_the_model() -> None:
    code = "import sys, planner.wording; print(sorted({'babel', 'pydantic', 'polib'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - our own code
    assert loaded.stdout.strip() == "[]"
