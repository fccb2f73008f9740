"""Ways in which a file gets damaged: by a bad disk, a bad editor, a bad copy, a bad day.

Each takes a source of chance and the bytes of a whole file, and gives other bytes; the same chance
gives the same damage.
"""

from collections.abc import Callable, Mapping
from random import Random
from typing import TypeAlias

Mutation: TypeAlias = Callable[[Random, bytes], bytes]

_TRICKS = (
    "\u202e\u2066", "\u200b\u200d\u2060", "\ufeff", "\u2028", "\u0085", "\u00a0", "\uff1a", "\ufe55", "‘’“”", "ﬁ",
    "\u0301" * 60,
    "\U0001f3f3\ufe0f\u200d\U0001f308", "\ufdd0", "\U0010ffff", "İıſ", "\u115f\u3164",
)  # fmt: skip
_VALUES = (
    b"[]", b"{}", b"[[[]]]", b"null", b"~", b"true", b"-1", b"0", b"1e999", b".nan", b"0x1f", b"1.10", b"12:30:45",
    b"2026-02-30", b"9999-12-31", b"0000-00-00", b'""', b'"   "', b"{a: {b: c}}", b"- x", b"!!int 3", b"*x", b"&x y",
    b"9" * 400, b"'", b'"', b"|", b">-", b"? x", b"@x", b"`x`", b"%x", b"NO", b"010", b"1_000", b"<<", b"=", b"#x",
)  # fmt: skip


def flipped_bits(chance: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def random_bytes(chance: Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    length = chance.choice((1, 8, 200))
    return data[:start] + chance.randbytes(length) + data[start + length :]


def without_end(chance: Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def without_beginning(chance: Random, data: bytes) -> bytes:
    return data[chance.randrange(len(data)) :]


def without_middle(chance: Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 400) :]


def zeroed_block(chance: Random, data: bytes) -> bytes:
    start = chance.randrange(len(data)) // 512 * 512
    return data[:start] + bytes(512) + data[start + 512 :]


def twice(_: Random, data: bytes) -> bytes:
    return data + data


def interleaved(chance: Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data + data[start:]


def _in_lines(change: Callable[[Random, list[bytes]], None]) -> Mutation:
    def mutation(chance: Random, data: bytes) -> bytes:
        lines = data.splitlines(keepends=True)
        change(chance, lines)
        return b"".join(lines)

    return mutation


def _drop(chance: Random, lines: list[bytes]) -> None:
    del lines[chance.randrange(len(lines))]


def _repeat(chance: Random, lines: list[bytes]) -> None:
    at = chance.randrange(len(lines))
    lines[at:at] = lines[at : at + chance.choice((1, 5))] * chance.choice((1, 2, 300))


def _swap(chance: Random, lines: list[bytes]) -> None:
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]


def _shuffle(chance: Random, lines: list[bytes]) -> None:
    chance.shuffle(lines)


def _indent(chance: Random, lines: list[bytes]) -> None:
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((b" ", b"  ", b"\t", b" " * 5_000)) + lines[at]


def _outdent(chance: Random, lines: list[bytes]) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at].lstrip(b" ") or b"\n"


def _new_value(chance: Random, lines: list[bytes]) -> None:
    at = chance.choice([number for number, line in enumerate(lines) if b":" in line] or [0])
    lines[at] = lines[at].partition(b":")[0] + b": " + chance.choice(_VALUES) + b"\n"


def _new_values(chance: Random, lines: list[bytes]) -> None:
    for _ in range(12):
        _new_value(chance, lines)


def _long_value(chance: Random, lines: list[bytes]) -> None:
    at = chance.choice([number for number, line in enumerate(lines) if b":" in line] or [0])
    lines[at] = lines[at].partition(b":")[0] + b": " + chance.choice((b"a", b"a ", "é".encode())) * 60_000 + b"\n"


def _long_key(chance: Random, lines: list[bytes]) -> None:
    at = chance.randrange(len(lines))
    lines[at] = b" " * (len(lines[at]) - len(lines[at].lstrip(b" "))) + b"k" * 900 + b": x\n" + lines[at]


def _comment(chance: Random, lines: list[bytes]) -> None:
    for _ in range(5):
        at = chance.randrange(len(lines))
        lines[at] = lines[at].rstrip(b"\n") + chance.choice((b" # cut", b"#", b" #4")) + b"\n"


def _separator(chance: Random, lines: list[bytes]) -> None:
    lines.insert(
        chance.randrange(len(lines)), chance.choice((b"---\n", b"...\n", b"%YAML 1.1\n---\n", b"<<<<<<< HEAD\n"))
    )


def _quote(chance: Random, lines: list[bytes]) -> None:
    at = chance.randrange(len(lines))
    cut = chance.randrange(len(lines[at]) + 1)
    lines[at] = (
        lines[at][:cut]
        + chance.choice((b'"', b"'", b"[", b"{", b"]", b"}", b": ", b"- ", b"|", b"&", b"*", b"!"))
        + lines[at][cut:]
    )


def control_characters(chance: Random, data: bytes) -> bytes:
    for _ in range(3):
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.choice((0, 1, 7, 8, 11, 12, 27, 127))]) + data[at:]
    return data


