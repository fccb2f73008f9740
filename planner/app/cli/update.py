"""The command ``update``: how an action stands, and the facts that the table of fields offers here."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from planner.app.cli import terminal
from planner.app.cli.consent import agree, effect_data, effects_of
from planner.app.cli.declaration import Command, Parameter, Typed, table
from planner.app.cli.options import action_argument, by_option, json_option, plan_argument, store_option, yes_option
from planner.app.cli.printing import action_names, show_json, show_way_back
from planner.app.cli.working_store import actor, opened
from planner.wording import Wording, msgid

if TYPE_CHECKING:
    from planner.app.desk import Pending
    from planner.app.desk.vocabulary import Batch, Store


def _field_options() -> Mapping[str, Parameter]:
    from planner.app.cli.field_options import field_options

    return field_options()


class Update(Typed):
    """What is typed after ``planner update``."""

    plan: str = plan_argument()
    action: str = action_argument()
    fields: Mapping[str, Any] = table(_field_options)
    yes: bool = yes_option()
    as_json: bool = json_option()
    store: str | None = store_option()
    by: str | None = by_option()


def run(typed: Update, wording: Wording) -> None:
    """Note what was typed of the action, else that it is still on track."""
    with opened(typed.store, wording) as store:
        _note(store, typed, wording)


COMMAND = Command(
    name="update",
    help=msgid("Say how an action stands; without anything else, that it is still on track."),
    usage=msgid("PLAN ACTION [OPTIONS]"),
    examples=(
        "planner update harbour-plan-2027 F06-03 --status under-way --percent 40",
        'planner update harbour-plan-2027 F06-03 --status done --proof "Council minutes, item 7"',
        "planner update harbour-plan-2027 F06-03",
    ),
    typed=Update,
    run=run,
)


def _note(store: "Store", typed: Update, wording: Wording) -> None:
    from planner.app import desk
    from planner.app.cli.field_options import field_values
    from planner.app.desk.edits import check_action
    from planner.app.desk.service_names import service_called
    from planner.app.desk.vocabulary import with_more
    from planner.wording.moved_dates import released_sentence
    from planner.wording.report_readings import understood_sentence

    stored, action, today = store.plan(typed.plan), typed.action, terminal.today()
    # First: to an action that is not meant, no other word fits either.
    check_action(action, stored.progress)
    before, values = stored.progress[action], field_values(typed.fields)
    if "owner" in values:
        values["owner"] = service_called(stored.plan, values["owner"], reader=wording.language)
    if not values:
        _still_on_track(store, typed, wording)
        return
    who = actor(store, typed.by)
    # Proof comes in over months: nobody should have to type again what is there.
    added = {"evidence": with_more(before.evidence, values["evidence"])} if "evidence" in values else {}
    edits = [stored.change(action, name, value) for name, value in {**values, **added}.items()]
    change = desk.prepare_on_sight(store, typed.plan, edits, by=who, today=today)
    _ask(store, change, typed, wording)
    batch = desk.carry_out(store, change, by=who)
    if typed.as_json:
        show_json(effect_data(store, change, batch))
        return
    releases = [released_sentence(release, wording) for release in change.slip.released]
    # As it is stored: some percent of the work says that it has begun, whatever status was typed or none.
    status = wording.label_inside(store.plan(typed.plan).progress[action].status)
    understood = understood_sentence(change.understood.get(action, {}), wording)
    noted = wording.say("{action}: noted, {status}.", action=action, status=status)
    _show(batch, noted, wording, (understood, *_days(values, wording), *releases))


def _ask(store: "Store", change: "Pending", typed: Update, wording: Wording) -> None:
    names, effects = action_names(change.stored.plan.actions), effects_of(store, change, wording)
    agree(change.slip, wording, names, yes=typed.yes, own={typed.action}, effects=effects)


def _still_on_track(store: "Store", typed: Update, wording: Wording) -> None:
    from planner.app import desk
    from planner.wording.concerns import unresolved_sentence

    action, today, who = typed.action, terminal.today(), actor(store, typed.by)
    desk.check_on_track(store, typed.plan, [action], today)
    batch = desk.still_on_track(store, typed.plan, [action], by=who, today=today)
    if typed.as_json:
        # Who looks and finds everything as it was moves nothing.
        show_json({"change": batch.id if batch and batch.changed else None, "moves": ()})
        return
    noted = wording.say("{action}: still on track, noted today.", action=action)
    view = desk.plan_view(store, typed.plan, today=today, language=wording.language)
    left = unresolved_sentence(view.standing.action_by_id[action].attention, wording)
    _show(batch, noted, wording, (left,))


def _days(values: Mapping[str, object], wording: Wording) -> "Iterator[str]":
    """Give the days that were typed in full, so that a slip such as a month for a day is seen."""
    from planner.action_fields import FIELD_BY_NAME, Kind

    for name, value in values.items():
        if FIELD_BY_NAME[name].kind in {Kind.DAY, Kind.FIRST_DAY, Kind.DEADLINE} and value:
            yield wording.labelled(wording.say(FIELD_BY_NAME[name].words), wording.shown(value))


def _show(batch: "Batch | None", sentence: str, wording: Wording, more: "Iterable[str]" = ()) -> None:
    if batch is None or not batch.changed:
        terminal.show(wording.say("Everything was as you said already."))
        return
    for line in filter(None, (sentence, *more)):
        terminal.show(line)
    show_way_back(batch, wording)
