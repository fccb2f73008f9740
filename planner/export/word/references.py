"""How does a mention of an action lead to the place where the document describes it?"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from planner.export.word.ooxml import ID, Element, element, name, run
from planner.export.word.styles import style_id

_LINK_STYLE = style_id("Hyperlink")
_CLOSED = frozenset({name("w:hyperlink"), name("w:sdt")})
"""What holds links of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an action is described."""

    bookmark: str
    title: str
    """As the document writes it; a mention that goes on with it is linked to its end."""


def link_references(body: Element, places: Mapping[str, Place]) -> None:
    """Link every mention of an action, id and title, to its place; the place itself stays as it is."""
    own = {place.bookmark for place in places.values()}
    for written in list(body.iter(name("w:p"))):
        if any(mark.get(name("w:name")) in own for mark in written.iterchildren(name("w:bookmarkStart"))):
            continue
        for text in list(written.iterchildren(name("w:r"))):
            _link_run(text, places)


def _link_run(written: Element, places: Mapping[str, Place]) -> None:
    texts, parent = written.findall(name("w:t")), written.getparent()
    if len(texts) != 1 or parent is None or parent.tag in _CLOSED:
        return
    text = texts[0].text or ""
    mentions = [found for found in ID.finditer(text) if found[0] in places]
    if not mentions:
        return
    at = parent.index(written)
    parent[at : at + 1] = list(_pieces(text, mentions, written, places))


def _pieces(
    text: str, mentions: list[re.Match[str]], written: Element, places: Mapping[str, Place]
) -> Iterator[Element]:
    """Give a text as runs that look as before, its mentions as links."""
    done = 0
    for mention in mentions:
        place = places[mention[0]]
        titled = f"{mention[0]} {place.title}"
        end = mention.start() + len(titled) if text.startswith(titled, mention.start()) else mention.end()
        if mention.start() > done:
            yield _alike(text[done : mention.start()], written)
        link = _alike(text[mention.start() : end], written, _LINK_STYLE)
        yield element("w:hyperlink", link, w_anchor=place.bookmark, w_history=1)
        done = end
    if done < len(text):
        yield _alike(text[done:], written)


def _alike(text: str, written: Element, style: str = "") -> Element:
    made, properties = run(text), written.find(name("w:rPr"))
    if properties is not None:
        made.insert(0, deepcopy(properties))
    elif style:
        made.insert(0, element("w:rPr", element("w:rStyle", w_val=style)))
    return made
