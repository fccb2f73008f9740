"""How does it read that something needs attention, and what resolves it?"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from planner.problem import msgid
from planner.track.attention import AttentionCount, AttentionItem, Concern, Subject
from planner.track.plan_data import AttentionRecord

if TYPE_CHECKING:
    from planner.track.plan_standing import PlanStanding
    from planner.wording import Wording

_CONCERNS: Mapping[Concern, str] = {
    Concern.OVERDUE: msgid("It was due on {day}, {days} ago."),
    Concern.EXPECTED_LATE: msgid("It is due on {day} and foreseen {days} later."),
    Concern.REVIEW: msgid("It was to be looked at again on {day}."),
    Concern.DUE_SOON: msgid("It is due on {day}, in {days}."),
    Concern.NOT_ADOPTED: msgid("The plan was to begin on {day}, {days} ago, and no adoption by the council is noted."),
    Concern.STALE: msgid("There is no news of it since {day}, for {days}."),
    Concern.WITHOUT_PROOF: msgid("It is done, but nothing shows it yet."),
}
"""Of what is not about several actions."""

_RESOLVED: Mapping[Concern, str] = {
    Concern.OVERDUE: msgid("Report it done, or give a new deadline."),
    Concern.PAPERS_LATE: msgid(
        "Ask whether the papers are still taken, or put off what needs the vote to a later session; then say how these "
        "actions stand."
    ),
    Concern.BLOCKED: msgid("Remove what stands in its way and take it up again, or give it up."),
    Concern.EXPECTED_LATE: msgid("Give a new deadline."),
    Concern.PAPERS_DUE: msgid("Hand in the papers, and say how these actions stand."),
    Concern.REVIEW: msgid("Say how it stands, or name a later day."),
    Concern.DUE_SOON: msgid("Say that it is on track, report it done, or give a new deadline."),
    Concern.NOT_ADOPTED: msgid("Note on which day the council adopted it, or let the plan begin later."),
    Concern.VACANT: msgid("Say who fills it, or give its actions to another service."),
    Concern.STALE: msgid("Say how it stands, were it only that it is on track."),
    Concern.WITHOUT_PROOF: msgid("Name the document or the fact that shows it."),
    Concern.WITHOUT_INDICATOR: msgid("Write an indicator for each."),
}
_PLAN_RESOLVED: Mapping[Concern, str] = {
    Concern.PAPERS_LATE: msgid("Ask whether the papers are still taken, or have it voted at a later session."),
    Concern.PAPERS_DUE: msgid("Hand in the papers; once the council has voted, note the adoption."),
}
"""Where nothing but the plan itself waits for the vote."""


def concern_sentence(item: AttentionItem, wording: "Wording") -> str:
    """Say in one sentence why something needs attention; an action is “it”."""
    match item.concern:
        case Concern.VACANT:
            return wording.count(
                "Nobody fills the service “{service}”, the owner of {number} open action.",
                "Nobody fills the service “{service}”, the owner of {number} open actions.",
                len(item.actions),
                service=item.title,
            )
        case Concern.WITHOUT_INDICATOR:
            return wording.count(
                "Of {number} open action nothing says how its result will be seen: {actions}.",
                "Of {number} open actions nothing says how their result will be seen: {actions}.",
                len(item.actions),
                actions=wording.listing(item.actions),
            )
        case Concern.PAPERS_LATE | Concern.PAPERS_DUE:
            return " ".join(filter(None, (_papers(item, wording), _voted_on(item, wording), _ahead(item, wording))))
        case Concern.BLOCKED:
            return _blocked(item, wording)
    # “In 0 days” is right, and nobody says it.
    if item.concern is Concern.DUE_SOON and not item.days:
        return wording.say("It is due today.")
    return wording.say(
        _CONCERNS[item.concern],
        day=item.day,
        days=_days(item, wording),
    )


def _blocked(item: AttentionItem, wording: "Wording") -> str:
    # Data that leave the house bring no reason; what came blocked from a file brings no day.
    reason = _sentence(item.reason)
    if not item.day:
        return wording.say("It is blocked: {reason}", reason=reason) if reason else wording.say("It is blocked.")
    if not reason:
        return wording.say("It has been blocked since {day}.", day=item.day)
    return wording.say("It has been blocked since {day}: {reason}", day=item.day, reason=reason)


def resolution_sentence(item: AttentionItem, wording: "Wording") -> str:
    """Say in one sentence what resolves it that something needs attention."""
    # Nobody can begin, finish or confirm what is blocked: the block comes first.
    if item.also_blocked:
        return wording.say("Remove what stands in its way and take it up again, give it a new deadline, or give it up.")
    if item.concern is Concern.EXPECTED_LATE and item.actions:
        return wording.count(
            "It waits for {actions}: see that this is done soon, or give a new deadline.",
            "It waits for {actions}: see that these are done soon, or give a new deadline.",
            len(item.actions),
            actions=wording.listing(item.actions),
        )
    if item.concern is Concern.EXPECTED_LATE and item.begun:
        return wording.say("Say how much work is left, or give a new deadline.")
    if item.concern is Concern.EXPECTED_LATE and item.ready:
        return wording.say("Report that it has begun, or give a new deadline.")
    if item.concern is Concern.PAPERS_DUE and item.ahead:
        return wording.say(
            "Make the papers ahead of the work, or put off what needs the vote to a later session; then say how these "
            "actions stand."
        )
    alone = item.of_plan and not item.actions
    return wording.say((_PLAN_RESOLVED if alone else _RESOLVED)[item.concern])


def concern_sentences(items: Sequence[AttentionItem], wording: "Wording") -> Iterator[str]:
    """Say why an action needs attention, the gravest reason first."""
    return (concern_sentence(item, wording) for item in items)


def unresolved_sentence(items: Sequence[AttentionItem], wording: "Wording") -> str:
    """Say of an action of which somebody has just reported what would resolve the rest; empty where nothing is left."""
    if not items:
        return ""
    remains = wording.say("{action} still needs attention.", action=items[0].action)
    return f"{remains} {resolution_sentence(items[0], wording)}"


def subject_name(item: AttentionItem, wording: "Wording") -> str:
    """Return in a word or two what needs attention: of an action or a service its id."""
    match item.about:
        case Subject.SESSION:
            return wording.say("Session on {day}", day=wording.short_date(item.session) if item.session else "–")
        case Subject.PLAN:
            return wording.say("The plan")
    return item.action or item.service or ""


def count_sentence(count: AttentionCount, wording: "Wording") -> str:
    """Say how many actions need attention, and how many of them for which reason.

    Every reason is named, and where the same action has several it says so: the parts would else read as a sum.
    """
    whole = wording.count("{number} action needs attention", "{number} actions need attention", count.actions)
    reasons = reasons_besides(count, (), wording)
    return wording.labelled(whole, reasons) if reasons else whole


def reasons_besides(count: AttentionCount, named: Collection[Concern], wording: "Wording") -> str:
    """Say how many actions need attention for other reasons than those that are ``named`` already, as far as any do."""
    reasons = [words for concern, words in _counted(count, wording) if count[concern] and concern not in named]
    return " ".join(filter(None, (", ".join(reasons), _several(count, wording))))


def _several(count: AttentionCount, wording: "Wording") -> str:
    """Say that an action counts for each of its reasons, where one has several: they would else read as a sum."""
    if sum(count[concern] for concern, _ in _counted(count, wording)) <= count.actions:
        return ""
    return f"({wording.say('an action counts for each of its reasons')})"


def _counted(count: AttentionCount, wording: "Wording") -> Iterator[tuple[Concern, str]]:
    """Give what one action alone can be about, with how many are, the most urgent first."""
    number = count.by_concern
    yield Concern.OVERDUE, wording.count("{number} overdue", "{number} overdue", number[Concern.OVERDUE])
    yield Concern.BLOCKED, wording.count("{number} blocked", "{number} blocked", number[Concern.BLOCKED])
    late = number[Concern.EXPECTED_LATE]
    yield Concern.EXPECTED_LATE, wording.count("{number} foreseen late", "{number} foreseen late", late)
    again = number[Concern.REVIEW]
    yield Concern.REVIEW, wording.count("{number} to be looked at again", "{number} to be looked at again", again)
    yield Concern.DUE_SOON, wording.count("{number} due soon", "{number} due soon", number[Concern.DUE_SOON])
    silent = number[Concern.STALE]
    yield Concern.STALE, wording.count("{number} without recent news", "{number} without recent news", silent)
    unproven = number[Concern.WITHOUT_PROOF]
    yield Concern.WITHOUT_PROOF, wording.count("{number} without proof", "{number} without proof", unproven)


def attention_sentence(plan: "PlanStanding", wording: "Wording") -> str:
    """Say how many actions of a plan need attention, then what else of it does; empty where nothing does."""
    count = plan.attention_count
    actions = [f"{count_sentence(count, wording)}."] if count.actions else []
    others = (concern_sentence(item, wording) for item in plan.attention if item.about is not Subject.ACTION)
    return " ".join((*actions, *others))


def attention_record(item: AttentionItem, wording: "Wording") -> AttentionRecord:
    """Return what needs attention as other programs read it."""
    return AttentionRecord(
        about=item.about,
        concern=item.concern,
        action=item.action,
        service=item.service,
        session=item.session,
        day=item.day,
        days=item.days,
        since=item.since,
        reason=item.reason,
        actions=item.actions,
        why=concern_sentence(item, wording),
        resolved_by=resolution_sentence(item, wording),
    )


_AFTER_A_STOP = '»”")\u00a0\u202f'


def _sentence(written: str) -> str:
    """Return what somebody wrote so that another sentence can follow it."""
    text = written.strip()
    return f"{text}." if text and not text.rstrip(_AFTER_A_STOP).endswith((".", "!", "?", "…")) else text


def _days(item: AttentionItem, wording: "Wording") -> str:
    return wording.count("{number} day", "{number} days", item.days)


def _papers(item: AttentionItem, wording: "Wording") -> str:
    values = {"session": item.session, "day": item.day, "days": _days(item, wording)}
    if item.concern is Concern.PAPERS_LATE:
        return wording.say(
            "Papers for the council session on {session} had to be handed in by {day}, {days} ago.", **values
        )
    if not item.days:
        return wording.say("Papers for the council session on {session} have to be handed in today.", **values)
    return wording.say(
        "Papers for the council session on {session} have to be handed in by {day}, in {days}.", **values
    )


def _voted_on(item: AttentionItem, wording: "Wording") -> str:
    if not item.actions:
        return wording.say("The plan needs its vote.")
    actions, number = wording.listing(item.actions), len(item.actions)
    if item.of_plan:
        return wording.count(
            "The plan and {number} action need its vote: {actions}.",
            "The plan and {number} actions need its vote: {actions}.",
            number,
            actions=actions,
        )
    return wording.count(
        "{number} action needs its vote: {actions}.",
        "{number} actions need its vote: {actions}.",
        number,
        actions=actions,
    )


def _ahead(item: AttentionItem, wording: "Wording") -> str:
    """Name what starts after its papers are due; once that day has passed, the rest of the sentence says enough."""
    if item.concern is Concern.PAPERS_LATE or not item.ahead:
        return ""
    return wording.count(
        "This one starts only after that day: {actions}.",
        "These start only after that day: {actions}.",
        len(item.ahead),
        actions=wording.listing(item.ahead),
    )
