"""A small benchmark in a folder of its own, whose content its authors change under a store."""

import shutil
from pathlib import Path

SMALL = Path(__file__).parent / "small_benchmark"
BENCHMARK = "bibliotheques"
RAMPS = "Chaque bibliothèque a-t-elle une entrée sans marche ?"
STAFF = "Les agents savent-ils accueillir une personne sourde ou malvoyante ?"
HOURS = "Les horaires conviennent-ils à celles et ceux qui travaillent ?"
LOANS = "La ville publie-t-elle le nombre de prêts par quartier ?"
SHELVES = "Les livres rangés en hauteur sont-ils à portée de main de tout le monde ?"
_RESULTS_MOVED = (
    ('- question: "1.3"', '- question: "1.4"'),
    ('- question: "1.2"', '- question: "1.3"'),
    (
        '  - question: "1.3"\n',
        (
            '  - question: "1.2"\n'
            "    depends_on: city\n"
            "    result: Tout le monde atteint les livres.\n"
            "    yes: [[F01-03]]\n"
            "    indicator: Rayons à portée de main\n"
            "    unit: percent\n"
            "    baseline: Plan des rayons\n"
            "    target: 100\n"
            "    noticed_by: {who: public, text: lectrices et lecteurs}\n"
            '  - question: "1.3"\n'
        ),
    ),
)
"""What a question that comes in at 1.2 does to the results: those behind it have other numbers."""


class Content:
    """The benchmark and the templates of a folder."""

    def __init__(self, folder: Path) -> None:
        for kind in ("benchmark", "plan_templates"):
            shutil.copytree(SMALL / kind, folder / kind)
        shutil.copyfile(SMALL / "rocmarin.yaml", folder / "rocmarin.yaml")
        self.assessment = folder / "rocmarin.yaml"
        self.benchmark = folder / "benchmark" / BENCHMARK
        self.templates = folder / "plan_templates" / BENCHMARK

    def questions(self, *pairs: tuple[str, str]) -> None:
        """Write other words in the first key factor."""
        rewrite(self.benchmark / "factors" / "01-accueil.yaml", *pairs)

    def actions(self, *pairs: tuple[str, str]) -> None:
        """Write other words in the actions of the first key factor."""
        rewrite(self.templates / "01-accueil.yaml", *pairs)

    def readings(self, *pairs: tuple[str, str]) -> None:
        """Write other words in the readings of the context."""
        rewrite(self.templates / "context.yaml", *pairs)

    def renumber_hours(self) -> None:
        """Let 1.3 become 1.9, and nothing stand at 1.3."""
        self.questions(('"1.3"', '"1.9"'))
        self.actions(('"1.3"', '"1.9"'))
        self.readings(('"1.3"', '"1.9"'))

    def insert_question(self) -> None:
        """Let a new question come at 1.2; the old 1.2 becomes 1.3, and the old 1.3 becomes 1.4."""
        self.questions(('"1.3"', '"1.4"'), ('"1.2"', '"1.3"'))
        new = f'  - id: "1.2"\n    text: {SHELVES}\n    evidence: Plan des rayons\n'
        self.questions(('  - id: "1.3"\n', f'{new}  - id: "1.3"\n'))
        self.actions(('["1.3"]', '["1.4"]'), ('["1.2"]', '["1.2", "1.3"]'), *_RESULTS_MOVED)
        self.readings(('"1.3"', '"1.4"'))

    def replace_ramps(self) -> None:
        """Let 1.1 ask something else; what it asked is asked nowhere any more."""
        self.questions((RAMPS, LOANS))

    def drop_hours(self) -> None:
        """Let 1.3 go, with its text."""
        evidence = "Horaires affichés ; enquête auprès des usagers"
        self.questions((f'  - id: "1.3"\n    text: {HOURS}\n    evidence: {evidence}\n', ""))
        self.actions(('["1.3"]', '["1.2"]'))
        text = (self.templates / "01-accueil.yaml").read_text(encoding="utf-8")
        gone = text[text.index('  - question: "1.3"') : text.index("actions:")]
        self.actions((gone, ""), ("partly: [[F01-03]]", "partly: [[F01-03], [F01-04]]"))
        self.readings(('    first: ["1.3"]\n', ""))

    def drop_collections(self) -> None:
        """Let the second key factor go, with what the templates say of it."""
        (self.benchmark / "factors" / "02-collections.yaml").unlink()
        (self.templates / "02-collections.yaml").unlink()

    def drop_reading(self) -> None:
        """Let the reading “protected” have another name."""
        rewrite(self.templates / "context.yaml", ("reading: protected", "reading: listed"))


def rewrite(path: Path, *pairs: tuple[str, str]) -> None:
    """Write other words in a file, wherever the old ones stand."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, f"{path.name} does not say {old}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
