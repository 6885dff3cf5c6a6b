"""A network as a file: every format that there is, made when it is asked for."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from leylines.queries.catalogue import ask
from leylines.ui.canvas import NetworkView, origin_of
from leylines.ui.exports import FORMATS, Format
from leylines.ui.exports.named import is_named, stem
from leylines.ui.pages.parts.graph import Graph, open_graph

COLUMNS = 2


def offer(view: NetworkView, key: str) -> None:
    """Offer a view in every format that can hold it.

    A view that is not told where it comes from comes from this page with what its address says.
    """
    graph = open_graph()
    if view.origin is None:
        view = replace(view, origin=origin_of(graph.ask, f"page {key}", dict(st.query_params)))
    formats = [each for each in FORMATS.values() if is_named(view) or not each.reproduces]
    with st.popover("Take it with you", icon=":material/download:", type="tertiary"):
        columns = [each.container(gap=None) for each in st.columns(COLUMNS, width=520)]
        for place, each in enumerate(formats):
            columns[place * COLUMNS // len(formats)].download_button(
                each.title,
                _maker(each, view, graph),
                file_name=f"{stem(view)}{each.suffix}",
                mime=each.mime,
                key=f"{key} {each.name}",
                help=each.sentence,
                on_click="ignore",
                type="tertiary",
            )


def _maker(format: Format, view: NetworkView, graph: Graph) -> Callable[[], bytes]:
    """Return what makes the file; it runs on a thread of its own, without the page's cache."""
    return partial(format, view, partial(ask, graph.store))
