"""How far standing in a community and standing everywhere go together, as a number."""

from streamlit.delta_generator import DeltaGenerator

from leylines.ui.pages.parts.people import Row
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import between


def show_correlation(place: DeltaGenerator, row: Row) -> None:
    """Show a community's correlation with its interval."""
    place.metric(
        "Correlation",
        "unknown" if row["correlation"] is None else f"{row['correlation']:.2f}",
        between(row["low"], row["high"], "{:.2f}".format) or None,
        delta_color="off",
        delta_arrow="off",
        help=f"{TERMS['correlation']}\n\n{TERMS['interval']}",
        border=True,
        height="stretch",
    )
