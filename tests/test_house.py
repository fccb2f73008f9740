"""The house stands as CONTRIBUTING says: few rooms, short functions, modules that one reads in one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import planner

PACKAGE = Path(planner.__file__).parent
MODULES = sorted(file for file in PACKAGE.rglob("*.py") if "migrations" not in file.parts)
"""A migration stays as it was released, however long."""
MOST_ROOMS = 18
MOST_LINES = 40
MOST_PARAMETERS = 6
MOST_LINES_OF_A_MODULE = 420


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def test_the_house_has_few_rooms() -> None:
    rooms = {entry.stem for entry in PACKAGE.iterdir() if not entry.name.startswith("__")}
    assert len(rooms) <= MOST_ROOMS, sorted(rooms)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_module_is_read_in_one_go(module: Path) -> None:
    assert module.read_text(encoding="utf-8").count("\n") <= MOST_LINES_OF_A_MODULE
    assert {function.name: lines(function) for function in functions(module) if lines(function) > MOST_LINES} == {}
    assert {
        function.name: parameters(function) for function in functions(module) if parameters(function) > MOST_PARAMETERS
    } == {}


def imports_inside_functions(module: Path) -> set[str]:
    return {
        name
        for function in functions(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [part.name for part in node.names])
    }


@pytest.mark.parametrize("module", sorted((PACKAGE / "store").rglob("*.py")), ids=lambda module: module.stem)
def test_no_module_of_the_store_hides_a_circle_by_importing_another_inside_a_function(module: Path) -> None:
    """What is heavy may wait until it is wanted; import-linter sees the order of all other imports."""
    assert {name for name in imports_inside_functions(module) if name.split(".")[0] == "planner"} == set()
