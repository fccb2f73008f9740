"""How is each action done: why, first steps, who, when, at what cost?"""

from planner.export.word.action_block import write_action
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.wording.objectives import objective_title


def write_actions(doc: Manuscript, material: Material) -> None:
    """Describe every action once, under its objective: here lead all references to it."""
    say = material.wording.say
    if not material.plan.actions:
        return
    doc.heading(say("Actions one by one"), 1, new_page=True)
    doc.paragraph(
        say(
            "Each action says what it delivers or prepares, why it is here, how it begins, who answers for it and how "
            "the council sees that it is done."
        ),
        style="Lead",
    )
    objectives = material.plan.objective_by_factor
    # People may add what serves no objective of the plan.
    others = tuple(action for action in material.plan.actions if action.factor not in objectives)
    titled = [(material.objective_title(objective), actions) for objective, actions in material.by_objective]
    for title, actions in (*titled, (objective_title(None, material.wording), others)):
        if actions:
            doc.heading(title, 2)
        for action in actions:
            write_action(doc, material, action)
