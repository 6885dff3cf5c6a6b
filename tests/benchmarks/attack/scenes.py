"""The data that the attacks are tried on: two real data sets, and one network of the demonstration.

``datasets`` and ``arrays`` are those of the benchmark of validity, which ``make attack`` puts on
the path.
"""

import tempfile
from pathlib import Path

import datasets
from arrays import interactions_of

from leylines.graph.demo import write_demo
from leylines.graph.sources import source_named

NETWORK = "askwell"


def demonstration() -> datasets.DataSet:
    with tempfile.TemporaryDirectory() as folder:
        write_demo(Path(folder))
        batches = list(source_named("csv").batches(Path(folder) / NETWORK, {}))
    says = f"the network {NETWORK} of the demonstration data; invented, with a planted vote ring"
    return datasets.DataSet("demonstration", says, interactions_of(batches, NETWORK))


ALL = {
    "sx-mathoverflow": datasets.mathoverflow,
    "quantumcomputing": datasets.quantumcomputing,
    "demonstration": demonstration,
}
