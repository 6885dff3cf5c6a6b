"""The import files: what Neo4j's own importer makes of them."""

import io
import shlex
import zipfile

import pytest

from leylines.graph.server import EmbeddedServer
from leylines.graph.server.importing import import_into
from leylines.graph.settings import Settings
from leylines.graph.store import Store
from leylines.ui.exports import render

pytestmark = pytest.mark.neo4j


@pytest.fixture
def imported(tmp_path, cache_dir, store, mixed_view):
    """A server on the graph that the command line in the zip makes; `store` brings the jars."""
    settings = Settings(
        neo4j_uri=None, data_dir=tmp_path / "new", cache_dir=cache_dir, heap_mib=512,
        page_cache_mib=64,
    )  # fmt: skip
    settings.home.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(render(mixed_view, "neo4j"))) as archive:
        archive.extractall(settings.home)
    command = (settings.home / "import.sh").read_text().splitlines()[-1]
    program, _, _, _, *arguments, database = shlex.split(command)
    assert (program, database) == ("neo4j-admin", "shown")
    import_into(settings, settings.home, arguments)
    server = EmbeddedServer(settings)
    with Store(server.start()) as store:
        yield store
    server.stop()


def test_the_importer_makes_the_view(imported, mixed_view, compare):
    compare(imported, mixed_view)
