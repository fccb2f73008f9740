"""How does the server turn away what it does not answer, before the framework sees anything of it?"""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from planner.app.web.language import preferred
from planner.wording import Wording

_POLICY_VIOLATION = 1008
"""https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1"""


def words_of(scope: Scope) -> Wording:
    """Return the words of whoever asks, as their browser names their language."""
    headers = Headers(scope=scope)
    return Wording(preferred("", headers.get("cookie", ""), headers.get("accept-language", "")))


async def turn_away(scope: Scope, receive: Receive, send: Send, *, sentence: str, status: int) -> None:
    """Answer with a sentence; where none can be sent, end the connection."""
    if scope["type"] == "http" or "websocket.http.response" in scope.get("extensions", {}):
        await PlainTextResponse(sentence, status_code=status)(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