def unicode_tricks(chance: Random, data: bytes) -> bytes:
    for _ in range(4):
        at = chance.randrange(len(data))
        data = data[:at] + chance.choice(_TRICKS).encode() + data[at:]
    return data


def broken_utf_8(chance: Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return (
        data[:at] + chance.choice((b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xc0\xaf")) + data[at:]
    )


def _encoded(encoding: str) -> Mutation:
    return lambda _, data: data.decode("utf-8", "replace").encode(encoding, "replace")


def windows_lines(_: Random, data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def old_mac_lines(_: Random, data: bytes) -> bytes:
    return data.replace(b"\n", b"\r")


def joined_lines(_: Random, data: bytes) -> bytes:
    return data.replace(b"\n", b" ")


def tabs(_: Random, data: bytes) -> bytes:
    return data.replace(b"  ", b"\t")


def marked_twice(_: Random, data: bytes) -> bytes:
    return b"\xef\xbb\xbf" * 2 + data


OF_BYTES: Mapping[str, Mutation] = {
    "flipped bits": flipped_bits,
    "random bytes": random_bytes,
    "end gone": without_end,
    "beginning gone": without_beginning,
    "middle gone": without_middle,
    "block of zeros": zeroed_block,
    "twice": twice,
    "copied into itself": interleaved,
}
"""Damages of any file, whatever stands in it."""

OF_TEXT: Mapping[str, Mutation] = {
    "line gone": _in_lines(_drop),
    "lines repeated": _in_lines(_repeat),
    "lines swapped": _in_lines(_swap),
    "lines shuffled": _in_lines(_shuffle),
    "line indented": _in_lines(_indent),
    "line outdented": _in_lines(_outdent),
    "value of another type": _in_lines(_new_value),
    "values of other types": _in_lines(_new_values),
    "huge value": _in_lines(_long_value),
    "very long key": _in_lines(_long_key),
    "comments": _in_lines(_comment),
    "document mark": _in_lines(_separator),
    "stray mark": _in_lines(_quote),
    "control characters": control_characters,
    "unicode tricks": unicode_tricks,
    "broken UTF-8": broken_utf_8,
    "UTF-16": _encoded("utf-16"),
    "UTF-16 without a mark": _encoded("utf-16-be"),
    "UTF-32": _encoded("utf-32"),
    "Latin-1": _encoded("latin-1"),
    "EBCDIC": _encoded("cp500"),
    "Windows lines": windows_lines,
    "old Mac lines": old_mac_lines,
    "one line": joined_lines,
    "tabs": tabs,
    "marked twice": marked_twice,
}
"""Damages of a text."""
