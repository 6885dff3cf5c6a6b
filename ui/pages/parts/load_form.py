"""The form that starts a load: what kind of files, which, and into which network."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from leylines.graph.errors import LeylinesError, LoadError
from leylines.graph.loading.identity import check_network
from leylines.graph.sources import SOURCES
from leylines.graph.sources.options import NAMING_FILES
from leylines.ui.jobs.files import safe_name
from leylines.ui.pages.parts.choose import choose
from leylines.ui.pages.parts.graph import Graph
from leylines.ui.pages.parts.jobs import the_jobs
from leylines.ui.pages.parts.local import is_local
from leylines.ui.pages.parts.text import plain


def load_form(graph: Graph) -> None:
    """Ask for files and start loading them."""
    titles = {name: f"{source.title} · {name}" for name, source in SOURCES.items()}
    source = choose("What kind of files", "source", titles)
    if source is None:
        st.caption("Choose what the files are; what each tells is in `leylines sources`.")
        return
    with st.form(f"load {source}"):
        uploads = st.file_uploader("Files", accept_multiple_files=True, help=SEVERAL)
        path = ""
        if is_local():
            path = st.text_input("Or a file or folder on this machine", help=LARGE).strip()
        network = st.text_input("Network", placeholder="forum", help=NETWORK).strip()
        options = _options(source)
        known = {row["id"] for row in graph.ask("networks")}
        mirror = bool(known) and st.checkbox(
            "Remove from the network what these files no longer tell of", help=MIRROR
        )
        asked = st.form_submit_button("Load", type="primary", icon=":material/upload:")
    if asked:
        try:
            _start(source, network, path, uploads, options, mirror=mirror)
        except LeylinesError as error:
            st.error(plain(error), icon=":material/error:")
        else:
            st.rerun()


SEVERAL = "Several are read together, as a folder. Pack a folder that has folders in it as .zip."
LARGE = "It is read where it lies: for what is too large to upload."
NETWORK = (
    "The id of the network that they are of: letters, digits, '.', '_' and '-'. The same id again "
    "adds to what is there."
)
MIRROR = "At most a tenth of it; beyond that nothing is removed, and it says so."


def _options(source: str) -> dict[str, Any]:
    """Ask for what the format leaves open; an option that names a file takes an upload."""
    meanings = SOURCES[source].options
    if not meanings:
        return {}
    with st.expander("What the format leaves open"):
        return {name: _option(source, name, meaning) for name, meaning in meanings.items()}


def _option(source: str, name: str, meaning: str) -> object:
    label, key = plain(f"{name}: {meaning}"), f"{source} {name}"
    if name in NAMING_FILES:
        return st.file_uploader(label, key=key)
    return st.text_input(label, key=key).strip()


def _start(
    source: str,
    network: str,
    path: str,
    uploads: Sequence[Any],
    options: Mapping[str, Any],
    *,
    mirror: bool,
) -> None:
    if not network:
        raise LoadError("The network has no id", cure="Give one, such as forum.")
    check_network(network)
    if bool(path) == bool(uploads):
        raise LoadError("There is nothing to read, or too much", cure="Give files or a path.")
    jobs = the_jobs()
    folder = jobs.files.make()
    try:
        place = Path(path).expanduser().absolute() if path else written(uploads, folder / "files")
        told = _told(options, folder / "options")
    except LeylinesError:
        jobs.files.remove(folder)
        raise
    arguments = ["load", source, str(place), "--network", network, *told]
    jobs.start(f"Load {network}", arguments + ["--mirror"] * mirror, folder)


def _told(options: Mapping[str, Any], folder: Path) -> list[str]:
    """Return the options as the command line takes them; files are written into a new folder."""
    told = []
    for name, value in options.items():
        if value:
            text = written([value], folder) if name in NAMING_FILES else value
            told += ["--option", f"{name}={text}"]
    return told


def written(uploads: Sequence[Any], folder: Path) -> Path:
    """Write uploaded files into a new folder; return it, or the file where it is only one.

    Raises
    ------
    LoadError
        If two of them have one name.
    """
    folder.mkdir(mode=0o700)
    files = [folder / safe_name(upload.name) for upload in uploads]
    for file, upload in zip(files, uploads, strict=True):
        if file.exists():
            raise LoadError(f"Two files are named {file.name}", cure="Rename one, or pack them.")
        file.write_bytes(upload.getbuffer())
    return files[0] if len(files) == 1 else folder
