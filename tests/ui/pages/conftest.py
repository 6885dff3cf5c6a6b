"""The explorer as a whole, run without a browser on a real graph."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[3] / "ui" / "pages" / "app.py"


@pytest.fixture(autouse=True)
def fresh_caches():
    """Let no test see what another one kept."""
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def loaded(tiny):
    """Return a store with what was loaded of the tiny graph, without any analysis."""
    tiny.write("MATCH (n:Run|Route) DETACH DELETE n")
    tiny.write("MATCH (n:Community {kind: 'detected'}) DETACH DELETE n")
    tiny.write("MATCH ()-[r:INFLUENCES|SCORED|REACHES]->() DELETE r")
    return tiny


@pytest.fixture
def opened():
    """Return a function that opens a page of the explorer at an address."""

    def run(page: str = "overview", **parameters: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=240)
        if page != "overview":
            app.switch_page(f"{page}.py")
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception[0].stack_trace
        return app

    return run


@pytest.fixture
def text():
    """Return a function that gives all that a page says."""

    def said(app: AppTest) -> str:
        kinds = ("title", "header", "subheader", "markdown", "caption", "text", "code", "info",
                 "warning", "error")  # fmt: skip
        parts = [element.value for kind in kinds for element in getattr(app, kind)]
        parts += [f"{metric.label}: {metric.value} {metric.delta}" for metric in app.metric]
        return "\n".join(map(str, parts)).replace("\\", "")

    return said
