"""Write the pages on problems and their cure, in each language, from the program's own source.

``make docs`` runs it, and a test compares what it makes with the pages that are kept:
``python docs/problems.py [FOLDER]`` writes ``<language>/problems.md`` below the folder, else beside itself.
Why a problem matters no sentence of the program says; ``problems.yaml`` does, and puts the codes in order.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeAlias

import yaml

from planner.wording import Wording
from planner.wording.translations import translations

DOCS = Path(__file__).parent
PLANNER = DOCS.parent / "planner"
MEANINGS = DOCS / "problems.yaml"

PARTS = ("code", "what", "fix")
"""What a problem is declared with, in the order in which a message names them."""
MAKERS: Mapping[str, tuple[str, ...]] = {"Problem": (), "Message": PARTS, "UnknownWord": PARTS}
"""What makes a problem, with the order in which it may be given the parts; functions that do so are found."""
GUESS = "Did you mean “"
"""How a cure begins that guesses the word; the page tells the cure that holds without a guess."""

Texts: TypeAlias = tuple[str, ...]
Function: TypeAlias = ast.FunctionDef | ast.Module
Tables: TypeAlias = Mapping[str, Mapping[str, ast.expr]]
"""Sentences that modules choose from by a key, by the name of the table."""


class NotDeclaredError(Exception):
    """A code that no page could explain: it stands in no source, or nobody says what it means."""


@dataclass(frozen=True)
class Module:
    """One file of the program, read for the problems that it declares."""

    path: Path

    @cached_property
    def tree(self) -> ast.Module:
        """The file as Python reads it."""
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @cached_property
    def _around(self) -> Mapping[ast.AST, Function]:
        """The innermost function around each node; ``ast.walk`` comes to inner functions after outer ones."""
        around: dict[ast.AST, Function] = {}
        for outer in ast.walk(self.tree):
            if isinstance(outer, ast.FunctionDef | ast.Module):
                around |= dict.fromkeys(ast.walk(outer), outer)
        return around

    def makers(self) -> Iterator[tuple[str, Texts]]:
        """Give the functions that make a problem of the code they are given, with their parameters in order."""
        for call in self._calls():
            code = _parts(call, ()).get("code")
            around = self._around[call] if _name(call) == "Problem" and isinstance(code, ast.Name) else self.tree
            if isinstance(around, ast.FunctionDef) and code is not None and self._passes_on(code, call):
                yield around.name, tuple(each.arg for each in around.args.args)

    def problems(self, makers: Mapping[str, Texts], tables: Tables) -> Iterator[tuple[str, Texts, Texts]]:
        """Give code, what may be wrong and the cures, for each call that declares a problem.

        A call that only passes on a code it was given is left out: whoever gives the code is read instead.

        Raises:
            NotDeclaredError: a call makes a problem of a code that does not stand there.
        """
        for call in self._calls():
            given = _parts(call, makers.get(_name(call), ()))
            if _name(call) not in makers or ("code" in given and self._passes_on(given["code"], call)):
                continue
            code, what, fix = (self._texts(given[part], call, tables) if part in given else () for part in PARTS)
            if not code:
                msg = f"{self.path.name}:{call.lineno}: the code of this problem does not stand in the source"
                raise NotDeclaredError(msg)
            yield from ((each, what, fix) for each in code)

    def _calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def _passes_on(self, code: ast.expr, call: ast.Call) -> bool:
        """Say whether a code is a parameter of the function around the call, or stands in an object."""
        if not isinstance(code, ast.Name):
            return isinstance(code, ast.Attribute)
        around = self._around[call]
        taken = ast.walk(around.args) if isinstance(around, ast.FunctionDef) else ()
        return code.id in {each.arg for each in taken if isinstance(each, ast.arg)}

    def _texts(self, value: ast.expr, call: ast.Call, tables: Tables) -> Texts:
        """Return the texts that an expression may give, in the order of the source."""
        match value:
            case ast.Constant(value=str(text)):
                return (text,)
            case ast.IfExp(body=first, orelse=second):
                return (*self._texts(first, call, tables), *self._texts(second, call, tables))
            case ast.Subscript(value=ast.Name(id=table), slice=key) if ast.unparse(key) in tables.get(table, {}):
                return self._texts(tables[table][ast.unparse(key)], call, tables)
            case ast.Name(id=name):
                return tuple(text for each in self._assigned(name, call) for text in self._texts(each, call, tables))
        return ()

    def _assigned(self, name: str, call: ast.Call) -> Iterator[ast.expr]:
        for node in ast.walk(self._around[call]):
            if isinstance(node, ast.Assign) and name in {ast.unparse(target) for target in node.targets}:
                yield node.value


def _name(call: ast.Call) -> str:
    """Return the last name of what is called: ``Problem`` for ``problem.Problem``; empty for what has none."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _parts(call: ast.Call, order: Texts) -> Mapping[str, ast.expr]:
    """Return the expressions that a call gives for code, what and fix, by order or by name."""
    given = dict(zip(order, call.args, strict=False)) | {each.arg: each.value for each in call.keywords if each.arg}
    return {part: given[part] for part in PARTS if part in given}


