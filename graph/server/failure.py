"""What went wrong in a server's start, in words that say what to do."""

import errno
import shutil
from dataclasses import dataclass

import jpype

from leylines.graph.server.order import StartOrder

FULL_BYTES = 8 << 20


@dataclass(frozen=True)
class Failure:
    """What a user hears of a failed start."""

    what: str
    cure: str = ""


def causes(error: BaseException) -> list[str]:
    """Return the chain of causes, outermost first, each with its class."""
    if not (jpype.isJVMStarted() and isinstance(error, jpype.JException)):
        return [f"{type(error).__name__}: {error}"]
    chain: list[str] = []
    cause = error
    while cause is not None and len(chain) < 20:
        chain.append(str(cause.toString()))
        cause = cause.getCause()
    return chain


def is_full(error: BaseException, order: StartOrder, text: str) -> bool:
    """Say whether it failed for want of room on the disk."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return True
    told = ("No space left", "Disk quota exceeded", "File too large", "not enough space")
    return any(words in text for words in told) or shutil.disk_usage(order.home).free < FULL_BYTES


def explain(error: BaseException, order: StartOrder) -> Failure:
    """Say what a start failed of and what to do."""
    chain = causes(error)
    text = "\n".join(chain)
    if is_full(error, order, text):
        return Failure(
            "There is no room on the disk for the graph",
            "Make room and try again; what was committed is not lost.",
        )
    if "PortBindException" in text or "BindException" in text:
        return Failure(
            f"Port {order.port} is taken by another program",
            "End that program, name another port in LEYLINES_BOLT_PORT, or unset it.",
        )
    if "locked by another process" in text:
        return Failure(
            "Another Neo4j uses this graph",
            "End that program; two servers cannot share one folder.",
        )
    if "Permission denied" in text or "AccessDeniedException" in text:
        return Failure("A file of the graph may not be read or written", "Mend its permissions.")
    return Failure(f"Neo4j could not be started: {chain[-1]}", "The log says more.")
