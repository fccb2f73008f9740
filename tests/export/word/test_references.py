"""Every mention of an action that the document describes leads to its description, and carries its title."""

import re
import zipfile
from io import BytesIO

import pytest
from docx.oxml.ns import qn
from drafted_plans import TODAY, benchmark, catalogue, plan
from lxml import etree

from planner.export import FORMATS
from planner.export.word.ooxml import Element, element, paragraph, run
from planner.export.word.references import Place, link_references
from planner.track.plan_standing import PlanStanding
from planner.wording import LANGUAGES

PLACES = {"F01-02": Place("_Action0", "Write, and read"), "F01-03": Place("_Action1", "Ask")}


def body(file: bytes) -> Element:
    with zipfile.ZipFile(BytesIO(file)) as zipped:
        return etree.fromstring(zipped.read("word/document.xml"))


def text_of(node: Element) -> str:
    signs = {qn("w:t"): None, qn("w:noBreakHyphen"): "-"}
    return "".join(signs[part.tag] or part.text or "" for part in node.iter() if part.tag in signs)


def document(drafted: PlanStanding) -> Element:
    language = drafted.language
    return body(FORMATS[".docx"](drafted, benchmark(language), catalogue(language), TODAY))


def linked(text: str) -> list[tuple[str, str]]:
    made = element("w:body", paragraph("Normal", [run(text, "Strong")]))
    link_references(made, PLACES)
    assert text_of(made) == text
    return [(text_of(link), str(link.get(qn("w:anchor")))) for link in made.iter(qn("w:hyperlink"))]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Nothing here.", []),
        ("F01-02", [("F01-02", "_Action0")]),
        (
            "After F01-02 Write, and read; F01-03 Ask.",
            [("F01-02 Write, and read", "_Action0"), ("F01-03 Ask", "_Action1")],
        ),
        ("F01-02 Writing", [("F01-02", "_Action0")]),
        ("F09-09 of another plan", []),
        ("F01-02-C2 is another", []),
    ],
)
def test_a_mention_is_linked_with_its_title(text: str, links: list[tuple[str, str]]) -> None:
    assert linked(text) == links


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("actions", [0, 1, 9, 40])
def test_every_link_leads_somewhere(actions: int, language: str) -> None:
    written = document(plan(actions, language=language))
    marks = [mark.get(qn("w:name")) for mark in written.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))
    assert {link.get(qn("w:anchor")) for link in written.iter(qn("w:hyperlink"))} <= set(marks)


@pytest.mark.parametrize("actions", [1, 9, 40])
def test_an_action_is_named_by_no_paragraph_without_its_link(actions: int) -> None:
    drafted = plan(actions)
    for written in document(drafted).iter(qn("w:p")):
        if any(str(mark.get(qn("w:name"))).startswith("_Action") for mark in written.iter(qn("w:bookmarkStart"))):
            continue
        links = "".join(text_of(link) for link in written.iter(qn("w:hyperlink")))
        named = [action.id for action in drafted.actions if action.id in text_of(written)]
        assert [id_ for id_ in named if id_ not in links] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_action_is_named_that_the_plan_does_not_hold(language: str) -> None:
    drafted = plan(9, language=language)
    left_out = {left.action for left in drafted.left_out}
    text = "\n".join(map(text_of, document(drafted).iter(qn("w:p"))))
    named = set(re.findall(r"\b[A-Z][0-9]+-[0-9A-Za-z-]*[0-9A-Za-z]\b", text))
    assert named - left_out == {action.id for action in drafted.actions}