@cache
def declared() -> Mapping[str, tuple[Texts, Texts]]:
    """Return what may be wrong and the cures by code, each sentence once.

    Raises:
        NotDeclaredError: no sentence for a code stands in the source.
    """
    modules = [Module(path) for path in sorted(PLANNER.rglob("*.py"))]
    tables = {
        name: {ast.unparse(key): value for key, value in zip(node.value.keys, node.value.values, strict=True) if key}
        for module in modules
        for node in module.tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict)
        for name in (ast.unparse(node.target),)
    }
    makers = {**MAKERS, **{name: order for module in modules for name, order in module.makers()}}
    found: dict[str, tuple[Texts, Texts]] = {}
    for module in modules:
        for code, what, fix in module.problems(makers, tables):
            whats, fixes = found.get(code, ((), ()))
            found[code] = tuple(dict.fromkeys((*whats, *what))), tuple(dict.fromkeys((*fixes, *fix)))
    silent = sorted(code for code, sentences in found.items() if not all(sentences))
    if silent:
        msg = f"the sentences of these problems do not stand in the source: {', '.join(silent)}"
        raise NotDeclaredError(msg)
    return found


def page(language: str) -> str:
    """Return the page on problems in a language.

    Raises:
        NotDeclaredError: a code has no meaning in ``problems.yaml``, or a meaning has no code.
    """
    content = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    problems, typeset = declared(), Wording(language).typeset
    meant = [code for section in content["sections"] for code in section["codes"]]
    if odd := sorted(set(meant) ^ set(problems)):
        msg = f"{MEANINGS.name} and the program do not name the same problems: {', '.join(odd)}"
        raise NotDeclaredError(msg)
    head = content["page"][language]
    lines = [f"# {typeset(head['title'])}", "", content["made"], "", typeset(head["text"])]
    for section in content["sections"]:
        lines += ["", f"## {typeset(section[language]['title'])}", "", typeset(section[language]["text"]), ""]
        lines += ["| " + " | ".join(head["columns"]) + " |", "|---|---|---|---|"]
        for code, meaning in section["codes"].items():
            what, fix = (_cell(sentences, language) for sentences in problems[code])
            lines.append(f"| `{code}` | {what} | {typeset(meaning[language])} | {fix} |")
    return "\n".join(lines) + "\n"


def _cell(msgids: Sequence[str], language: str) -> str:
    """Return sentences as a cell of a table shows them, the gaps as dots.

    Raises:
        NotDeclaredError: the language has no sentence for one of them.
    """
    certain = [msgid for msgid in msgids if not msgid.startswith(GUESS)] or list(msgids)
    known = translations(language).sentences
    missing = [msgid for msgid in certain if language != "en" and msgid not in known]
    if missing:
        msg = f"these sentences have no translation into “{language}”: {missing}"
        raise NotDeclaredError(msg)
    wording = Wording(language)
    said = (_without_gaps(wording.typeset(wording.say(msgid))) for msgid in certain)
    return "<br>".join(said).replace("|", "\\|")


def _without_gaps(sentence: str) -> str:
    return re.sub(r"\{\w+\}", "…", sentence).replace("{{", "{").replace("}}", "}")


def main(folder: Path = DOCS) -> None:
    """Write the pages of all languages below a folder."""
    for language in yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))["page"]:
        target = folder / language / "problems.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
