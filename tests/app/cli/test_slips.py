"""What was probably meant is named."""

import pytest

from app.cli.conftest import Said, planner


@pytest.mark.parametrize(("typed", "meant"), [("chekc", "check"), ("drfat", "draft"), ("Schema", "schema")])
def test_a_slip_names_what_was_probably_meant(typed: str, meant: str, capsys: Said) -> None:
    planner(typed)
    assert f"Did you mean “{meant}”?" in capsys.readouterr().err
