"""The analysis: one run over the whole graph, written back beside what was loaded."""

from leylines.queries.analysis.compute import compute
from leylines.queries.analysis.result import Result
from leylines.queries.analysis.run import RunSummary, analyse

__all__ = ["Result", "RunSummary", "analyse", "compute"]
