"""A network view as one page of HTML that works by itself: nothing is fetched from anywhere."""

import base64
import hashlib
import json
from functools import cache, partial
from importlib.resources import files
from typing import Any, Literal

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup
from pyvis.network import Network

from leylines.ui.canvas.packed import pack
from leylines.ui.canvas.script import canvas_script
from leylines.ui.canvas.view import Edge, NetworkView, Node, percent

CROWD = 1500
"""Nodes: vis-network draws no more of them without stuttering; WebGL does."""

GROUNDS = {"light": ("#ffffff", "#1c2333"), "dark": ("#0e1117", "#f1f3f7")}
"""Background and text of a page by itself."""

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "tooltipDelay": 120,
        "zoomSpeed": 0.6,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "nodes": {
        "borderWidth": 1,
        "borderWidthSelected": 3,
        "shapeProperties": {"interpolation": False},
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "color": {"inherit": "from", "opacity": 0.45},
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.12},
        "hoverWidth": 1,
        "selectionWidth": 1,
    },
}


def draw(
    view: NetworkView,
    *,
    theme: Literal["light", "dark"] = "light",
    heading: bool = True,
    links: bool = False,
) -> str:
    """Return the page that shows a view: zoom, search, hover, click, keyboard.

    Parameters
    ----------
    view : NetworkView
    theme : {"light", "dark"}
    heading : bool
        Whether the view's title stands above it.
    links : bool
        Whether a node's details link to its page in the explorer.

    Notes
    -----
    vis-network comes from the pyvis package and stands in the page itself; above ``CROWD`` nodes
    the explorer's own canvas draws them, from the same bytes as there. The page's content
    security policy allows the two scripts by their hashes and no request at all, so that neither a
    name from a hostile community nor a mistake here can load or run anything.

    Examples
    --------
    >>> page = draw(NetworkView("A < B", (), ()))
    >>> "<title>A &lt; B</title>" in page
    True
    """
    by = _drawn_by_webgl if view.shown > CROWD else partial(_drawn_by_vis, links=links)
    # Half a surrogate is no character: no file can hold it.
    return by(view, theme=theme, heading=heading).encode("utf-8", "replace").decode("utf-8")


def _drawn_by_vis(view: NetworkView, *, theme: str, heading: bool, links: bool) -> str:
    library, script = _library(), _own("network.js")
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src 'unsafe-inline'; script-src {_hash(library)} {_hash(script)}"
    )
    return _template("network.html").render(
        view=view,
        theme=theme,
        heading=heading,
        policy=policy,
        style=Markup(_own("network.css")),  # noqa: S704 - our own file
        library=Markup(library),  # noqa: S704 - the package's file, without any "</script"
        script=Markup(script),  # noqa: S704 - our own file
        data=embedded(_data(view, links=links)),
    )


def _drawn_by_webgl(view: NetworkView, *, theme: str, heading: bool) -> str:
    script = canvas_script()
    ground, ink = GROUNDS[theme]
    return _template("stand_alone.html").render(
        title=view.title,
        heading=heading,
        ground=ground,
        ink=ink,
        policy=(
            "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
            f"style-src 'unsafe-inline'; script-src {_hash(script)}"
        ),
        script=Markup(script),  # noqa: S704 - our own build, without any "</script"
        data=base64.b64encode(pack(view)).decode(),
    )


def embedded(value: object) -> Markup:
    r"""Return JSON that can stand inside a script element whatever its strings hold.

    Examples
    --------
    >>> print(embedded("</script>"))
    "\u003c/script\u003e"
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - holds no sign that HTML knows


def _data(view: NetworkView, *, links: bool) -> dict[str, Any]:
    network = Network(directed=True)
    for node in view.nodes:
        network.add_node(node.id, **_node(node))
    for place, edge in enumerate(view.edges):
        network.add_edge(edge.source, edge.target, id=place, **_edge(view, edge))
    network.options = OPTIONS
    nodes, edges, *_ = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": OPTIONS, "links": links}


def _node(node: Node) -> dict[str, Any]:
    told = "\n".join([node.label, *(f"{name}: {value}" for name, value in node.said)])
    return {
        "label": node.label or " ",  # pyvis would put the id in the place of an empty label
        "x": node.x,
        "y": node.y,
        "size": node.size,
        "color": node.colour,
        "kind": node.kind,
        "facts": node.said,
        "title": told,
    }


def _edge(view: NetworkView, edge: Edge) -> dict[str, Any]:
    said = ""
    if edge.probability is not None:
        said = percent(edge.probability)
        if edge.low is not None and edge.high is not None:
            said += f" ({percent(edge.low)} to {percent(edge.high)})"
    lines = [f"{view.edge_means}: {said}"] if said else []
    if edge.interactions is not None:
        lines.append(f"interactions: {edge.interactions:,}")
    return {
        "width": round(0.6 + 5 * (edge.probability or 0.0) ** 0.5, 2),
        "said": said,
        "title": "\n".join(lines) or " ",
    }


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return Markup(f"'sha256-{base64.b64encode(digest).decode()}'")  # noqa: S704 - base64


@cache
def _library() -> str:
    """Return vis-network as pyvis brings it; reading makes each line end the one browsers hash."""
    place = files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js")
    return place.read_text(encoding="utf-8")


@cache
def _own(name: str) -> str:
    return files("leylines.ui.canvas").joinpath(name).read_text(encoding="utf-8")


@cache
def _template(name: str) -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.from_string(_own(name))
