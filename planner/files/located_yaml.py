"""What does a YAML file say, and on which line? With ``blanked`` and ``yaml_syntax`` all that imports yaml."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

import yaml

from planner.files import messages
from planner.files.kinds import Kind, kind_of
from planner.files.text_files import read_text
from planner.files.yaml_syntax import syntax_problem
from planner.problem import TURNING, Place, Problem
from planner.toolkit.record import is_blank

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # PyYAML without libyaml: same events, ten times slower
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

DEEPEST = 30
"""Levels of nesting; our own files need eight. libyaml needs quadratic time for deeper flow nesting."""
MOST_NODES = 20_000
"""Values, lists and mappings of one file; the largest of ours has a tenth of that."""

Key: TypeAlias = str | int
Path_: TypeAlias = Sequence[Key]
Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"


@dataclass(slots=True)
class Scalar:
    """One word, number or sentence; ``plain`` when it stands without quotes."""

    file: str
    line: int
    text: str
    plain: bool
    cut_on: int | None = None
    """The line on which a comment ends it, so that it may have been meant to be longer."""

    def value(self) -> Value:
        """Return what the YAML 1.2 core schema makes of it: ``no`` is a word, ``010`` is ten.

        A text in which nothing can be seen counts as an empty one.
        """
        if self.plain:
            return _guess(self.text)
        return "" if is_blank(self.text) else self.text


@dataclass(slots=True)
class Items:
    """A list."""

    file: str
    line: int
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Entries:
    """A mapping: by key the key's line and what stands under it."""

    file: str
    line: int
    entries: "dict[str, tuple[int, Node]]" = field(default_factory=dict)


Node: TypeAlias = Scalar | Items | Entries

# Python’s own conversion takes quadratic time for long numbers; no number of ours needs more characters.
_MOST_DIGITS = 30
# Eighteen digits fit into the 64 bits that a store has for a whole number.
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
# Two digits of exponent: 1e999 would be infinity, which JSON cannot hold.
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?")
# yes, no, on and off are no truth values here as they are in YAML 1.1, which PyYAML follows: “no” is an answer.
_WORDS: dict[str, Value] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_COMMENT = re.compile(r"[ \t]+#([^\s#])?")
_TURNING = re.compile(f"[{TURNING}]")
# PyYAML refuses these where they stand as they are; escapes within double quotes bring them in all the same.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def _guess(text: str) -> Value:
    if text in _WORDS:
        return _WORDS[text]
    if is_blank(text):  # a space that is not ASCII's needs no quotes
        return ""
    if text[0] not in "0123456789+-." or len(text) > _MOST_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


@dataclass(frozen=True, slots=True)
class Document:
    """What one YAML file says, or several put together; every part knows its file and line."""

    root: Node

    def data(self) -> Value:
        """Return plain dicts, lists and scalars; an entry without a value counts as not written."""
        return to_data(self.root)

    def node(self, path: Path_) -> Node:
        """Return what stands at a path, or the nearest thing around it that was written."""
        return self._walk(path)[0]

    def place(self, path: Path_ = (), *, of_key: bool = False) -> Place:
        """Say where the value at ``path`` stands, or the key before it.

        Steps that were not written, such as the list around a single answer, are passed over; the
        field is named from the top of its own file.
        """
        node, (file, line), to_file = self._walk(path)
        if not of_key:
            file, line = node.file, node.line
        return Place(file=file, line=line, field=field_name(path[to_file:]))

    def _walk(self, path: Path_) -> tuple[Node, tuple[str, int], int]:
        """Return the node at a path, where its key stands, and how many steps lead to its file."""
        node = self.root
        key, to_file = (node.file, node.line), 0
        for number, step in enumerate(path, start=1):
            child: Node
            match node:
                case Entries() if step in node.entries:
                    line, child = node.entries[str(step)]
                case Items() if isinstance(step, int) and 0 <= step < len(node.items):
                    child = node.items[step]
                    line = child.line
                case _:
                    continue
            if child.file != node.file:
                to_file = number
            key, node = (node.file, line), child
        return node, key, to_file


def field_name(path: Path_) -> str:
    """Write a path as people read it.

    >>> field_name(("actions", 3, "needs", 0))
    'actions[4].needs[1]'
    """
    parts = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(parts).removeprefix(".")


def to_data(node: Node) -> Value:
    """Turn a node into plain dicts, lists and scalars."""
    match node:
        case Scalar():
            return node.value()
        case Items():
            return [to_data(item) for item in node.items]
        case Entries():
            # A blank assessment is full of names without a value; each of them is a gap, not a null that models
            # refuse.
            read = ((key, to_data(child)) for key, (_, child) in node.entries.items())
            return {key: value for key, value in read if value is not None}


