"""What is left of the text of a YAML file when what is confidential in it is blanked out?

Beside ``located_yaml`` the only module that imports yaml: it needs to know where a value ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from planner.confidential import Marks

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # PyYAML without libyaml: same events, ten times slower
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

BLANK = "…"
"""What stands in place of a confidential value."""

# YAML 1.2: “no” is a word and no truth value, so that “confidential: no” hides; too much hidden does no harm.
_NOT_FLAGGED = frozenset({"", "~", "null", "Null", "NULL", "false", "False", "FALSE"})
_COMMENT = re.compile(r"[ \t]*#[^\r\n]*")
_ITEM = re.compile(r"^[ \t]*-", re.MULTILINE)


def blanked(text: str, named: Marks) -> str | None:
    r"""Return the text of a YAML file with every confidential value blanked out, and the rest as it is.

    A value is confidential by the name of its key, or by a flag that stands beside it; comments within
    it and beside it, on its last line or indented below it, go with it. Names alone decide, wherever
    they stand. A text without anything confidential is returned as it is.

    Returns None where it cannot be said for sure where the values stand: broken YAML, references,
    mappings in place of a value.

    >>> blanked("note: public # said\nsecret: Anna # said\n", Marks(frozenset({"secret"})))
    'note: public # said\nsecret: "…"\n'
    """
    scan = _scanned(text, named)
    if scan is None:
        return None
    if not scan.hidden:
        return text
    result = "".join(scan.rewritten())
    # What was made is read again: kept text is never to say less or more than the file but for what is blanked out.
    again = _scanned(result, Marks())
    wanted = [BLANK if number in scan.hidden and piece.text else piece.text for number, piece in enumerate(scan.pieces)]
    return result if again is not None and [piece.text for piece in again.pieces] == wanted else None


@dataclass(frozen=True, slots=True)
class _Piece:
    """One key, word or text, with the places of its first character and of the one after its last."""

    start: int
    end: int
    column: int
    text: str
    is_key: bool


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    is_mapping: bool
    first: int
    """The number of the piece with which it begins."""
    key: int | None = None
    pairs: list[tuple[int, range]] = field(default_factory=list)
    """Of a mapping: the piece that is the key, and the pieces of its value."""


@dataclass(slots=True)
class _Scan:
    """The pieces of a text, and which of them are confidential."""

    text: str
    named: Marks
    pieces: list[_Piece] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    bare: set[int] = field(default_factory=set)
    """Pieces after which no comment stays, up to the next piece."""
    tails: dict[int, int] = field(default_factory=dict)
    """Last pieces of what is confidential, and the column beyond which comments below belong to it."""
    heads: set[int] = field(default_factory=set)
    """Pieces before an item of a list that is confidential as a whole."""
    sure: bool = True

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._piece(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.open.append(_Open(isinstance(event, yaml.MappingStartEvent), len(self.pieces)))
            case yaml.CollectionEndEvent():
                closed = self.open.pop()
                self._hide(closed)
                self._value(range(closed.first, len(self.pieces)))
            # What it stands for may be confidential elsewhere, under a name that hides nothing.
            case yaml.AliasEvent():
                self.sure = False

    def _piece(self, event: yaml.ScalarEvent) -> None:
        number = len(self.pieces)
        around = self.open[-1] if self.open else None
        is_key = around is not None and around.is_mapping and around.key is None
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            self.sure = False
            return
        self.pieces.append(_Piece(start.index, end.index, start.column, event.value, is_key))
        if is_key and around is not None:
            around.key = number
        else:
            self._value(range(number, number + 1))

    def _value(self, pieces: range) -> None:
        around = self.open[-1] if self.open else None
        if around is not None and around.is_mapping:
            if around.key is None:  # a mapping or a list as a key
                self.sure = False
                return
            around.pairs.append((around.key, pieces))
            around.key = None

    def _hide(self, closed: _Open) -> None:
        flags = [value for key, value in closed.pairs if self.pieces[key].text in self.named.flags]
        flagged = any(len(value) != 1 or self.pieces[value[0]].text not in _NOT_FLAGGED for value in flags)
        for key, value in closed.pairs:
            if (flagged and value not in flags) or self.pieces[key].text in self.named.values:
                self._hide_value(key, value)
        if flagged:
            whole = range(closed.first, len(self.pieces))
            self.bare.update(whole[:-1])
            self.tails[whole[-1]] = self.pieces[closed.first].column - 1
            self.heads.add(closed.first - 1)

    def _hide_value(self, key: int, value: range) -> None:
        # Keys within a value are words that nobody declared; they may be the confidence itself.
        self.sure = self.sure and not any(self.pieces[number].is_key for number in value)
        self.hidden.update(value)
        self.bare.update((key, *value[:-1]))
        self.tails[value[-1] if value else key] = self.pieces[key].column

    def rewritten(self) -> Iterator[str]:
        """Give the text in parts, confidential values and their comments left out."""
        ends = self._ends_of_lines()
        yield self._gap(-1, ends)
        for number, piece in enumerate(self.pieces):
            written = self.text[piece.start : piece.end]
            shown = written.rstrip()  # a block ends with line breaks that belong to the lines, not to the value
            yield f'"{BLANK}"{written[len(shown) :]}' if number in self.hidden and shown else written
            yield self._gap(number, ends)

    def _between(self, number: int) -> str:
        """Return what stands between a piece and the next: punctuation, blanks and comments."""
        start = self.pieces[number].end if number >= 0 else 0
        end = self.pieces[number + 1].start if number + 1 < len(self.pieces) else len(self.text)
        return self.text[start:end]

    def _ends_of_lines(self) -> set[int]:
        """Return the last pieces on the lines on which something confidential ends; a comment may follow them."""
        ends, last = set(), len(self.pieces) - 1
        for number in range(len(self.pieces) - 1, -1, -1):
            # From the end: of each piece one has to know which piece is the last of its line.
            last = number if "\n" in self._between(number) or self._ends_its_line(number) else last
            if number in self.tails and not self._ends_its_line(number):
                ends.add(last)
        return ends

    def _ends_its_line(self, number: int) -> bool:
        """Say whether a piece reaches into the next line, as a block does."""
        return self.text[self.pieces[number].start : self.pieces[number].end].endswith("\n")

    def _gap(self, number: int, ends: set[int]) -> str:
        """Return what stands between a piece and the next, without the comments that are confidential."""
        gap = self._between(number)
        if number in self.bare:
            return _COMMENT.sub("", gap)
        if number in ends:
            line = gap.partition("\n")[0]
            gap = _COMMENT.sub("", line) + gap[len(line) :]
        if number in self.tails:
            gap = "".join(_without_tail(gap, self.tails[number], starts_line=self._ends_its_line(number)))
        if number in self.heads:
            items = [dash.start() for dash in _ITEM.finditer(gap)]
            place = items[-1] if items else len(gap)
            gap = gap[:place] + _COMMENT.sub("", gap[place:])
        return gap


def _without_tail(gap: str, column: int, *, starts_line: bool) -> Iterator[str]:
    """Give the lines after a confidential value without the comments that are indented below it."""
    belongs = True
    for number, line in enumerate(gap.splitlines(keepends=True)):
        if line.strip() and (number or starts_line):
            indent = len(line) - len(line.lstrip(" "))
            belongs = belongs and line.lstrip().startswith("#") and indent > column
        yield _COMMENT.sub("", line) if belongs else line


def _scanned(text: str, named: Marks) -> _Scan | None:
    scan = _Scan(text, named)
    parser = _Parser(text)
    try:
        while (event := parser.get_event()) is not None:
            scan.take(event)
    except yaml.YAMLError:
        return None
    finally:
        parser.dispose()
    return scan if scan.sure else None
