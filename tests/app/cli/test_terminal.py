"""Lines reach whatever they are shown on."""

from app.cli.conftest import program


def test_a_terminal_that_cannot_show_a_character_shows_another() -> None:
    shown = program("chekc", PYTHONIOENCODING="ascii")
    _, said = shown.communicate(timeout=20)
    assert "There is no command ?chekc?" in said
    assert shown.returncode == 2
