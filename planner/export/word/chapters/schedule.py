"""When does each action take place, and what waits for what?"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from locale import windows_locale
from typing import TYPE_CHECKING

from planner.drawing.network_pictures import NetworkPicture, network_pictures
from planner.drawing.timeline import Span, Timeline, timelines
from planner.export.word import palette
from planner.export.word.charts import BarChart, Lines, Series
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.network_image import Label, draw_network
from planner.export.word.ooxml import Piece, Styled, shortened
from planner.export.word.pages import TEXT_WIDTH_ACROSS
from planner.export.word.pictures import Chart, Picture
from planner.export.word.purposes import purposes
from planner.export.word.services import service_cell
from planner.export.word.tables import Cell, Column, Table
from planner.plan import Dependency
from planner.proposal.quick_wins import Horizon
from planner.track.baseline import Baseline, in_force
from planner.track.plan_standing import ActionStanding
from planner.wording import Wording
from planner.wording.held_dates import move_since_adoption

if TYPE_CHECKING:
    from planner.track.forecast import Vote

_FIRST_SERIAL = dt.date(1899, 12, 30)
"""Day 0 of the dates in a chart."""
STEP = 92
"""Days between two marks: those of the longest quarter, so that no mark falls before the month that it names."""
_LONGEST_NAME = 50
_MOST_MOVES = 8
"""Actions that a sentence names; the chart shows all of them."""
_MARKS: Mapping[Horizon, str] = {Horizon.QUICK_WIN: "Quick Win Mark", Horizon.LONGER_TERM: "Longer Term Mark"}


def write_action_table(doc: Manuscript, material: Material) -> None:
    """List all actions with everything a council follows up, one line each."""
    if not material.plan.actions:
        return
    say = material.wording.say
    doc.heading(say("Action table"), 1)
    # Objective by objective without merged cells or lines between: each row says by itself all that it says.
    doc.table(
        Table(
            caption=say("All actions by objective"),
            describes=say(
                "One line for each action: number, action, what it is for, owner, partners, start, end, kind, what it "
                "waits for, external cost, indicator, status."
            ),
            columns=action_columns(material),
            rows=[action_row(material, action) for _, actions in material.by_objective for action in actions],
        )
    )


def action_columns(material: Material) -> tuple[Column, ...]:
    """Return the columns of the action table; their widths fill a page across."""
    say = material.wording.say
    titles = (
        (say("No."), 1.5),
        (say("Action"), 3.95),
        (say("What it is for"), 2.3),
        (say("Owner"), 2.4),
        (say("Partners"), 2.7),
        (say("Start"), 1.9),
        (say("End"), 1.9),
        (say("Kind"), 1.45),
        (say("Waits for"), 1.55),
        (say("External cost"), 1.75),
        (say("Indicator"), 3.0),
        (say("Status"), 1.65),
    )
    return tuple(Column.small(title, width) for title, width in titles)


def action_row(material: Material, action: ActionStanding) -> tuple[Cell, ...]:
    """Return one line of the action table."""
    wording = material.wording
    owner = service_cell(material, action.owner)
    return (
        action.id,
        action.title,
        tuple(purposes(material, action)),
        owner,
        ", ".join(material.service_name(partner) for partner in action.partners) or "–",
        wording.short_date(action.begins) if action.begins else "–",
        wording.short_date(action.dates.early_finish),
        wording.label(action.quick_win.horizon),
        tuple(material.link_text(link) for link in material.plan.open_links_before(action)) or "–",
        material.cost(action),
        action.indicator,
        wording.label(action.status),
    )


def write_timeline(doc: Manuscript, material: Material) -> None:
    """Draw the actions on the calendar, objective by objective."""
    plan, say = material.plan, material.wording.say
    if not plan.actions:
        return
    doc.heading(say("Timeline"), 1, new_page=True)
    if plan.critical_path:
        chain = shortened_chain([material.names.get(action, action) for action in plan.critical_path])
        doc.paragraph(
            material.wording.count(
                "The end of the plan hangs on one action alone; a delay in it delays the whole: {chain}.",
                "The end of the last action hangs on these actions, one after the other; a delay in one of them delays "
                "the whole: {chain}.",
                len(plan.critical_path),
                chain=" → ".join(chain),
            )
        )
    if material.begins_late:
        doc.paragraph(material.what_begins_late())
    _write_legend(doc, material)
    for timeline in timelines(_spans(material)):
        doc.chart(_timeline_chart(material, timeline))
    # Behind the charts: before them, they would push the first to another page.
    for sentence in timeline_sentences(material):
        doc.paragraph(sentence)


def timeline_sentences(material: Material) -> Iterator[str]:
    """Say what the bars rest on: the adoption, the votes by the day of their session, how far ends have moved."""
    plan, say = material.plan, material.wording.say
    if plan.to_adopt and plan.adoption is None:
        adoption = say("The council is to adopt the plan on {day}.", day=plan.to_adopt.session)
        yield f"{adoption} {say('That session is assumed.')}" if plan.to_adopt.assumed else adoption
    if votes := _votes(material):
        yield say("Votes of the council are foreseen on {votes}.", votes=votes)
    if adopted := in_force(plan.decisions):
        yield _moves(material, adopted)


def _votes(material: Material) -> str:
    """Return the sessions that decide on actions which are not done, with these."""
    votes: defaultdict[Vote, list[str]] = defaultdict(list)
    for action in material.plan.actions:
        if action.vote:
            votes[action.vote].append(action.id)
    say = material.wording.say
    return material.wording.series(
        say("{day} (assumed): {actions}", day=vote.day, actions=", ".join(actions))
        if vote.assumed
        else say("{day}: {actions}", day=vote.day, actions=", ".join(actions))
        for vote, actions in sorted(votes.items(), key=lambda pair: (pair[0].day, pair[0].assumed))
    )


def _moves(material: Material, adopted: Baseline) -> str:
    """Say how many actions end on another day than was adopted, and name those that moved the farthest."""
    wording, known = material.wording, adopted.action_by_id
    moved = [
        (action.dates.early_finish, known[action.id].finish, action.id)
        for action in material.plan.actions
        if action.id in known and action.dates.early_finish != known[action.id].finish
    ]
    if not moved:
        return wording.say("All actions end as the council adopted them on {day}.", day=adopted.adopted_on)
    moved.sort(key=lambda move: (-abs((move[0] - move[1]).days), move[2]))
    named = [
        wording.say("{action} ({move})", action=id_, move=move_since_adoption(before, now, wording))
        for now, before, id_ in moved[:_MOST_MOVES]
    ]
    if len(moved) > _MOST_MOVES:
        named.append(wording.count("{number} other", "{number} others", len(moved) - _MOST_MOVES))
    return wording.say(
        "Against the dates that the council adopted on {day}, these actions end on another day: {actions}.",
        day=adopted.adopted_on,
        actions=wording.series(named),
    )


def _write_legend(doc: Manuscript, material: Material) -> None:
    # In the text, since the chart's own legend would name the series without colour that holds the bars off the axis.
    drawn = {action.quick_win.horizon for action in material.plan.actions}
    pieces: list[Piece] = []
    for horizon in (horizon for horizon in Horizon if horizon in drawn):
        pieces += ["     "] if pieces else []
        pieces += [Styled("■ ", _MARKS[horizon]), material.wording.label(horizon)]
    if adopted := in_force(material.plan.decisions):
        pieces += ["     ", Styled("▬ ", "Adopted Mark")]
        pieces.append(material.wording.say("line: as adopted on {day}", day=adopted.adopted_on))
    doc.paragraph(*pieces, keep_next=True)


def _spans(material: Material) -> list[Span]:
    """Return the actions by objective, and within it in the order in which they start."""
    return [
        Span(
            id=action.id,
            group=material.objective_title(objective),
            # Of what is done and began nobody knows when, the finish alone is drawn.
            first=action.begins or action.dates.early_finish,
            last=action.dates.early_finish,
        )
        for objective, actions in material.by_objective
        for action in sorted(actions, key=lambda action: (action.dates.early_start, action.id))
    ]


def shortened_chain(actions: Sequence[str], most: int = 12) -> Sequence[str]:
    """Return a chain, its middle left out when it is long.

    >>> shortened_chain(["a", "b", "c", "d", "e"], most=4)
    ['a', 'b', '…', 'e']
    """
    if len(actions) <= most:
        return actions
    return [*actions[: most // 2], "…", *actions[-(most // 2 - 1) :]]


def _timeline_chart(material: Material, timeline: Timeline) -> Chart:
    say, wording = material.wording.say, material.wording
    actions = [material.plan.action_by_id[bar.id] for bar in timeline.bars]
    objectives = wording.listing(str(group) for group in timeline.groups)
    return Chart(
        caption=say("Timeline: {objectives}", objectives=shortened(objectives, 150)),
        describes=say(
            "Bars from {first} to {last}, one for each action; the action table gives the same dates line by line.",
            first=min(action.begins or action.dates.early_finish for action in actions),
            last=max(action.dates.early_finish for action in actions),
        ),
        width=TEXT_WIDTH_ACROSS,
        height=min(12.6, 2.4 + 0.5 * len(actions)),
        bars=_timeline_bars(material, timeline, actions),
    )


def _timeline_bars(material: Material, timeline: Timeline, actions: Sequence[ActionStanding]) -> BarChart:
    # Word has no chart of dates from and to: bars are stacked on an undrawn series that reaches to their first day.
    wording, start = material.wording, (timeline.first - _FIRST_SERIAL).days
    before = Series(title=wording.say("Start"), values=[start + bar.start for bar in timeline.bars], color=None)
    return BarChart(
        categories=[shortened(f"{action.id}  {action.title}", _LONGEST_NAME) for action in actions],
        series=[before, *_bars_by_horizon(wording, timeline, actions)],
        lowest=start,
        highest=start + timeline.days,
        step=STEP,
        number_format=_months_in(wording.tag),
        legend=False,
        label_share=0.36,
        lines=_adopted_lines(material, timeline),
    )


def _adopted_lines(material: Material, timeline: Timeline) -> Lines | None:
    """Return the adopted dates of the actions, as far as the axis reaches; None of a plan that was not adopted."""
    adopted = in_force(material.plan.decisions)
    if adopted is None or not any(bar.id in adopted.action_by_id for bar in timeline.bars):
        return None
    start = (timeline.first - _FIRST_SERIAL).days
    befores: list[float | None] = []
    lengths: list[float | None] = []
    for bar in timeline.bars:
        action = adopted.action_by_id.get(bar.id)
        first = max(action.start, timeline.first) if action else timeline.first
        last = min(action.finish, timeline.last) if action else timeline.first
        befores.append(start + (first - timeline.first).days if action and first <= last else None)
        lengths.append((last - first).days + 1 if action and first <= last else None)
    return Lines(title=material.wording.say("As adopted"), starts=befores, lengths=lengths, color=palette.ADOPTED_BAR)


def _bars_by_horizon(wording: Wording, timeline: Timeline, actions: Sequence[ActionStanding]) -> Iterator[Series]:
    for horizon in Horizon:
        lengths = [
            bar.length if action.quick_win.horizon is horizon else None
            for bar, action in zip(timeline.bars, actions, strict=True)
        ]
        if any(lengths):
            yield Series(title=wording.label(horizon), values=lengths, color=palette.HORIZON_BAR[horizon])


def _months_in(tag: str) -> str:
    r"""Return the format of months on an axis, in the language of a tag such as fr-FR.

    >>> _months_in("fr-FR")
    '[$-40C]mmm\\ yy'
    """
    # A chart's formats name a language by Windows' number for it; newer programs read its tag too.
    numbers = {name: f"{number:X}" for number, name in windows_locale.items()}
    return rf"[$-{numbers.get(tag.replace('-', '_'), tag)}]mmm\ yy"


def write_dependencies(doc: Manuscript, material: Material) -> None:
    """Draw what waits for what."""
    if not material.plan.actions:
        return
    say = material.wording.say
    groups = {action.id: action.factor for action in material.plan.actions}
    # As in the column “Waits for”: nothing waits for what is done, and what is done waits for nothing.
    waiting = [link for action in material.plan.actions for link in material.plan.open_links_before(action)]
    pictures = network_pictures(waiting, groups)
    doc.heading(say("Dependencies"), 1, new_page=True)
    if not pictures and material.plan.dependencies:
        doc.paragraph(say("No action waits for another any more."))
        return
    if not pictures:
        doc.paragraph(say("No action waits for another: each can begin on its own."))
        return
    doc.paragraph(" ".join(_how_to_read(material, pictures, waiting)), keep_next=True)
    _write_pictures(doc, material, pictures)


def _how_to_read(
    material: Material, pictures: Sequence[NetworkPicture], waiting: Sequence[Dependency]
) -> Iterator[str]:
    """Say what is drawn how, and what is not drawn; of what none of the pictures has, nothing."""
    say, actions = material.wording.say, material.plan.action_by_id
    boxes = [box for picture in pictures for box in picture.boxes]
    yield say("An arrow leads from an action to those that wait for it.")
    if {actions[box.id].quick_win.horizon for box in boxes if not box.outside} == set(Horizon):
        yield say("Lighter boxes are quick wins, darker ones longer-term actions.")
    if any(box.outside for box in boxes):
        yield say("A white box stands in another picture with what it waits for itself.")
    if len({box.id for box in boxes}) < len(actions):
        yield say("Actions that neither wait nor are waited for are not drawn.")
    without_room = sum(picture.left_out for picture in pictures)
    drawn = {arrow.dependency for picture in pictures for arrow in picture.arrows}
    if len(_pairs(waiting) - _pairs(drawn)) > without_room:
        yield say("No arrow leads between two actions that other arrows connect already.")
    yield say("The action table gives every link in its column “Waits for”.")
    if without_room:
        yield say("Of an action that waits for more than a picture holds, that table alone names all.")


def _pairs(links: Iterable[Dependency]) -> set[tuple[str, str]]:
    return {(link.predecessor, link.successor) for link in links}


def _write_pictures(doc: Manuscript, material: Material, pictures: Sequence[NetworkPicture]) -> None:
    say = material.wording.say
    labels = {
        action.id: Label(title=doc.fit(action.title), horizon=action.quick_win.horizon)
        for action in material.plan.actions
    }
    for number, picture in enumerate(pictures, start=1):
        caption = say("Dependencies")
        if len(pictures) > 1:
            caption = say("Dependencies ({number} of {total})", number=number, total=len(pictures))
        doc.picture(_dependency_picture(material, picture, labels, caption))


def _dependency_picture(
    material: Material, picture: NetworkPicture, labels: Mapping[str, Label], caption: str
) -> Picture:
    drawing = draw_network(picture, labels)
    # Whoever cannot see the arrows is told them by their ends; past the length of an alternative text they stand in
    # the action table, which says the same.
    links = (f"{arrow.dependency.predecessor} → {arrow.dependency.successor}" for arrow in picture.arrows)
    return Picture(
        caption=caption,
        describes=material.wording.say("Arrows between actions: {links}", links=", ".join(links)),
        width=min(drawing.width, TEXT_WIDTH_ACROSS),
        height=drawing.height * min(1, TEXT_WIDTH_ACROSS / drawing.width),
        png=drawing.png,
    )