def written_at(node: object, *path: Key) -> object:
    """Return what stands under keys, one within the other; None where nothing is written there."""
    for key in path:
        if not isinstance(node, Entries) or key not in node.entries:
            return None
        node = node.entries[key][1]
    return node


def copied(node: Node, most: int | None = None) -> Node:
    """Return the same again, to be changed without the other; of each list the first ``most`` items."""
    match node:
        case Scalar():
            # The copy is worked on: faulty parts are taken out of it, and numbers become texts (validated.py).
            return Scalar(node.file, node.line, node.text, node.plain, node.cut_on)
        case Items():
            return Items(node.file, node.line, [copied(item, most) for item in node.items[:most]])
        case Entries():
            entries = {key: (line, copied(child, most)) for key, (line, child) in node.entries.items()}
            return Entries(node.file, node.line, entries)


def scalars(node: Node) -> Iterator[Scalar]:
    """Give every scalar value below a node, in file order, keys left out."""
    match node:
        case Scalar():
            yield node
        case Items():
            for item in node.items:
                yield from scalars(item)
        case Entries():
            for _, child in node.entries.values():
                yield from scalars(child)


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading one file: a document unless its YAML is broken, and the problems."""

    document: Document | None
    problems: tuple[Problem, ...] = ()


def read_yaml(path: Path, name: str | None = None, *, mark: str = "", unquoted: Collection[str] = ()) -> Read:
    """Read a file of at most 2 MB in UTF-8; ``name`` is what messages call it.

    ``mark`` is an entry that no file of the kind that is wanted lacks: a JSON file without it is
    called a JSON file, instead of a list of all that it lacks. ``unquoted`` are keys: of what stands
    below them, no message quotes a word.
    """
    shown = name or str(path)
    text = read_text(path, shown)
    if isinstance(text, Problem):
        return Read(None, (text,))
    read = parse_yaml(text, shown, unquoted=unquoted)
    if mark and kind_of(text.encode()) is Kind.JSON and not (read.document and has_entry(read.document, mark)):
        return Read(None, (messages.other_kind(Kind.JSON, Place(file=shown)),))
    return read


def has_entry(document: Document, key: str) -> bool:
    """Say whether a document has an entry of this name at its top."""
    return isinstance(document.root, Entries) and key in document.root.entries


def parse_yaml(text: str, file: str, *, unquoted: Collection[str] = ()) -> Read:
    """Read YAML; repeated keys, references, tags and unprintable characters are problems.

    What a reference or a tag is called, no message quotes: it is how a text begins that needs quotes.
    """
    builder = _Builder(file, unquoted)
    try:
        root = builder.build(text)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return Read(None, (messages.UNPRINTABLE_LINE.at(Place(file=file, line=line)),))
    except yaml.MarkedYAMLError as error:
        return Read(None, (*builder.problems, syntax_problem(error, text, file)))
    except _GiveUpError as stop:
        return Read(None, (*builder.problems, stop.problem))
    return Read(Document(root), tuple(builder.problems))


class _GiveUpError(Exception):
    """The file cannot be read any further."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.code)


