"""What was probably meant is named."""

import pytest

from app.cli.conftest import (
    Ask,
    Captured,
    planner,
)


@pytest.mark.parametrize(("typed", "meant"), [("chekc", "check"), ("drfat", "draft"), ("Schema", "schema")])
def test_a_slip_names_what_was_probably_meant(typed: str, meant: str, capsys: Captured) -> None:
    planner(typed)
    assert f"Did you mean “{meant}”?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("update", "p", "a", "--stat", "x"), "Did you mean “--status”?"),
        (("draft", "a.yaml", "--out"), "Write: --out FILE."),
        (("undo", "--yes=no"), "The option “--yes” takes no value."),
        (("on-track", "p"), "“planner on-track” lacks ACTION …."),
        (("undo", "a", "b"), "“planner undo” is followed by too much or too little."),
        (("assess", "mvoed"), "Did you mean “moved”? The commands are: new, moved."),
        (("list", "--jsno"), "The options are: --store, --json, --help."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_slip_is_told_with_how_it_is_written_rightly(words: tuple[str, ...], sentence: str, ask: Ask) -> None:
    refused = ask(*words)
    assert (refused.code, refused.out) == (2, "")
    assert sentence in refused.err


def test_a_metavar_is_in_the_readers_language(ask: Ask) -> None:
    assert "--out FICHIER" in ask("draft", "a.yaml", "--out", language="fr").err
