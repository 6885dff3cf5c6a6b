import itertools
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from leylines.graph.errors import AnalysisError
from leylines.graph.network import Lists, Parameters
from leylines.queries.analysis import Result, compute
from leylines.queries.analysis.identity import run_id
from leylines.queries.analysis.result import SCHEMAS

FEW = Parameters(bootstrap=20)


def as_bytes(result: Result) -> dict[str, bytes]:
    found = {}
    for name, table in result.tables.items():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table)
        found[name] = sink.getvalue().to_pybytes()
    return found


def by(table: pa.Table, *keys: str) -> dict:
    rows = table.to_pylist()
    return {tuple(row[key] for key in keys) if len(keys) > 1 else row[keys[0]]: row for row in rows}


@pytest.fixture(scope="module")
def result(villages) -> Result:
    return compute(villages(), FEW)


def test_every_table_is_there_with_its_schema(result):
    assert list(result.tables) == list(SCHEMAS)
    for name, table in result.tables.items():
        assert table.schema == SCHEMAS[name], name


def test_the_same_data_and_seed_give_the_same_bytes(villages, result):
    again = compute(villages(), FEW)
    assert again.id == result.id
    assert as_bytes(again) == as_bytes(result)


def test_another_seed_changes_the_intervals_and_not_the_scores(villages, result):
    other = compute(villages(), replace(FEW, seed=2))
    assert other.id != result.id
    assert other.tables["persons"]["global_score"] == result.tables["persons"]["global_score"]
    assert other.tables["persons"]["global_low"] != result.tables["persons"]["global_low"]


def test_the_busiest_are_first_where_they_live(result):
    scores = by(result.tables["scores"], "person", "community")
    assert scores["net/p00", "net/a"]["rank"] == 1
    assert scores["net/p20", "net/b"]["rank"] == 1
    assert scores["net/p00", "net/a"]["score"] == 100.0


def test_the_villages_are_detected_and_named_for_their_community(result):
    detected = by(result.tables["detected"], "community")
    people = by(result.tables["persons"], "person")
    first = people["net/p00"]["community"]
    assert detected[first]["name"] == "Alpha, around Person 0"
    inside = [people[f"net/p{i:02}"]["community"] == first for i in range(40)]
    assert sum(inside[:20]) >= 18
    assert sum(inside[20:]) <= 2


def test_figures_stay_within_their_ranges_and_intervals_hold_the_point(result):
    for row in result.tables["scores"].to_pylist():
        assert 0 <= row["low"] <= row["score"] <= row["high"] <= 100
        assert 0 < row["percentile"] < 100
        assert 0 < row["global_percentile"] < 100
        assert row["lift"] == pytest.approx(row["percentile"] - row["global_percentile"])
    for row in result.tables["measured"].to_pylist():
        assert -1 <= row["low"] <= row["correlation"] <= row["high"] <= 1
    for row in result.tables["reaches"].to_pylist():
        assert 0 <= row["low"] <= row["share"] <= row["high"] <= 1


def test_intervals_of_standing_hold_the_point_and_tiers_go_by_rank(result):
    for row in result.tables["scores"].to_pylist():
        assert 0 <= row["percentile_low"] <= row["percentile"] <= row["percentile_high"] <= 100
        assert -100 <= row["lift_low"] <= row["lift"] <= row["lift_high"] <= 100
    people = result.tables["persons"].to_pylist()
    for row in people:
        low, high = row["global_percentile_low"], row["global_percentile_high"]
        assert 0 <= low <= row["global_percentile"] <= high <= 100
    people.sort(key=lambda row: row["global_rank"])
    tiers = [row["global_tier"] for row in people]
    assert tiers[0] == 1
    assert {after - before for before, after in itertools.pairwise(tiers)} == {0, 1}


def test_shares_of_reach_add_up(result):
    received = {}
    for row in result.tables["reaches"].to_pylist():
        received[row["target"]] = received.get(row["target"], 0) + row["share"]
    assert received["net/a"] == pytest.approx(1, abs=0.02)  # shares below 1 % are left out
    reaches = by(result.tables["reaches"], "source", "target")
    assert reaches["net/a", "net/a"]["share"] > reaches["net/b", "net/a"]["share"] > 0


