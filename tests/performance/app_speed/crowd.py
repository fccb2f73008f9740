"""Twenty people at one plan, each with an open connection of their own, each changing another action.

They speak the framework's protocol without a browser, so the figures are the server's: from an edit
that is sent to the end of the run that saved and redrew it.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from performance.app_speed.city import PLAN

_EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN
PATIENCE = 30.0
"""Seconds that one answer may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How many people there are, and how fast they are."""

    people: int = 20
    every: float = 3.0
    """Seconds between two edits of one person, half of it more or less."""
    arriving: float = 12.0
    """Seconds in which all open the page, before the first edit."""
    lasting: float = 30.0


@dataclass(slots=True)
class Somebody:
    """One person with the list of actions before them, who changes the status of one action over and over."""

    connection: ClientConnection
    action: int
    """The place of their action in the list."""
    page: str = ""
    fragment: str = ""
    """The part of the page that the field stands in, which is drawn anew by itself."""
    box: Selectbox = field(default_factory=Selectbox)
    """The field with the status, which is another one after every edit."""
    waited: list[float] = field(default_factory=list)

    async def arrive(self) -> None:
        """Open the page."""
        await self._run(BackMsg(rerun_script=ClientState(page_name="plan", query_string=self._place)))
        if not self.box.id:
            raise RuntimeError("the list of actions shows no field for a status")

    async def edit(self) -> None:
        """Change the status, forth or back between the first two, and note how long the answer took."""
        before, status = self.box.id, self.box.options[0 if self.box.default else 1]
        state = ClientState(page_script_hash=self.page, query_string=self._place, fragment_id=self.fragment)
        message = BackMsg(rerun_script=state)
        message.rerun_script.widget_states.widgets.add(id=self.box.id, string_value=status)
        begin = time.perf_counter()
        await self._run(message)
        self.waited.append(time.perf_counter() - begin)
        if self.box.id == before:
            raise RuntimeError("an edit did not reach the store")

    @property
    def _place(self) -> str:
        return f"plan={PLAN}&form=list"

    async def _run(self, message: BackMsg) -> None:
        """Ask for a run of the page, and read until it has ended."""
        await self.connection.send(message.SerializeToString())
        boxes: list[tuple[Selectbox, str]] = []
        async with asyncio.timeout(PATIENCE):
            ended = False
            while not ended:
                reply = ForwardMsg.FromString(await self.connection.recv(decode=False))
                self._heed(reply, boxes)
                # A run that gives way to the drawing of a few parts ends early, and is not the last one.
                ended = reply.WhichOneof("type") == "script_finished" and reply.script_finished != _EARLY
        if not self.box.id and len(boxes) > self.action:
            self.box, self.fragment = boxes[self.action]
        for box, fragment in boxes:
            if box.label == self.box.label:
                self.box, self.fragment = box, fragment

    def _heed(self, reply: ForwardMsg, boxes: list[tuple[Selectbox, str]]) -> None:
        match reply.WhichOneof("type"):
            case "navigation":
                self.page = reply.navigation.page_script_hash
            case "delta" if reply.delta.new_element.WhichOneof("type") == "selectbox":
                box = reply.delta.new_element.selectbox
                if f"plan-status-{PLAN}-" in box.id:
                    boxes.append((box, reply.delta.fragment_id))


async def _stay(address: str, number: int, pace: Pace) -> list[float]:
    """Be one person from arrival to leave, and return how long each edit took."""
    headers = {"Accept-Language": "en", "Cookie": f"planner_person=Person%20{number}"}
    where, protocols = f"ws{address.removeprefix('http')}/_stcore/stream", [Subprotocol("streamlit")]
    async with connect(where, additional_headers=headers, max_size=None, subprotocols=protocols) as connection:
        somebody, chance = Somebody(connection, action=number), Random(number)  # noqa: S311 - when people edit is no secret
        begin = time.monotonic()
        await asyncio.sleep(number * pace.every / pace.people)
        await somebody.arrive()
        # Nobody edits while others still arrive, and then each at times of their own: what the server
        # made of the arrivals would else decide who edits at the same moment as whom.
        next_edit = begin + pace.arriving + chance.random() * pace.every
        end = begin + pace.arriving + pace.lasting
        while max(next_edit, time.monotonic()) < end:
            await asyncio.sleep(max(0.0, next_edit - time.monotonic()))
            await somebody.edit()
            next_edit += pace.every * chance.uniform(0.5, 1.5)
        return somebody.waited


async def _together(address: str, pace: Pace) -> list[float]:
    stays = await asyncio.gather(*(_stay(address, number, pace) for number in range(pace.people)))
    return [seconds for waited in stays for seconds in waited]


def crowd(address: str, pace: Pace | None = None) -> Sequence[float]:
    """Return the seconds that all the edits took, in no order."""
    return asyncio.run(_together(address, pace or Pace()))
