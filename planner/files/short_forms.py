"""Which short forms do people write in an assessment, and what is each in full?"""

from collections.abc import Callable, Mapping

from planner.files.located_yaml import Value


def spelled_out(data: Value) -> Value:
    """Turn the short forms of an assessment into the long ones that the model knows.

    >>> spelled_out({"scope": "whole", "answers": {"1.1": "no"}, "context": {"C1": "none"}})
    {'scope': [], 'answers': {'1.1': [{'answer': 'no'}]}, 'context': {'C1': {'readings': []}}}
    """
    if not isinstance(data, dict):
        return data
    return {key: _SHORT_FORMS.get(key, _as_it_is)(value) for key, value in data.items()}


def _as_it_is(value: Value) -> Value:
    return value


def _listed(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [value]


def _scope(value: Value) -> Value:
    # The word is there to be read; the model needs no second way to say that nothing was left out.
    return [] if value == "whole" else _listed(value)


def _answers(value: Value) -> Value:
    return _each(value, lambda answers: [_response(answer) for answer in _listed(answers)])


def _response(value: Value) -> Value:
    if isinstance(value, dict) and "evidence" in value:
        return {**value, "evidence": [_evidence(document) for document in _listed(value["evidence"])]}
    return value if isinstance(value, dict) else {"answer": value}


def _evidence(value: Value) -> Value:
    return {"title": value} if isinstance(value, str | int | float) else value


def _context(value: Value) -> Value:
    return _each(value, _reading)


def _reading(value: Value) -> Value:
    if isinstance(value, dict):
        return {**value, "readings": _readings(value["readings"])} if "readings" in value else value
    return {"readings": _readings(value)}


def _readings(value: Value) -> Value:
    return [] if value == "none" else _listed(value)


def _named(value: Value) -> Value:
    return {"name": value} if isinstance(value, str | int | float) else value


def _session(value: Value) -> Value:
    return {"day": value} if isinstance(value, str | int | float) else value


def _means(value: Value) -> Value:
    if not isinstance(value, dict):
        return value
    long = dict(value)
    if value.get("money") == "none":
        long["money"] = []
    if "services" in value:
        long["services"] = _each(value["services"], _time)
    return long


def _time(value: Value) -> Value:
    if isinstance(value, str | int | float):
        return {"posts": value}
    return {**value, "away": _listed(value["away"])} if isinstance(value, dict) and "away" in value else value


def _sessions(value: Value) -> Value:
    return [_session(session) for session in value] if isinstance(value, list) else value


def _numbers(value: Value) -> Value:
    # All other ids of an assessment have hyphens.
    return {key.replace("-", "_"): number for key, number in value.items()} if isinstance(value, dict) else value


def _plan(value: Value) -> Value:
    if not isinstance(value, dict):
        return value
    return {key: _OF_PLAN.get(key, _as_it_is)(setting) for key, setting in value.items()}


def _each(value: Value, spell: Callable[[Value], Value]) -> Value:
    return {key: spell(short) for key, short in value.items()} if isinstance(value, dict) else value


def _adoption(value: Value) -> Value:
    if not isinstance(value, dict) or "may_begin_before" not in value:
        return value
    return {**value, "may_begin_before": _listed(value["may_begin_before"])}


_OF_PLAN: Mapping[str, Callable[[Value], Value]] = {
    "roles": lambda roles: _each(roles, _named),
    "partners": lambda partners: _each(partners, _listed),
    "done": _listed,
    "adoption": _adoption,
    "council_sessions": _sessions,
    "means": _means,
    **dict.fromkeys(("caps", "weights", "quick_win"), _numbers),
}
_SHORT_FORMS: Mapping[str, Callable[[Value], Value]] = {
    "city": _named,
    "scope": _scope,
    "answers": _answers,
    "context": _context,
    "plan": _plan,
}
