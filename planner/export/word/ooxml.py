"""How is a piece of text written in Word's XML?

Elements are built with lxml, so ``& < >`` and quotes need no care; characters that XML forbids are
dropped here, in one place.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml publishes its element class under no other name

# XML 1.0, production [2]; the next line and the line separator would split a line, U+FEFF shows as a box.
_NOT_FOR_XML = re.compile(
    "[^\t\n\r\u0020-\u0084\u0086-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_INSIDE_ID = re.compile(r"(?<=[0-9A-Za-z])-(?=[0-9A-Za-z])")
ID = re.compile(r"\b[A-Z][0-9]+-[0-9A-Za-z-]*[0-9A-Za-z]\b")
"""The id of an action."""
_BLANKS = re.compile(r"[ \t\r\n]+")


@lru_cache(maxsize=512)
def name(prefixed: str) -> str:
    """Return ``{namespace}tag`` for ``prefix:tag``."""
    prefix, colon, tag = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{tag}" if colon else prefixed


def element(tag: str, *children: Element, **attributes: object) -> Element:
    """Return an element with its children; attributes are written ``w_val`` for ``w:val``.

    >>> etree.tostring(element("w:b", w_val=0)).decode().partition(" ")[0]
    '<w:b'
    """
    prefix = tag.partition(":")[0]
    made = etree.Element(name(tag), nsmap={prefix: NAMESPACES[prefix]})
    for key, value in attributes.items():
        made.set(name(key.replace("_", ":", 1)), str(value))
    made.extend(children)
    return made


def clean(text: str) -> str:
    r"""Return a text on one line without what XML or a reader cannot take.

    >>> clean("Havelmar\x00 \n city")
    'Havelmar city'
    """
    return _BLANKS.sub(" ", _NOT_FOR_XML.sub("", text)).strip(" ")


def shortened(text: str, most: int) -> str:
    """Return a text of at most ``most`` characters, cut between words.

    >>> shortened("Write a fair recruitment rule", 20)
    'Write a fair…'
    """
    if len(text) <= most:
        return text
    head, blank, _ = text[:most].rpartition(" ")
    return (head if blank and len(head) > most // 2 else text[: most - 1]).rstrip(" ,;:–") + "…"


@dataclass(frozen=True, slots=True)
class Styled:
    """A text in a character style."""

    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text in the words, and so in the language, of those who answered."""

    text: str


Piece: TypeAlias = str | Styled | Quoted | Element
"""What a paragraph is made of: text, text in a character style, a quotation, or a ready-made run or field."""


def run(text: str, style: str = "", language: str = "") -> Element:
    """Return a run of text, in a character style when one is named by its id, in another language when told."""
    made = element("w:r")
    if style or language:
        properties = element("w:rPr")
        if style:
            properties.append(element("w:rStyle", w_val=style))
        if language:
            properties.append(element("w:lang", w_val=language))
        made.append(properties)
    made.append(_text(text))
    return made


def tab() -> Element:
    """Return a run that holds a tab."""
    return element("w:r", element("w:tab"))


def field(instruction: str, *shown: Element) -> tuple[Element, ...]:
    """Return the runs of a field with what it shows until somebody updates it."""
    code = element("w:instrText")
    code.text = f" {instruction} "
    code.set(name("xml:space"), "preserve")
    return (
        element("w:r", element("w:fldChar", w_fldCharType="begin")),
        element("w:r", code),
        element("w:r", element("w:fldChar", w_fldCharType="separate")),
        *shown,
        element("w:r", element("w:fldChar", w_fldCharType="end")),
    )


def keep_ids_whole(body: Element) -> None:
    """Let no line end inside the id of an action, such as F01-02, anywhere in a paragraph or a cell.

    An id at the start of its paragraph stays plain text: no line ends there, and a search for “F01-02” finds it.
    """
    for written in body.iter(name("w:p")):
        for at, text in enumerate(list(written.iter(name("w:t")))):
            ids = [found for found in ID.finditer(text.text or "") if at or found.start()]
            if ids:
                _keep_whole(text, ids)


def _keep_whole(text: Element, ids: Iterable[re.Match[str]]) -> None:
    whole, made = text.text or "", text.getparent()
    if made is None:
        return
    hyphens = [found.start() + hyphen.start() for found in ids for hyphen in _INSIDE_ID.finditer(found[0])]
    # Word has an element for it: U+2011 is missing from many fonts, and would come from another one.
    parts, last = [], 0
    for hyphen in hyphens:
        parts += [_text(whole[last:hyphen]), element("w:noBreakHyphen")]
        last = hyphen + 1
    parts.append(_text(whole[last:]))
    place = made.index(text)
    made[place : place + 1] = parts


def _text(words: str) -> Element:
    made = element("w:t")
    made.text = words
    if words != words.strip():
        made.set(name("xml:space"), "preserve")
    return made


def paragraph(style: str, children: Iterable[Element] = (), *, keep_next: bool = False) -> Element:
    """Return a paragraph in a style, named by its id."""
    properties = element("w:pPr", element("w:pStyle", w_val=style))
    if keep_next:
        properties.append(element("w:keepNext"))
    return element("w:p", properties, *children)
