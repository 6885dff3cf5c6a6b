"""Long work that a page starts: the commands of ``leylines``, each in a process of its own."""

from leylines.ui.jobs.job import Job, State
from leylines.ui.jobs.jobs import Jobs
from leylines.ui.jobs.stage import Stage

__all__ = ["Job", "Jobs", "Stage", "State"]
