"""The real data that the score is tried on, each read by the reader that users have."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from arrays import interactions_of

from leylines.graph.model import Batch
from leylines.graph.network import Interactions
from leylines.graph.sources import source_named

DATA = Path(__file__).parents[3].parent / "shared" / "data"
LINKED = "2005-01-01T00:00:00Z"
"""Of a network without times all links have one; nothing is made of which."""


@dataclass(frozen=True, eq=False)
class DataSet:
    """Interactions, and, where somebody has told, the community of each person."""

    name: str
    says: str
    interactions: Interactions
    groups: np.ndarray | None = None

    @property
    def timed(self) -> bool:
        at = self.interactions.at
        return len(at) > 0 and at.min() < at.max()


def mathoverflow() -> DataSet:
    folder = DATA / "sx-mathoverflow"
    kinds = {"a2q": "ANSWERED", "c2q": "REPLIED", "c2a": "REPLIED"}
    batches = chain.from_iterable(
        snap(folder / f"sx-mathoverflow-{part}.txt.gz", kind) for part, kind in kinds.items()
    )
    says = "questions and answers, 2009 to 2016; who answered or commented whom, no contents"
    return DataSet("sx-mathoverflow", says, interactions_of(batches, "mathoverflow"))


def college() -> DataSet:
    batches = snap(DATA / "CollegeMsg" / "CollegeMsg.txt.gz", "MESSAGED")
    says = "private messages among students, 2004"
    return DataSet("CollegeMsg", says, interactions_of(batches, "college"))


def quantumcomputing() -> DataSet:
    source = source_named("stackexchange")
    batches = source.batches(DATA / "stackexchange-quantumcomputing", {})
    says = "a young question-and-answer site, 2018; contents, tags as communities, acceptances"
    return DataSet("quantumcomputing", says, interactions_of(batches, "quantum"))


def email() -> DataSet:
    folder = DATA / "email-Eu-core"
    options = {"at": LINKED, "kind": "MESSAGED"}
    batches = source_named("edgelist").batches(folder / "email-Eu-core.txt", options)
    interactions = interactions_of(batches, "email")
    rows = (folder / "email-Eu-core-department-labels.txt").read_text("utf-8").splitlines()
    labels = dict(row.split() for row in rows[1:])
    says = "who ever mailed whom in an institution; departments known, no times"
    return DataSet("email-Eu-core", says, interactions, _groups(interactions, labels))


def polblogs() -> DataSet:
    """Read the blogs' links; GML is no format that Leylines reads, an edge list is."""
    text = (DATA / "polblogs" / "polblogs.gml").read_text("utf-8")
    labels = dict(re.findall(r"node \[\s+id (\d+)\s+label .*?\s+value (\d)", text))
    links = sorted(set(re.findall(r"edge \[\s+source (\d+)\s+target (\d+)", text)))
    says = "links between weblogs on politics, 2005; leaning known, no times"
    return DataSet("polblogs", says, *_linked(links, labels))


def _linked(links, labels):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "links.txt"
        file.write_text("".join(f"{source} {target}\n" for source, target in links), "utf-8")
        options = {"at": LINKED, "kind": "MENTIONED"}
        batches = source_named("edgelist").batches(file, options)
        interactions = interactions_of(batches, "polblogs")
    return interactions, _groups(interactions, labels)


def snap(file: Path, kind: str) -> Iterator[Batch]:
    return source_named("snap").batches(file, {"kind": kind})


def _groups(interactions: Interactions, labels: dict[str, str]) -> np.ndarray:
    numbers = {label: number for number, label in enumerate(sorted(set(labels.values()), key=int))}
    return np.array([numbers[labels[name]] for name in interactions.names], dtype=np.int32)


ALL = {
    "sx-mathoverflow": mathoverflow,
    "quantumcomputing": quantumcomputing,
    "CollegeMsg": college,
    "email-Eu-core": email,
    "polblogs": polblogs,
}
