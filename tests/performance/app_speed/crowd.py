"""Twenty people at one plan, each with an open connection of their own, each changing another action.

They speak the framework's protocol without a browser, so the figures are the server's: from an edit
that is sent to the end of the run that saved and redrew it.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from performance.app_speed.city import PLAN

PATIENCE = 30.0
"""Seconds that one answer may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How many people there are, and how fast they are."""

    people: int = 20
    every: float = 3.0
    """Seconds between two edits of one person."""
    lasting: float = 30.0


@dataclass(slots=True)
class Somebody:
    """One person with the list of actions before them, who changes the status of one action over and over."""

    connection: ClientConnection
    action: int
    """The place of their action in the list."""
    page: str = ""
    fragment: str = ""
    """The part of the page that the list stands in, which is drawn anew by itself."""
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
        boxes: list[Selectbox] = []
        async with asyncio.timeout(PATIENCE):
            ended = False
            while not ended:
                told = ForwardMsg.FromString(await self.connection.recv(decode=False))
                self._heed(told, boxes)
                ended = told.WhichOneof("type") == "script_finished"
        if len(boxes) > self.action:
            self.box = boxes[self.action]

    def _heed(self, told: ForwardMsg, boxes: list[Selectbox]) -> None:
        match told.WhichOneof("type"):
            case "navigation":
                self.page = told.navigation.page_script_hash
            case "delta" if told.delta.new_element.WhichOneof("type") == "selectbox":
                box = told.delta.new_element.selectbox
                if f"plan-status-{PLAN}-" in box.id:
                    self.fragment = told.delta.fragment_id
                    boxes.append(box)


async def _stay(address: str, number: int, pace: Pace) -> list[float]:
    """Be one person from arrival to leave, and return how long each edit took."""
    headers = {"Accept-Language": "en", "Cookie": f"planner_person=Person%20{number}"}
    where, protocols = f"ws{address.removeprefix('http')}/_stcore/stream", [Subprotocol("streamlit")]
    async with connect(where, additional_headers=headers, max_size=None, subprotocols=protocols) as connection:
        somebody = Somebody(connection, action=number)
        await asyncio.sleep(number * pace.every / pace.people)
        await somebody.arrive()
        # Everybody waits for all the others to arrive, then edits at a time of their own.
        next_one = time.monotonic() + 2 * pace.every
        end = next_one + pace.lasting
        while max(next_one, time.monotonic()) < end:
            await asyncio.sleep(max(0.0, next_one - time.monotonic()))
            await somebody.edit()
            next_one += pace.every
        return somebody.waited


async def _together(address: str, pace: Pace) -> list[float]:
    stays = await asyncio.gather(*(_stay(address, number, pace) for number in range(pace.people)))
    return [seconds for waited in stays for seconds in waited]


def crowd(address: str, pace: Pace | None = None) -> Sequence[float]:
    """Return the seconds that all the edits took, in no order."""
    return asyncio.run(_together(address, pace or Pace()))
