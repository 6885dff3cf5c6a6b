"""All jobs of an explorer: shared by everybody who has it open, ended with it."""

import threading
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from leylines.ui.jobs.files import FolderOfJobs
from leylines.ui.jobs.job import PATIENCE_SECONDS, Job

MOST_KEPT = 20


class Jobs:
    """Starts jobs and remembers the last ones; safe to be used from several threads.

    Parameters
    ----------
    folder : Path
        Where files are kept that jobs read, such as uploads.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     jobs = Jobs(Path(folder))
    ...     job = jobs.start("Look at the sources", ["sources"])
    ...     job.wait(60), job.state
    (True, 'done')
    """

    def __init__(self, folder: Path) -> None:
        self.files = FolderOfJobs(folder)
        self._lock = threading.Lock()
        self._numbers = count(1)
        self._jobs: dict[int, Job] = {}
        self._folders: dict[int, Path] = {}

    def start(self, title: str, arguments: Sequence[str], reads: Path | None = None) -> Job:
        """Start a command; one that runs already with the same arguments is returned instead.

        Parameters
        ----------
        title : str
            What it does, as a person reads it.
        arguments : sequence of str
            The command, without ``leylines``.
        reads : Path, optional
            A folder of ``files`` made for it: removed once the command has done its work, kept for
            another try where it has not.
        """
        with self._lock:
            for job in self._jobs.values():
                if job.arguments == tuple(arguments) and not job.is_over:
                    if reads:
                        self.files.remove(reads)
                    return job
            number = next(self._numbers)
            if reads:
                self._folders[number] = reads
            job = self._jobs[number] = Job(number, title, arguments, self._tidy)
            over = [each for each, old in self._jobs.items() if old.is_over]
            for each in over[:-MOST_KEPT]:
                self._forget(each)
        return job

    def all(self) -> list[Job]:
        """Return the jobs, the newest first."""
        with self._lock:
            return list(self._jobs.values())[::-1]

    def running(self) -> list[Job]:
        """Return those that have not ended, the oldest first."""
        return [job for job in reversed(self.all()) if not job.is_over]

    def again(self, job: Job) -> Job:
        """Start what a job that has ended did once more: a load goes on where it was."""
        with self._lock:
            reads = self._folders.pop(job.number, None)
            self._jobs.pop(job.number, None)
        return self.start(job.title, job.arguments, reads)

    def forget(self, job: Job) -> None:
        """Remove a job that has ended, and what it read."""
        with self._lock:
            if job.is_over:
                self._forget(job.number)

    def close(self) -> None:
        """End all of them, and wait until they are gone."""
        running = self.running()
        for job in running:
            job.cancel()
        for job in running:
            job.wait(PATIENCE_SECONDS + 5.0)

    def _forget(self, number: int) -> None:
        self._jobs.pop(number, None)
        folder = self._folders.pop(number, None)
        if folder:
            self.files.remove(folder)

    def _tidy(self, job: Job) -> None:
        if job.state == "done":
            with self._lock:
                folder = self._folders.pop(job.number, None)
            if folder:
                self.files.remove(folder)
