"""What the embedded Neo4j and its Java virtual machine are told."""

from dataclasses import dataclass
from pathlib import Path

import psutil

from leylines.graph.settings import Settings

MIB = 1 << 20
SMALLEST_HEAP_MIB, LARGEST_HEAP_MIB = 384, 2048
SMALLEST_PAGE_CACHE_MIB, LARGEST_PAGE_CACHE_MIB = 64, 1024

# The quiet period is how long Netty waits for stragglers before the port closes: five seconds,
# twice, for nobody. Discovery tells the local network that there is a server.
OF_VERSION = {
    "2026.08": {
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
        "server.fleet_discovery.enabled": "false",
    },
    "5.26": {"internal.dbms.bolt.netty_server_shutdown_quiet_period": "0"},
}


@dataclass(frozen=True)
class Memory:
    """How much memory the server may use, in MiB."""

    heap_mib: int
    page_cache_mib: int


def choose_memory(settings: Settings, machine_bytes: int | None = None) -> Memory:
    """Take a quarter of the machine for the heap and an eighth for the page cache, within bounds.

    Examples
    --------
    >>> choose_memory(Settings(), 4 << 30)
    Memory(heap_mib=1024, page_cache_mib=512)
    """
    machine_mib = (machine_bytes or psutil.virtual_memory().total) // MIB
    heap = min(max(machine_mib // 4, SMALLEST_HEAP_MIB), LARGEST_HEAP_MIB)
    cache = min(max(machine_mib // 8, SMALLEST_PAGE_CACHE_MIB), LARGEST_PAGE_CACHE_MIB)
    return Memory(settings.heap_mib or heap, settings.page_cache_mib or cache)


def neo4j_settings(version: str, port: int, memory: Memory) -> dict[str, str]:
    """Return the lines of ``neo4j.conf``.

    Parameters
    ----------
    version : str
        The version as the settings name it.
    port : int
        The Bolt port on the loopback interface.
    memory : Memory
        One transaction gets half of its heap; its page cache is used.
    """
    return {
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        # What a client of the scheme neo4j:// is told to go on to.
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "dbms.security.auth_enabled": "true",
        # Cypher may come from others: it reads no file and opens no connection.
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        "db.memory.transaction.max": f"{memory.heap_mib // 2}m",
        # An empty store then takes 2 MB, not 534.
        "db.tx_log.preallocate": "false",
        "server.memory.pagecache.size": f"{memory.page_cache_mib}m",
        "dbms.usage_report.enabled": "false",
        **OF_VERSION[version],
    }


def write_neo4j_conf(home: Path, settings: dict[str, str]) -> Path:
    """Write ``conf/neo4j.conf`` into a home, where Neo4j's own tools look for it too."""
    path = home / "conf" / "neo4j.conf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{key}={value}\n" for key, value in settings.items()), "utf-8")
    return path


def java_options(memory: Memory) -> list[str]:
    """Return the options of the Java virtual machine."""
    return [
        f"-Xmx{memory.heap_mib}m",
        "-Xrs",  # signals are the Python process's business
        "-XX:+ExitOnOutOfMemoryError",  # a server that limps is worse than one that starts again
        "-Dfile.encoding=UTF-8",
        # What Neo4j's own launcher gives.
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
    ]
