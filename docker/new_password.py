"""Write docker/.env with a random password for Neo4j, readable by its owner alone.

An existing file is kept: the database remembers the password it was first started with.
"""

import os
import secrets
import sys
from pathlib import Path

FILE = Path(__file__).with_name(".env")

try:
    handle = os.open(FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
except FileExistsError:
    sys.exit(f"{FILE} is there already; it is kept.")
with os.fdopen(handle, "w", encoding="ascii") as file:
    password = secrets.token_hex(24)  # a hyphen at its beginning would be an option
    file.write(f"NEO4J_PASSWORD={password}\nNEO4J_AUTH=neo4j/{password}\n")
