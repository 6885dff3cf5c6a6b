"""What people cost, from a file that is uploaded: nothing of it is written anywhere."""

import csv
import io

import streamlit as st

from leylines.graph.errors import SourceError
from leylines.queries.spread import read_costs
from leylines.ui.pages.parts.arrays import newest_of
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.seeds import Costs
from leylines.ui.pages.parts.terms import TERMS
from leylines.ui.pages.parts.text import plain


def uploaded_costs(graph: Graph) -> Costs:
    """Let a file and its column of costs be chosen, and return what people cost; none: one each."""
    file = st.file_uploader("What people cost", type="csv", help=TERMS["cost"])
    if file is None:
        return ()
    try:
        text = file.getvalue().decode("utf-8-sig")
        costs = tuple(_read(graph, text, file.name).items())
    except UnicodeDecodeError:
        st.error("The file is not in UTF-8. Save it as CSV in UTF-8.", icon=":material/error:")
    except SourceError as error:
        st.error(plain(str(error)), icon=":material/error:")
    else:
        return costs
    st.caption("Until it is mended everybody costs 1.")
    return ()


def _read(graph: Graph, text: str, name: str) -> dict[str, float]:
    columns = [each for each in next(csv.reader(io.StringIO(text)), []) if each != "person"]
    column = st.selectbox("The column of costs", columns, key="column of costs")
    lines = io.StringIO(text, newline="")
    return read_costs(lines, newest_of(graph).positions, name, column or "cost")
