"""How does a document name a service or a partner, and what has to be known of it?"""

from planner.export.word.material import Material
from planner.export.word.ooxml import Piece, Quoted, Styled
from planner.export.word.tables import Cell, Emphasised
from planner.wording.services import remarks_on, with_remark

_VACANT = "To Be Filled"
"""The style of what stands out because nobody does the work there."""


def owner_pieces(material: Material, role: str) -> tuple[Piece, ...]:
    """Return the name of a service, with the plain words that nobody is there or that it is no part of the city."""
    name, planned = material.service_name(role), material.plan.role_by_id.get(role)
    if planned is None:
        return (name,)
    # What the city calls it is in its language, which can be another than the document's.
    called: Piece = Quoted(name) if planned.holder else name
    remarks = remarks_on(planned, material.wording)
    style = _VACANT if planned.vacant else None
    return called, *(Styled(f" – {remark}", style) if style else f" – {remark}" for remark in remarks)


def service_cell(material: Material, role: str) -> Cell:
    """Return the same for a cell of a table."""
    name, planned = material.service_name(role), material.plan.role_by_id.get(role)
    if planned is None:
        return name
    called = with_remark(name, planned, material.wording)
    if planned.vacant:
        return Emphasised(called, _VACANT)
    return Quoted(called) if planned.holder and called == name else called
