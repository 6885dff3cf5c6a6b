"""Where Neo4j is: a server that the user names, or the embedded one that is started for them."""

from leylines.graph.server.address import Address, find_address
from leylines.graph.server.embedded import EmbeddedServer
from leylines.graph.server.status import ServerStatus

__all__ = ["Address", "EmbeddedServer", "ServerStatus", "find_address"]
