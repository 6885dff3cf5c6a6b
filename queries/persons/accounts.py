"""All accounts as columns, read from the graph at once."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from leylines.graph.store import Store

ACCOUNTS = """
MATCH (account:Account)-[:ON]->(network:Network)
WHERE NOT EXISTS { (account)-[:WITHHELD]->() }
OPTIONAL MATCH (account)-[:HELD_BY]->(person:Person)
WITH network, account, min(person.id) AS person
RETURN network.id AS network, coalesce(network.name, network.id) AS network_name,
       collect(account.id) AS ids, collect(coalesce(account.handle, '')) AS handles,
       collect(coalesce(account.name, '')) AS names, collect(coalesce(account.url, '')) AS urls,
       collect(coalesce(account.email_hash, '')) AS email_hashes,
       collect(coalesce(account.links, [])) AS links, collect(coalesce(person, '')) AS persons
ORDER BY network
"""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Accounts, one at each position of all columns; a text that is not known is empty.

    Attributes
    ----------
    ids, networks, handles, names, urls, email_hashes : sequence of str
    links : sequence of sequences of str
        What an account says of itself elsewhere: addresses, or handles on other networks.
    persons : sequence of str
        Who holds them now.
    network_names : sequence of str
    """

    ids: Sequence[str]
    networks: Sequence[str]
    handles: Sequence[str]
    names: Sequence[str]
    urls: Sequence[str]
    email_hashes: Sequence[str]
    links: Sequence[Sequence[str]]
    persons: Sequence[str]
    network_names: Sequence[str]

    def __len__(self) -> int:
        return len(self.ids)

    def called(self, position: int) -> str:
        """Return what an account is called to people: its handle and its network."""
        return f"{self.handles[position] or self.ids[position]} on {self.networks[position]}"


def read_accounts(store: Store) -> Accounts:
    """Read all accounts from the graph, in the order of their networks."""
    columns: dict[str, list[object]] = {column.name: [] for column in fields(Accounts)}
    with store.stream(ACCOUNTS) as rows:
        for row in rows:
            size = len(row["ids"])
            row["networks"] = [row.pop("network")] * size
            row["network_names"] = [row.pop("network_name")] * size
            for name, values in row.items():
                columns[name] += values
    return Accounts(**columns)  # type: ignore[arg-type]  # each column has the type it is read with
