"""How it is looked at: command line, pages, network canvas, exports."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leylines.ui.canvas.widget import NetworkWidget

__all__ = ["NetworkWidget"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module's attribute may be
    """Load the notebook's widget when it is asked for, since few have its libraries."""
    if name != "NetworkWidget":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        from leylines.ui.canvas.widget import NetworkWidget
    except ModuleNotFoundError as error:
        if error.name not in ("anywidget", "traitlets"):
            raise
        raise ImportError(
            "NetworkWidget needs anywidget: pip install 'leylines[notebook]'"
        ) from error
    return NetworkWidget
