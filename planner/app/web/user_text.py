"""How is what people wrote shown as they wrote it, without Markdown, HTML, formulas or pictures in it?

Labels, captions and messages of the framework are Markdown: a picture's address in somebody's note
would be fetched from there. ``user_text`` shows a text by itself; ``plain`` makes it safe inside a
label, a caption, a message or a toast. Options of a select box and cells of a table are text already.
"""

import re

import streamlit as st

_MARKS = re.compile(r"[\\`*_\[\]<>$~|{}^]|&(?=[#A-Za-z])")
_REPLACED = re.compile(
    r"(?<=:)(?=//|[A-Za-z_+]|\d+:)"  # addresses, icons and emoji by their names, colours
    r"|(?<=@)(?=\w)|(?<=www)(?=\.)"
    r"|(?<=[-<])(?=-)|(?<=-)(?=>)|(?<=[<>~])(?==)",  # arrows, dashes, comparisons
    re.IGNORECASE,
)
"""Where the framework makes something else of a text, however it is escaped."""
_BLANK = re.compile(r"[^\S\u00a0\u202f]+")
"""Whitespace that may be made one space: those of French punctuation stay, or lines begin with “:”."""
_LINE_START = re.compile(r"^(\s*)(?:([#+\-=])|(\d+)([.)]))", re.MULTILINE)


def plain(text: str) -> str:
    r"""Return a text as Markdown that shows just this text, on one line.

    What becomes a link, an icon or an arrow even when it is escaped is parted by an invisible character.

    >>> plain("**bold** $a$ <b>")
    '\\*\\*bold\\*\\* \\$a\\$ \\<b\\>'
    >>> plain("Board: 1. Staff – 2 people, at 10:30")
    'Board: 1. Staff – 2 people, at 10:30'
    >>> plain("http://x.example :tada:").split("\N{WORD JOINER}")
    ['http:', '//x.example :', 'tada:']
    """
    # This character has no width and, unlike the zero-width space, lets no line break where it stands.
    parted = _REPLACED.sub("\N{WORD JOINER}", _BLANK.sub(" ", text).strip())
    escaped = _MARKS.sub(r"\\\g<0>", parted)
    return _LINE_START.sub(_still, escaped)


def _still(match: re.Match[str]) -> str:
    blank, mark, number, after = match.groups()
    return f"{blank}\\{mark}" if mark else f"{blank}{number}\\{after}"


def user_text(text: str, *, beside: bool = False) -> None:
    """Show a text that people wrote, by itself, with its line breaks; ``beside`` leaves room in its row."""
    st.text(text, width="content" if beside else "stretch")
