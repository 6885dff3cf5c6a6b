"""The process of a job: a command of ``leylines`` that ends when whoever started it is gone.

Run as ``python -m leylines.ui.jobs.process COMMAND …``. Its standard input is a pipe that carries
nothing: when its other end is closed, because the job is cancelled or because the explorer has
ended in whatever way, the command is interrupted as by Ctrl-C.
"""

import _thread
import os
import signal
import sys
import threading

from leylines.ui.cli import main


def interrupt_at_end(pipe: int) -> None:
    """Interrupt the main thread once the other end of a pipe is closed."""
    while os.read(pipe, 1):
        pass
    if hasattr(signal, "pthread_kill"):
        # To that very thread, so that it is woken where it waits for an answer.
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    else:
        _thread.interrupt_main()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever the explorer had set
    threading.Thread(target=interrupt_at_end, args=(sys.stdin.fileno(),), daemon=True).start()
    main(["--progress", "json", *sys.argv[1:]])
