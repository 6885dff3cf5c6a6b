"""A page with one canvas, for the browser; what is selected stands below it."""

import json
import os
from pathlib import Path

import streamlit as st

from leylines.ui.canvas import Edge, NetworkView, Node
from leylines.ui.canvas.component import network_canvas

told = json.loads(Path(os.environ["CANVAS_VIEW"]).read_text(encoding="utf-8"))
st.button("Again")
shown = told["nodes"][: -1 if st.toggle("One fewer") else None]
nodes = tuple(Node(**{**node, "facts": tuple(map(tuple, node["facts"]))}) for node in shown)
ids = {node.id for node in nodes}
edges = tuple(Edge(**edge) for edge in told["edges"] if {edge["source"], edge["target"]} <= ids)
legend = tuple(map(tuple, told["legend"]))
view = NetworkView(told["title"], nodes, edges, legend, of=5, left_out=told["left_out"])
chosen = network_canvas(view, "canvas")
st.text(json.dumps([chosen.nodes, chosen.edge, chosen.how]))
if chosen.expand:
    st.session_state["grown"] = chosen.expand
st.text(f"grown: {st.session_state.get('grown')}")
