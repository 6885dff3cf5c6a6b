"""``leylines load`` and ``leylines analyse``: from files to a summary."""

import json

import pytest

pytestmark = pytest.mark.neo4j

ACCOUNTS = """id,handle,name,person
1,ada,Ada Stone,ada
2,ben,Ben,
3,cleo,Cleo,
4,dan,Dan,
5,eve,Eve,
"""
COMMUNITIES = """id,name,kind
bread,Bread,board
ovens,Ovens,board
"""
ROWS = [
    *((actor, 1, day, "bread") for actor in (2, 3, 4) for day in range(1, 9)),
    *((actor, 2, day, "ovens") for actor in (3, 4, 5) for day in range(1, 7)),
    *((5, 4, day, "ovens") for day in range(1, 4)),
]


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "forum"
    folder.mkdir()
    (folder / "accounts.csv").write_text(ACCOUNTS)
    (folder / "communities.csv").write_text(COMMUNITIES)
    contents = ["id,kind,author,at,title,text,parent,communities"]
    interactions = ["id,kind,actor,target,at,communities,content"]
    for number, (actor, target, day, community) in enumerate(ROWS):
        post, reply, at = f"p{target}-{day}", f"r{number}", f"2026-01-{day:02}T0"
        opening = f"{post},post,{target},{at}8:00:00Z,Day {day},About {community},,{community}"
        if opening not in contents:
            contents.append(opening)
        contents.append(f"{reply},reply,{actor},{at}9:00:00Z,,I agree,{post},{community}")
        interactions.append(f"i{number},REPLIED,{actor},{target},{at}9:00:00Z,{community},{reply}")
    (folder / "contents.csv").write_text("\n".join(contents) + "\n")
    (folder / "interactions.csv").write_text("\n".join(interactions) + "\n")
    return folder


@pytest.fixture
def loaded(run, files, environment):
    result = run("load", "csv", files, "--network", "forum", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def test_the_numbers_add_up_and_twice_changes_nothing(run, files, loaded):
    assert loaded["rows_read"] == loaded["rows_loaded"] + loaded["rows_rejected"]
    assert loaded["records"]["interactions"]["created"] == len(ROWS)
    again = json.loads(run("load", "csv", files, "--network", "forum", "--json").stdout)
    assert {counts["created"] for counts in again["records"].values()} == {0}
    assert "forum: " in run("load", "csv", files, "--network", "forum").stdout
    assert run("load", "csv", files, "--network", "forum", "--quiet").stdout == ""


def test_analyse_sums_up_what_it_found(run, loaded):
    assert "none yet: `leylines analyse`" in run("status").stdout
    result = run("analyse", "--bootstrap", "20")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "5 people, 45 interactions until 2026-01-08" in result.stdout
    assert "Bread: 4 people; Ada Stone 100" in result.stdout
    assert "Local heroes" in result.stdout
    assert json.loads(run("status", "--json").stdout)["newer_data"] is False
    assert json.loads(run("top", "Bread", "--json").stdout)[0]["id"] == "ada"


def test_analyse_as_json_and_quiet(run, loaded):
    answer = json.loads(run("analyse", "--bootstrap", "0", "--json").stdout)
    assert answer["is_new"] is True
    assert answer["found"]["influences"] > 0
    assert run("analyse", "--bootstrap", "0", "--quiet").stdout == ""
    assert json.loads(run("analyse", "--bootstrap", "0", "--json").stdout)["is_new"] is False


def test_parameters_reach_the_run(run, loaded, tmp_path):
    table = tmp_path / "table.toml"
    table.write_text('[REPLIED]\nflow = "to actor"\nweight = 4\n')
    result = run(
        "analyse", "--half-life", "30", "--window", "60", "--gamma", "0.5", "--depth", "0.4",
        "--until", "2026-01-05", "--bootstrap", "5", "--seed", "9", "--influence-table", table,
    )  # fmt: skip
    assert result.exit_code == 0
    recorded = json.loads(run("query", "newest_run", "--json").stdout)[0]
    parameters = json.loads(recorded["parameters"])
    assert (parameters["half_life_days"], parameters["window_days"]) == (30, 60)
    assert (parameters["gamma"], parameters["depth"], parameters["seed"]) == (0.5, 0.4, 9)
    assert parameters["table"] == {"REPLIED": {"flow": "to actor", "weight": 4.0}}
    assert recorded["data_until"] <= "2026-01-05T00:00:00Z"


def test_routes_between_what_was_loaded(run, loaded):
    run("analyse", "--bootstrap", "5", "--quiet")
    answer = json.loads(run("route", "ada", "Eve", "--json").stdout)
    assert answer["routes"][0]["persons"] == ["ada", "forum/2", "forum/5"]
    for hop in answer["routes"][0]["hops"]:
        assert hop["evidence"][0]["kind"] == "REPLIED"


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["load", "fax", ".", "--network", "forum"], 5, "no source named 'fax'"),
        (["load", "csv", "missing", "--network", "forum"], 5, "missing"),
        (["load", "csv", "."], 2, "--network"),
        (["load", "csv", ".", "--network", "forum", "--option", "x"], 2, "not name=value"),
        (["analyse"], 6, "no interactions"),
        (["analyse", "--gamma", "2"], 2, "--gamma"),
        (["analyse", "--influence-table", "missing.toml"], 2, "cannot be read"),
    ],
)
def test_mistakes(run, environment, tmp_path, monkeypatch, arguments, code, complaint):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert complaint in result.stderr
    assert "Traceback" not in result.stderr
