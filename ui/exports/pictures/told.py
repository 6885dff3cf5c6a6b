"""What a picture writes of a view, and what it has to change for that."""

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.pictures.marks import written


def drawn_texts(view: NetworkView) -> list[str]:
    """Return the names that its picture writes: what the fonts have to hold."""
    return [written(name) for name in _names(view)]


def note_drawn(view: NetworkView, changes: Changes) -> None:
    """Count the names that its picture does not write as they are."""
    changed = sum(written(name) != name for name in _names(view))
    changes.note("a name became one line of at most 40 signs that can be drawn", changed)


def _names(view: NetworkView) -> list[str]:
    return [*(node.label for node in view.nodes), *(name for name, _ in view.legend)]
