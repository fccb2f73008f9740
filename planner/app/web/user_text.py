"""How is what people wrote shown as they wrote it, without Markdown, HTML, formulas or pictures in it?

Labels, captions and messages of the framework are Markdown: a picture's address in somebody's note
would be fetched from there. ``user_text`` shows a text by itself; ``plain`` makes it safe inside a
label, a caption, a message or a toast. Options of a select box and cells of a table are text already.
"""

import re

import streamlit as st

_MARKS = re.compile(r"[\\`*_\[\]<>$~|{}^]")
_NAMES = re.compile(r"&(?=[#A-Za-z])|:(?=[\w/+])|@(?=\w)|(?<=www)\.")
_LINE_START = re.compile(r"^(\s*)(?:([#+\-=])|(\d+)([.)]))", re.MULTILINE)
_ARROWS = re.compile(r"-(?=[->])|(?<=-)-")


def plain(text: str) -> str:
    r"""Return a text as Markdown that shows just this text, on one line.

    >>> plain("**bold** ![x](http://x.example/y.png) $a$ :red[no]")
    '\\*\\*bold\\*\\* !\\[x\\](http\\://x.example/y.png) \\$a\\$ \\:red\\[no\\]'
    >>> plain("Board: 1. Staff – 2 people")
    'Board: 1. Staff – 2 people'
    """
    line = " ".join(text.split())
    escaped = _NAMES.sub(r"\\\g<0>", _MARKS.sub(r"\\\g<0>", line))
    escaped = _ARROWS.sub("-\N{WORD JOINER}", escaped)  # "->" would become an arrow, "--" a dash
    return _LINE_START.sub(_still, escaped)


def _still(found: re.Match[str]) -> str:
    blank, mark, number, after = found.groups()
    return f"{blank}\\{mark}" if mark else f"{blank}{number}\\{after}"


def user_text(text: str, *, beside: bool = False) -> None:
    """Show a text that people wrote, by itself, with its line breaks; ``beside`` leaves room in its row."""
    st.text(text, width="content" if beside else "stretch")