@dataclass(slots=True)
class _Builder:
    """Builds nodes from parser events without recursion, so that depth is bounded by us."""

    file: str
    unquoted: Collection[str] = ()
    problems: list[Problem] = field(default_factory=list)
    open: list[Items | Entries] = field(default_factory=list)
    keys: list[tuple[str, int] | None] = field(default_factory=list)
    """For each open collection the key that waits for its value."""
    root: Node | None = None
    nodes: int = 0
    text: str = ""
    unquoted_from: int | None = None
    """How many collections are open around the one below which nothing is quoted."""

    def build(self, text: str) -> Node:
        self.text = text
        # Events, because PyYAML’s composer calls itself at each level and ends in a RecursionError at a thousand.
        parser = _Parser(text)
        try:
            while (event := parser.get_event()) is not None:
                self._take(event)
        finally:
            parser.dispose()
        if self.root is None:
            raise _GiveUpError(messages.EMPTY_FILE.at(Place(file=self.file, line=1)))
        return self.root

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._start(event)
            case yaml.CollectionEndEvent():
                self.open.pop()
                self.keys.pop()
                if len(self.open) == self.unquoted_from:
                    self.unquoted_from = None
            # Nine lines of nine references to the line above stand for 387 million values (tests/fuzz/hostile.py).
            case yaml.AliasEvent():
                raise _GiveUpError(messages.ALIAS.at(self._place(event)))
            case yaml.DocumentStartEvent() if self.root is not None:
                raise _GiveUpError(messages.SEVERAL_DOCUMENTS.at(self._place(event)))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_tag(event)
        line, text = _line(event), self._printable(event)
        if self.open and isinstance(self.open[-1], Entries) and self.keys[-1] is None:
            # A key is never guessed: question 6.10 would be the number 6.1.
            self.keys[-1] = (text, line)
        else:
            plain = event.implicit[0]
            self._add(Scalar(self.file, line, text, plain, self._cut_on(event) if plain else None))

    def _printable(self, event: yaml.ScalarEvent) -> str:
        """Return the text without what it may not hold, each kind of which is a problem of its field."""
        turning = _TURNING.search(event.value)
        if turning is None and _UNPRINTABLE.search(event.value) is None:
            return event.value
        text = _UNPRINTABLE.sub("", event.value)
        bare = _TURNING.sub("", text)
        place = replace(self._place(event), field=self._field(bare))
        if text != event.value:
            self.problems.append(messages.UNPRINTABLE.at(place, field=place.field))
        if turning:
            character = f"U+{ord(turning.group()):04X}"
            self.problems.append(messages.TURNING.at(place, field=place.field, character=character))
        return bare

    def _field(self, text: str) -> str:
        """Return the path of the field in which a text stands, or of the field that it names."""
        # What is open around the innermost collection holds that as its last entry already.
        steps: list[Key] = [
            len(around.items) - 1 if isinstance(around, Items) else next(reversed(around.entries), "")
            for around in self.open[:-1]
        ]
        match self.open[-1:]:
            case [Items() as inner]:
                steps.append(len(inner.items))
            case [Entries()]:
                key = self.keys[-1]
                steps.append(key[0] if key else text)
        # Below confidential keys nothing is quoted, names neither.
        quoted = steps if self.unquoted_from is None else [*steps[: self.unquoted_from], "…"]
        return field_name(quoted)

    def _cut_on(self, event: yaml.ScalarEvent) -> int | None:
        """Return the line on which a comment follows a text without quotes that is no gap left open."""
        end = event.end_mark
        if end is None or end.index >= len(self.text) or self.text[end.index] not in " \t":
            return None
        # After nothing at all, “# ” explains what may be written; “#4” was meant to be it.
        comment = _COMMENT.match(self.text, end.index)
        return end.line + 1 if comment and (event.value or comment[1]) else None

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._refuse_tag(event)
        if len(self.open) >= DEEPEST:
            raise _GiveUpError(messages.TOO_DEEP.at(self._place(event), most=DEEPEST))
        if self.open and isinstance(self.open[-1], Entries) and self.keys[-1] is None:
            raise _GiveUpError(messages.KEY_NOT_A_WORD.at(self._place(event)))
        line = _line(event)
        node = (Entries if isinstance(event, yaml.MappingStartEvent) else Items)(self.file, line)
        key = self.keys[-1] if self.keys else None
        if self.unquoted_from is None and key is not None and key[0] in self.unquoted:
            self.unquoted_from = len(self.open)
        self._add(node)
        self.open.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise _GiveUpError(messages.TOO_MANY.at(Place(file=self.file, line=node.line), most=MOST_NODES))
        if not self.open:
            self.root = node
            return
        match self.open[-1]:
            case Items() as parent:
                parent.items.append(node)
            case Entries() as parent:
                self._enter(parent, node)

    def _enter(self, parent: Entries, node: Node) -> None:
        key, line = self.keys[-1] or ("", node.line)
        self.keys[-1] = None
        if key in parent.entries:
            first = parent.entries[key][0]
            # What stands below confidential keys may be text that somebody took for a mapping: its words stay here.
            quoted = key if self.unquoted_from is None else "…"
            place = Place(file=self.file, line=line, field=quoted)
            self.problems.append(messages.DUPLICATE_KEY.at(place, key=quoted, first=first))
        else:
            parent.entries[key] = (line, node)

    def _refuse_tag(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _GiveUpError(messages.TAG.at(self._place(event)))
        if event.anchor is not None:
            raise _GiveUpError(messages.ALIAS.at(self._place(event)))

    def _place(self, event: yaml.Event) -> Place:
        return Place(file=self.file, line=_line(event))


def _line(event: yaml.Event) -> int:
    """Return the line on which an event begins, counted from 1."""
    return event.start_mark.line + 1 if event.start_mark else 1
