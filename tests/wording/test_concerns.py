"""Every concern is a sentence, with another that says what resolves it, in both languages."""

from dataclasses import replace

import pytest
from tracked_plans import MONDAY

from planner.track.attention import AttentionCount, AttentionItem, Concern, Subject
from planner.wording import Wording
from planner.wording.concerns import (
    attention_record,
    concern_sentence,
    count_sentence,
    resolution_sentence,
    subject_name,
)

ENGLISH, FRENCH = Wording("en"), Wording("fr")
OF_SESSION = frozenset({Concern.PAPERS_LATE, Concern.PAPERS_DUE})


def item(concern: Concern, days: int = 3, **facts: object) -> AttentionItem:
    about = Subject.SESSION if concern in OF_SESSION else Subject.ACTION
    of = AttentionItem(about=about, concern=concern, action="F06-03", day=MONDAY, days=days, reason="No credits.")
    return replace(of, title="Council office", session=MONDAY, actions=("F06-03", "F06-04"), **facts)  # type: ignore[arg-type]  # as named


@pytest.mark.parametrize("concern", list(Concern))
@pytest.mark.parametrize("wording", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_every_concern_is_a_sentence_and_says_what_resolves_it(concern: Concern, wording: Wording) -> None:
    alone = [replace(item(concern, of_plan=True), actions=())] if concern in OF_SESSION else []
    for found in (item(concern), item(concern, 0), *alone):
        assert concern_sentence(found, wording).endswith(".")
        assert resolution_sentence(found, wording).endswith(".")
        assert subject_name(found, wording)


LATE_PAPERS, DUE_TODAY = item(Concern.PAPERS_LATE, 1), item(Concern.PAPERS_DUE, 0, of_plan=True)
VACANT = replace(item(Concern.VACANT), actions=("F06-03",))


@pytest.mark.parametrize(
    ("found", "english", "french"),
    [
        (
            LATE_PAPERS,
            "had to be handed in by 4 January 2027, 1 day ago.",
            "était à déposer au plus tard le 4 janvier 2027, il y a 1 jour.",
        ),
        (
            LATE_PAPERS,
            "2 actions need its vote: F06-03 and F06-04.",
            "2 actions ont besoin de son vote\u00a0: F06-03 et",
        ),
        (DUE_TODAY, "on 4 January 2027 have to be handed in today.", "du 4 janvier 2027 est à déposer aujourd’hui."),
        (
            replace(DUE_TODAY, ahead=("F06-03",)),
            "This one starts only after that day: F06-03.",
            "Celle-ci ne commence qu’après cette date\u00a0: F06-03.",
        ),
        (
            replace(DUE_TODAY, ahead=("F06-03", "F06-04")),
            "These start only after that day: F06-03 and F06-04.",
            "Celles-ci ne commencent qu’après cette date\u00a0: F06-03 et F06-04.",
        ),
        (DUE_TODAY, "The plan and 2 actions need its vote", "Le plan et 2 actions ont besoin de son vote"),
        (VACANT, "the service “Council office”, the owner of 1 open action.", "pilote de 1 action ouverte, n’est pas"),
        (item(Concern.DUE_SOON, 0), "It is due today.", "Son échéance est aujourd’hui."),
        (
            item(Concern.BLOCKED),
            "It has been blocked since 4 January 2027: No credits.",
            "Elle est bloquée depuis le 4 janvier 2027\u00a0: No credits.",
        ),
        (
            replace(item(Concern.BLOCKED), reason=""),
            "It has been blocked since 4 January 2027.",
            "Elle est bloquée depuis le 4 janvier 2027.",
        ),
        (replace(item(Concern.BLOCKED), day=None), "It is blocked: No credits.", "Elle est bloquée\u00a0: No credits."),
        (replace(item(Concern.BLOCKED), day=None, reason=""), "It is blocked.", "Elle est bloquée."),
    ],
)
def test_numbers_days_and_what_is_not_known_read_as_people_say_them(
    found: AttentionItem, english: str, french: str
) -> None:
    assert english in concern_sentence(found, ENGLISH)
    assert french in concern_sentence(found, FRENCH)


def test_what_is_foreseen_late_is_resolved_by_what_can_be_done() -> None:
    late = item(Concern.EXPECTED_LATE)
    assert "waits for F06-03 and F06-04: see that these are done soon" in resolution_sentence(late, ENGLISH)
    free = replace(late, actions=())
    assert resolution_sentence(free, ENGLISH) == "Give a new deadline."
    assert resolution_sentence(replace(free, ready=True), ENGLISH).startswith("Report that it has begun")
    assert resolution_sentence(replace(free, begun=True), ENGLISH).startswith("Say how much work is left")


@pytest.mark.parametrize(
    "concern", [Concern.OVERDUE, Concern.BLOCKED, Concern.EXPECTED_LATE, Concern.DUE_SOON], ids=str
)
def test_what_is_blocked_as_well_is_never_asked_to_begin_or_to_be_done(concern: Concern) -> None:
    both = item(concern, also_blocked=True, ready=True)
    assert resolution_sentence(both, ENGLISH) == (
        "Remove what stands in its way and take it up again, give it a new deadline, or give it up."
    )
    assert resolution_sentence(both, FRENCH) == (
        "Levez ce qui la bloque et reprenez-la, fixez-lui une nouvelle date limite, ou abandonnez-la."
    )


EACH_REASON = "(an action counts for each of its reasons)"
CHAQUE_MOTIF = "(une action compte pour chacun de ses motifs)"


@pytest.mark.parametrize(
    ("actions", "concerns", "english", "french"),
    [
        (1, {Concern.OVERDUE: 1}, "1 action needs attention: 1 overdue", "1 action à regarder\u00a0: 1 en retard"),
        (
            # The blocked one is among the overdue, and the third lacks its proof.
            3,
            {Concern.OVERDUE: 2, Concern.BLOCKED: 1, Concern.WITHOUT_PROOF: 1},
            f"3 actions need attention: 2 overdue, 1 blocked, 1 without proof {EACH_REASON}",
            f"3 actions à regarder\u00a0: 2 en retard, 1 bloquée, 1 sans preuve {CHAQUE_MOTIF}",
        ),
        (
            2,
            {Concern.EXPECTED_LATE: 1, Concern.STALE: 1},
            "2 actions need attention: 1 foreseen late, 1 without recent news",
            "2 actions à regarder\u00a0: 1 retard attendu, 1 sans nouvelles récentes",
        ),
    ],
)
def test_a_count_names_every_reason_and_is_no_sum_where_an_action_has_several(
    actions: int, concerns: dict[Concern, int], english: str, french: str
) -> None:
    count = AttentionCount(actions=actions, by_concern={**dict.fromkeys(Concern, 0), **concerns})
    assert (count_sentence(count, ENGLISH), count_sentence(count, FRENCH)) == (english, french)


def test_other_programs_read_the_words_and_the_sentences() -> None:
    record = attention_record(item(Concern.OVERDUE), ENGLISH)
    assert (record.about, record.concern, record.action) == (Subject.ACTION, Concern.OVERDUE, "F06-03")
    assert record.why == "It was due on 4 January 2027, 3 days ago."
    assert record.resolved_by == "Report it done, or give a new deadline."


def test_papers_that_are_due_before_the_work_starts_are_made_ahead_of_it() -> None:
    ahead = item(Concern.PAPERS_DUE, ahead=("F06-03",))
    assert resolution_sentence(ahead, ENGLISH).startswith("Make the papers ahead of the work, or put off")
    assert resolution_sentence(replace(ahead, concern=Concern.PAPERS_LATE), ENGLISH).startswith("Ask whether")
