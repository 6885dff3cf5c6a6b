"""What is told of an account, in any order and number of batches, folded into one row."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from leylines.graph.loading.bulk.named import events, fold
from leylines.graph.loading.bulk.spool import PARTS, Spool
from leylines.graph.loading.summary import Counts

IDS = "abc"
SCHEMA = pa.schema([(name, pa.string()) for name in ("id", "local", "name", "kind")])
values = st.sampled_from([None, "x", "y"])
batches = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(IDS), st.tuples(values, values), max_size=3),
        st.sets(st.sampled_from(IDS), max_size=3),
    ),
    min_size=1,
    max_size=6,
)


def table(rows):
    rows = [{"id": f"n/{i}", "local": i, "name": name, "kind": kind} for i, name, kind in rows]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def by_hand(told):
    """Do to a dict what the loader does to the graph."""
    graph, created, updated, unchanged, implied = {}, 0, 0, 0, 0
    for rows, mentioned in told:
        for i, (name, kind) in rows.items():
            if i not in graph:
                graph[i] = [name or i, kind or "group"]
                created += 1
                continue
            after = [name or graph[i][0], kind or graph[i][1]]
            updated += after != graph[i]
            unchanged += after == graph[i]
            graph[i] = after
        for i in mentioned - set(rows):
            implied += i not in graph
            graph.setdefault(i, [i, "group"])
    return graph, Counts(created, updated, unchanged, implied)


@given(batches)
def test_the_same_as_by_hand(told):
    parts, order = [], 0
    for rows, mentioned in told:
        said = table([(i, *row) for i, row in rows.items()])
        only = table([(i, None, None) for i in sorted(mentioned - set(rows))])
        parts.append(events(said, only, order))
        order += len(parts[-1])
    folded = fold(pa.concat_tables(parts), {"name": "local", "kind": pa.scalar("group")})
    graph, counts = by_hand(told)
    found = {row["local"]: [row["name"], row["kind"]] for row in folded.last.to_pylist()}
    assert found == graph
    assert folded.counts == counts
    before, after = folded.first.to_pylist(), folded.last.to_pylist()
    for changed, old, new in zip(folded.changed, before, after, strict=True):
        assert changed or old == new


@given(st.lists(st.lists(st.text(max_size=3), max_size=5), max_size=5))
def test_a_spool_gives_all_rows_back_with_those_of_an_id_together(tmp_path_factory, added):
    spool = Spool(tmp_path_factory.mktemp("spool") / "rows")
    for number, ids in enumerate(added):
        column = pa.array(ids, pa.string())
        spool.add(pa.table({"id": column, "n": pa.repeat(number, len(ids))}))
    parts = [part.to_pylist() for part in spool.parts()]
    assert len(parts) <= PARTS
    places = {row["id"]: place for place, part in enumerate(parts) for row in part}
    assert all(places[row["id"]] == place for place, part in enumerate(parts) for row in part)
    back = [(row["id"], row["n"]) for part in parts for row in part]
    assert sorted(back) == sorted((i, n) for n, ids in enumerate(added) for i in ids)
    assert all([row["n"] for row in part] == sorted(row["n"] for row in part) for part in parts)
