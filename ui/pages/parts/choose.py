"""Choices that stand in the page's address, so that the address can be sent."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.text import plain

Named = TypeVar("Named", bound=str)

ENDS = {"community": "A community", "person": "A person"}


def choose(
    label: str, name: str, options: Mapping[str, str], *, help: str | None = None
) -> str | None:
    """Return the one of the options (id to what is shown) that is chosen, or None.

    The address's parameter ``name`` holds the choice; what it holds that is no option is said.
    """
    key = f"chosen {name}"
    asked = st.query_params.get(name)
    # The address goes before what was chosen last: after a step back it names another choice, or
    # none.
    st.session_state[key] = asked if asked in options else None
    if asked is not None and asked not in options:
        st.warning(f"There is no {plain(asked)} here.", icon=":material/search_off:")

    def note() -> None:
        if st.session_state[key] is None:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = st.session_state[key]

    shown: str | None = st.selectbox(
        label,
        list(options),
        index=None,
        format_func=lambda one: options.get(one, one),
        key=key,
        on_change=note,
        help=help,
        placeholder="Choose …",
    )
    return shown


def one_of(
    label: str, name: str, options: Mapping[Named, str], *, help: str | None = None
) -> Named:
    """Return which of a few options is chosen: the first, unless the address says another."""
    key = f"chosen {name}"
    asked = st.query_params.get(name)
    st.session_state[key] = asked if asked in options else next(iter(options))

    def note() -> None:
        st.query_params[name] = st.session_state[key]

    shown: Named = st.radio(
        label, list(options), format_func=options.__getitem__, horizontal=True, key=key,
        on_change=note, help=help,
    )  # fmt: skip
    return shown


def end(graph: Graph, name: str, label: str) -> tuple[str, str] | None:
    """Return kind and id of a community or person, as ``kind:id`` in the address, or None."""
    key = f"kind of {name}"
    asked = st.query_params.get(name, "").partition(":")[0]
    if asked in ENDS:
        st.session_state[key] = asked
    elif key not in st.session_state:
        st.session_state[key] = "community"

    def forget() -> None:
        st.query_params.pop(name, None)
        st.session_state.pop(f"chosen {name}", None)

    kind: str = st.radio(
        label, list(ENDS), format_func=ENDS.__getitem__, horizontal=True, key=key, on_change=forget
    )
    if kind == "person":
        chosen = person(graph, name, "Which person", prefix="person:")
    else:
        options = {f"community:{one}": called for one, called in communities(graph).items()}
        chosen = choose("Which community", name, options)
    return (kind, chosen.removeprefix(f"{kind}:")) if chosen else None


def number(label: str, name: str, low: int, high: int, usual: int, step: int = 10) -> int:
    """Return a number between two that stands in the address unless it is the usual one."""
    key = f"chosen {name}"
    asked = st.query_params.get(name, "")
    is_usable = asked.isdecimal() and low <= int(asked) <= high
    st.session_state[key] = int(asked) if is_usable else usual

    def note() -> None:
        st.query_params[name] = str(st.session_state[key])

    return int(st.slider(label, low, high, step=step, key=key, on_change=note))


def amount(label: str, name: str) -> float:
    """Return a number of 0 or more that stands in the address unless it is 0."""
    key = f"chosen {name}"
    try:
        asked = float(st.query_params.get(name, "nan"))
    except ValueError:
        asked = float("nan")
    st.session_state[key] = asked if 0 <= asked < float("inf") else 0.0

    def note() -> None:
        if st.session_state[key]:
            st.query_params[name] = f"{st.session_state[key]:g}"
        else:
            st.query_params.pop(name, None)

    return float(st.number_input(label, min_value=0.0, key=key, on_change=note))


def people(graph: Graph, name: str, label: str, *, help: str | None = None) -> tuple[str, ...]:
    """Return the ids of people who are chosen, each a parameter of its own in the address.

    Those who can be chosen are the first of all and whoever goes by what is typed above.
    """
    key = f"chosen {name}"
    known = {}
    for asked in st.query_params.get_all(name):
        found = graph.ask("find_person", text=asked, limit=1)
        if found and found[0]["match"] == "id":
            known[asked] = _called(found[0])
        else:
            st.warning(f"There is no {plain(asked)} here.", icon=":material/search_off:")
    st.session_state[key] = list(known)
    search, choice = st.columns(2, gap="medium", vertical_alignment="bottom")
    with search:
        text = st.text_input(f"{label}: find by name, handle or id", key=f"sought {name}")
    rows = graph.ask("find_person", text=text, limit=50) if text.strip() else []
    if text.strip() and not rows:
        st.caption("Nobody goes by that.")
    rows = rows or graph.ask("top_people_overall", limit=50)
    options = known | {row["id"]: _called(row) for row in rows}

    def note() -> None:
        st.query_params[name] = st.session_state[key]

    with choice:
        chosen = st.multiselect(
            label, list(options), format_func=lambda one: options.get(one, one), key=key,
            on_change=note, help=help,
        )  # fmt: skip
    return tuple(chosen)


def decimal(
    label: str, name: str, low: float, high: float, usual: float, step: float, *, help: str
) -> float:
    """Return a decimal number between two that stands in the address unless it is the usual one."""
    key = f"chosen {name}"
    try:
        asked = float(st.query_params.get(name, usual))
    except ValueError:
        asked = usual
    st.session_state[key] = asked if low <= asked <= high else usual

    def note() -> None:
        if st.session_state[key] == usual:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = repr(st.session_state[key])

    return float(st.number_input(label, low, high, step=step, key=key, help=help, on_change=note))


def communities(graph: Graph) -> dict[str, str]:
    """Return what each community is called in a choice, by its id; declared ones first."""
    rows = graph.ask("communities")
    rows = sorted(rows, key=lambda row: row["kind"] == "detected")
    return {
        row["id"]: f"{row['name'] or row['id']} · {row['kind']}"
        + (f" on {row['network']}" if row["network"] else "")
        for row in rows
    }


def person(graph: Graph, name: str, label: str, *, prefix: str = "") -> str | None:
    """Return a person (prefix and id) found by name, handle or id, or None while none is chosen."""
    asked = st.query_params.get(name, "").removeprefix(prefix)
    known = graph.ask("find_person", text=asked, limit=1) if asked else []
    if known and known[0]["match"] != "id":
        known = []
    if asked and not known:
        st.warning(f"There is no {plain(asked)} here.", icon=":material/search_off:")
    search, choice = st.columns(2, vertical_alignment="bottom")
    with search:
        text = st.text_input("Find by name, handle or id", key=f"sought {name}")
    found = graph.ask("find_person", text=text, limit=50) if text.strip() else []
    if text.strip() and not found:
        st.caption("Nobody goes by that.")
    if not found:
        found = graph.ask("top_people_overall", limit=50)
    options = {f"{prefix}{row['id']}": _called(row) for row in [*known, *found]}
    with choice:
        if not known:
            st.query_params.pop(name, None)
        return choose(label, name, options)


def _called(row: Mapping[str, object]) -> str:
    networks = row.get("networks")
    where = ", ".join(map(str, networks)) if isinstance(networks, list) else ""
    return f"{row['name'] or row['id']} · {where}" if where else str(row["name"] or row["id"])
