"""The embedded graph in one file: written whole, checked, and put back by exchange."""

from leylines.graph.backup.archive import read_manifest
from leylines.graph.backup.backup import backup
from leylines.graph.backup.manifest import Manifest
from leylines.graph.backup.restore import restore

__all__ = ["Manifest", "backup", "read_manifest", "restore"]
