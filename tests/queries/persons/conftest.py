"""Accounts without a graph."""

import numpy as np
import pytest

from leylines.queries.persons import Accounts


@pytest.fixture(scope="session")
def accounts():
    """Return a function that makes accounts of ``network/handle`` and what else is known of each.

    Whatever is not given is not known; each account is held by a person of its own.
    """

    def make(rows):
        ids = list(rows)

        def column(name, missing):
            return [row.get(name, missing) for row in rows.values()]

        handles = [id_.split("/")[1] for id_ in ids]
        networks = [id_.split("/")[0] for id_ in ids]
        return Accounts(
            ids=ids,
            networks=networks,
            network_names=[name.title() for name in networks],
            handles=handles,
            names=column("name", ""),
            urls=column("url", ""),
            email_hashes=column("email_hash", ""),
            links=column("links", ()),
            persons=[row.get("person", id_) for id_, row in rows.items()],
        )

    return make


@pytest.fixture(scope="session")
def unknown():
    """Return an overlap of active times where nothing is known."""
    return lambda first, second: np.full(len(first), np.nan)
