"""The pages of a report."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from leylines.ui.canvas import NetworkView, Origin
from leylines.ui.canvas.builders import Ask
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest
from leylines.ui.exports.pictures import note_drawn
from leylines.ui.exports.reports.blocks import Block, line
from leylines.ui.exports.reports.community import community_blocks
from leylines.ui.exports.reports.network import network_blocks
from leylines.ui.exports.reports.person import person_blocks
from leylines.ui.exports.reports.routes import routes_blocks
from leylines.ui.exports.typeset import lacking_sentence, typeset

_REPORTS = {"community": community_blocks, "person": person_blocks, "routes": routes_blocks}
_UNKNOWN = datetime(1980, 1, 1, tzinfo=UTC)


def pdf(view: NetworkView, ask: Ask | None = None) -> bytes:
    """Return a report as PDF.

    Of a community, a person or stored routes it holds what is known, else what the view tells.
    The manifest is the last page, and a file within the PDF.

    Parameters
    ----------
    view : NetworkView
    ask : callable, optional
        Asks a named question; without it the report holds what the view tells by itself.

    Examples
    --------
    >>> pdf(NetworkView("Physics", (), ()))[:5]
    b'%PDF-'
    """
    origin = view.origin
    if ask and origin and origin.builder in _REPORTS:
        key = str(dict(origin.parameters).get("key", ""))
        blocks = _REPORTS[origin.builder](ask, view, key)
    else:
        blocks = network_blocks(view)
    changes = Changes()
    note_drawn(view, changes)
    changes.note("a text was cut to what a page can show", _cut(blocks))
    unshown = lacking_sentence([line(view.title), *_texts(blocks)])
    if unshown:
        changes.note(unshown)
    told = as_text(manifest(view, "pdf", changes))
    blocks.append(_manifest(told, unshown))
    data = {
        "title": line(view.title, 120),
        "subtitle": _subtitle(origin),
        "blocks": blocks,
        "manifest": told,
    }
    return typeset("report.typ", data, "pdf", _moment(origin))


def _subtitle(origin: Origin | None) -> str:
    if origin is None or not origin.run:
        return "Made by Leylines."
    until = f", of data until {origin.data_until[:10]}" if origin.data_until else ""
    return f"Made by Leylines from the analysis {line(origin.run)}{until}."


def _moment(origin: Origin | None) -> datetime:
    return datetime.fromisoformat(origin.data_until) if origin and origin.data_until else _UNKNOWN


def _manifest(told: str, unshown: str) -> Block:
    intro = "How this report was made, what is left out and what was changed, for whoever makes it "
    intro += "again; the same is in the PDF as manifest.json."
    shown = "\n".join(
        " " * (len(each) - len(each.lstrip())) + line(each, 400) for each in told.splitlines()
    )
    return {
        "kind": "manifest",
        "title": "How this was made",
        "note": unshown,
        "intro": intro,
        "text": shown,
    }


def _texts(told: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a block holds
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for each in told.values():
            yield from _texts(each)
    elif isinstance(told, list | tuple):
        for each in told:
            yield from _texts(each)


def _cut(blocks: list[Block]) -> int:
    return sum(text.endswith("…") for block in blocks for text in _texts(block))
