"""A small benchmark in a folder of its own, whose content changes under a store."""

import shutil
from pathlib import Path

SMALL = Path(__file__).parent / "small_benchmark"
BENCHMARK = "bibliotheques"
RAMPS = "Chaque bibliothèque a-t-elle une entrée sans marche ?"
STAFF = "Les agents savent-ils accueillir une personne sourde ou malvoyante ?"
HOURS = "Les horaires conviennent-ils à celles et ceux qui travaillent ?"


class Content:
    """The benchmark and the templates of a folder, to be changed as their authors would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for kind in ("benchmark", "plan_templates"):
            shutil.copytree(SMALL / kind, folder / kind)
        shutil.copyfile(SMALL / "rocmarin.yaml", folder / "rocmarin.yaml")

    @property
    def assessment(self) -> Path:
        """The answers of Rocmarin, to the content as it is at first."""
        return self.folder / "rocmarin.yaml"

    def change(self, file: str, *pairs: tuple[str, str]) -> None:
        """Write other words in a file: ``01-accueil`` for a key factor, ``templates/…`` for the plan templates."""
        place = f"plan_templates/{BENCHMARK}" if file.startswith("templates/") else f"benchmark/{BENCHMARK}"
        name = file.removeprefix("templates/")
        path = self.folder / place / ("factors" if name[0].isdigit() and "templates" not in file else "") / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")

    def remove(self, file: str) -> None:
        """Take a key factor away, with what the templates say of it."""
        (self.folder / "benchmark" / BENCHMARK / "factors" / f"{file}.yaml").unlink()
        (self.folder / "plan_templates" / BENCHMARK / f"{file}.yaml").unlink()

    def renumber_hours(self) -> None:
        """Let 1.3 become 1.9, and nothing else stand at 1.3."""
        self.change("01-accueil", ('"1.3"', '"1.9"'))
        self.change("templates/01-accueil", ('"1.3"', '"1.9"'))

    def insert_before_staff(self) -> None:
        """Let a new question come at 1.2; the old 1.2 becomes 1.3, and the old 1.3 becomes 1.4."""
        self.change(
            "01-accueil",
            ('"1.3"', '"1.4"'),
            ('"1.2"', '"1.3"'),
            (
                f"  - id: \"1.3\"\n    text: {STAFF}",
                '  - id: "1.2"\n    text: Y a-t-il des toilettes dans chaque bâtiment de lecture ?\n'
                f'    evidence: Plan des bâtiments\n  - id: "1.3"\n    text: {STAFF}',
            ),
        )
        self.change("templates/01-accueil", ('["1.3"]', '["1.4"]'), ('["1.2"]', '["1.2", "1.3"]'))

    def replace_ramps(self) -> None:
        """Let 1.1 ask something else; what it asked is asked nowhere any more."""
        self.change("01-accueil", (RAMPS, "La ville publie-t-elle le nombre de prêts par quartier ?"))

    def drop_hours(self) -> None:
        """Let 1.3 go, with its text."""
        self.change("01-accueil", (f'  - id: "1.3"\n    text: {HOURS}\n    evidence: Horaires affichés ; enquête auprès des usagers\n', ""))
        self.change("templates/01-accueil", ('["1.3"]', '["1.2"]'))