def test_who_only_reacts_is_a_member_with_the_floor(villages):
    x = villages()
    silent = np.where(x.target == 39, 38, x.target).astype(np.int32)
    kept = x.actor != silent
    x = replace(
        x,
        actor=x.actor[kept],
        target=silent[kept],
        kind=x.kind[kept],
        at=x.at[kept],
        weight=x.weight[kept],
        content=x.content[kept],
        in_communities=x.in_communities.take(np.flatnonzero(kept)),
    )
    people = by(compute(x, FEW).tables["persons"], "person")
    assert people["net/p39"]["global_score"] == people["net/p39"]["global_high"] == 0.0


def test_until_leaves_out_what_is_later(villages):
    x = villages()
    middle = int(np.median(x.at))
    result = compute(x, replace(FEW, until=middle))
    assert result.data_until == middle
    assert result.interactions == (x.at <= middle).sum() < len(x)
    assert result.tables["influences"]["interactions"].to_pylist() != []
    assert sum(result.tables["influences"]["interactions"].to_pylist()) == result.interactions


def test_without_communities_only_the_detected_ones_are_scored(villages):
    x = villages()
    nowhere = Lists(np.zeros(len(x) + 1, dtype=np.int64), np.zeros(0, dtype=np.int32))
    x = replace(x, communities=[], community_names=[], community_kinds=[], in_communities=nowhere)
    result = compute(x, FEW)
    kinds = {id_.split("/")[0] for id_ in result.tables["scores"]["community"].to_pylist()}
    assert kinds == {"detected"}
    assert all(
        name.startswith("group around") for name in result.tables["detected"]["name"].to_pylist()
    )


def test_without_replicates_there_are_no_intervals_but_points(villages):
    result = compute(villages(), Parameters(bootstrap=0))
    assert result.tables["scores"]["low"] == result.tables["scores"]["score"]


def test_the_id_goes_by_data_parameters_and_nothing_else(villages):
    x = villages()
    assert run_id(x, FEW) == run_id(replace(x, state="another"), FEW)
    assert run_id(x, FEW) != run_id(villages(seed=2), FEW)
    assert run_id(x, FEW) != run_id(x, replace(FEW, half_life_days=30.0))
    assert run_id(x, FEW) != run_id(replace(x, names=[*x.names[:-1], "Zoe"]), FEW)


def test_nothing_to_analyse_is_said(villages):
    with pytest.raises(AnalysisError, match="leylines load"):
        compute(villages(acts=0), FEW)
    with pytest.raises(AnalysisError, match="influence table"):
        compute(villages(), replace(FEW, table={}))


@pytest.mark.parametrize("wrong", [{"depth": 1.0}, {"gamma": 1.5}, {"bootstrap": -1}])
def test_parameters_out_of_range_are_refused(villages, wrong):
    with pytest.raises(AnalysisError, match=next(iter(wrong))):
        compute(villages(), replace(FEW, **wrong))


def test_routes_lead_from_a_communitys_people_to_those_who_count_in_another(result):
    routes = result.tables["routes"].to_pylist()
    scores = by(result.tables["scores"], "person", "community")
    influences = by(result.tables["influences"], "source", "target")
    between = [row for row in routes if (row["source"], row["target"]) == ("net/a", "net/b")]
    assert [row["rank"] for row in between] == [1, 2, 3, 4, 5]
    assert [row["value"] for row in between] == sorted((r["value"] for r in between), reverse=True)
    for row in between:
        assert row["persons"][0] < "net/p20"
        assert row["standing"] == pytest.approx(scores[row["persons"][-1], "net/b"]["score"])
        hops = zip(row["persons"], row["persons"][1:], strict=False)
        chance = np.prod([influences[hop]["probability"] for hop in hops])
        assert row["probability"] == pytest.approx(chance)
        assert row["value"] == pytest.approx(chance * row["standing"])
    assert len({row["route"] for row in routes}) == len(routes)
