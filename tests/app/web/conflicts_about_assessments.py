"""Every place where an assessment is edited, each with a real conflict."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from app.web.conflict_scene import ASSESSMENT, BY, GONE, Case, Field, Fields, Scene, constant, press
from app.web.conftest import unfolded
from planner.app import desk
from planner.store import Delete, Entity
from planner.toolkit.assessment import Answer

PLACE = f"{ASSESSMENT}-{BY}-1.1"


def asking(scene: Scene) -> AppTest:
    return scene.open("assess", assessment=ASSESSMENT, factor="F01")


def row_of_answer(scene: Scene) -> str:
    return scene.store.assessment(ASSESSMENT).response_ids["1.1"][0]


def of_answer(name: str, mine: object, theirs: object, again: object) -> Callable[[Scene], Fields]:
    def fields(scene: Scene) -> Fields:
        id_ = row_of_answer(scene)
        return (Field(entity=Entity.RESPONSE, of=ASSESSMENT, id=id_, name=name, mine=mine, theirs=theirs, again=again),)

    return fields


def answer_taken_back(scene: Scene) -> None:
    seen = scene.store.assessment(ASSESSMENT).assessment.answers["1.1"][0]
    desk.save_answer(scene.store, ASSESSMENT, "1.1", None, seen=seen, by=scene.bela)


def row_deleted(entity: Entity, id_: str) -> Callable[[Scene], None]:
    def removing(scene: Scene) -> None:
        scene.store.commit([Delete(entity=entity, of=ASSESSMENT, id=id_, seen={})], by=scene.bela)

    return removing


def answering(answer: Answer | None) -> Callable[[AppTest], None]:
    def choosing(page: AppTest) -> None:
        page.segmented_control(key=f"answer-{PLACE}").set_value(answer).run()

    return choosing


def noting(kind: str) -> Callable[[AppTest], None]:
    def typing(page: AppTest) -> None:
        page.text_area(key=f"notes-{PLACE}-{kind}").set_value("My note").run()

    return typing


def with_the_confidential_note(scene: Scene) -> AppTest:
    return asking(scene).toggle(key=f"closed-confidential_note-{PLACE}").set_value(True).run()


def judged(scene: Scene) -> AppTest:
    page = scene.open("assess", assessment=ASSESSMENT, factor="F05")
    return unfolded(page, f"judge-{ASSESSMENT}-F05-open")


def judging(scene: Scene) -> AppTest:
    page = judged(scene)
    page.text_area(key=f"judge-{ASSESSMENT}-F05-because").set_value("My reason")
    return page


def of_context(factor: str, name: str, mine: object, theirs: object, again: object) -> Callable[[Scene], Fields]:
    return constant(
        Field(entity=Entity.READING, of=ASSESSMENT, id=factor, name=name, mine=mine, theirs=theirs, again=again)
    )


def in_context(scene: Scene) -> AppTest:
    return scene.open("context", assessment=ASSESSMENT)


def choose_reading(page: AppTest) -> None:
    page.button_group(key=f"readings-{ASSESSMENT}-C3").set_value(["settled"]).run()


def give_figure(page: AppTest) -> None:
    page.number_input(key=f"context-{ASSESSMENT}-C3-languages").set_value(20).run()


def note_context(page: AppTest) -> None:
    page.text_area(key=f"context-{ASSESSMENT}-C2-note").set_value("My note").run()


def because(mine: object) -> Callable[[Scene], Fields]:
    return constant(
        Field(
            entity=Entity.VERDICT,
            of=ASSESSMENT,
            id="F05",
            name="because",
            mine=mine,
            theirs="Their reason",
            again="Their reason again",
        )
    )


OF_ASSESSMENTS = (
    Case(
        place="assess.question._keep",
        show=asking,
        act=answering(Answer.NO),
        fields=of_answer("answer", Answer.NO, Answer.PARTLY, Answer.UNKNOWN),
        words=("No", "Partly"),
        remove=answer_taken_back,
    ),
    Case(
        place="assess.question._keep",
        show=asking,
        act=answering(None),
        fields=of_answer("answer", GONE, Answer.PARTLY, Answer.UNKNOWN),
        words=("–", "Partly"),
    ),
    Case(
        place="assess.question._keep",
        show=asking,
        act=noting("note"),
        fields=of_answer("note", "My note", "Their note", "Their note again"),
        words=("My note", "Their note"),
        remove=answer_taken_back,
    ),
    Case(
        place="assess.question._keep",
        show=with_the_confidential_note,
        act=noting("confidential_note"),
        fields=of_answer("confidential_note", "My note", "Their note", "Their note again"),
        words=("My note", "Their note"),
        remove=answer_taken_back,
    ),
    Case(
        place="assess.verdict._save",
        show=judging,
        act=press(f"judge-keep-{ASSESSMENT}-F05"),
        fields=because("My reason"),
        words=("My reason", "Their reason"),
        remove=row_deleted(Entity.VERDICT, "F05"),
    ),
    Case(
        place="assess.verdict._save",
        show=judged,
        act=press(f"judge-drop-{ASSESSMENT}-F05"),
        fields=because(GONE),
        words=("–", "Their reason"),
    ),
    Case(
        place="context.page._keep",
        show=in_context,
        act=note_context,
        fields=of_context("C2", "note", "My note", "Their note", "Their note again"),
        words=("My note", "Their note"),
        remove=row_deleted(Entity.READING, "C2"),
    ),
    Case(
        place="context.page._keep",
        show=in_context,
        act=choose_reading,
        fields=of_context("C3", "readings", ("settled",), (), ("recent", "settled")),
        words=("settled", "–"),
        remove=row_deleted(Entity.READING, "C3"),
    ),
    Case(
        place="context.page._keep",
        show=in_context,
        act=give_figure,
        fields=of_context("C3", "figures", {"languages": 20}, {"languages": 15}, {"languages": 16}),
        words=("languages: 20", "languages: 15"),
        remove=row_deleted(Entity.READING, "C3"),
    ),
)
