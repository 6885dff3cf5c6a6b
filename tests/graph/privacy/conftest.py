"""Two people of one community who have two accounts or one, as CSV files."""

import pytest

from leylines.graph.loading import load
from leylines.graph.sources import source_named

ACCOUNTS = """id,handle,name,url,person,email_hash
u1,ada,Ada Stone,https://example.org/ada,ada,EMAIL
u2,ben,Ben Wood,,,
u3,ada2,Ada Stone,,ada,EMAIL
""".replace("EMAIL", "a" * 64)
CONTENTS = """id,kind,author,at,title,text,parent,communities
c1,question,u1,2024-03-01T10:00:00Z,Proofing,How long should Ada's dough rest?,,bread
c2,answer,u2,2024-03-01T11:00:00Z,,"Two hours, Ada.",c1,bread
c3,answer,u3,2024-03-02T11:00:00Z,,Thank you.,c2,bread
"""
INTERACTIONS = """id,kind,actor,target,at,content,communities
i1,ANSWERED,u2,u1,2024-03-01T11:00:00Z,c2,bread
i2,LIKED,u1,u2,2024-03-01T12:00:00Z,c2,bread
i3,REPLIED,u3,u2,2024-03-02T11:00:00Z,c3,bread
i4,REPLIED,nobody-knows,u2,yesterday,c2,bread
"""


@pytest.fixture
def forum(tmp_path):
    folder = tmp_path / "forum"
    folder.mkdir()
    for name, text in {
        "accounts": ACCOUNTS,
        "contents": CONTENTS,
        "interactions": INTERACTIONS,
    }.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def load_forum(store, settings, forum):
    def loaded(wrap=lambda source: source):
        return load(store, wrap(source_named("csv")), forum, "net", settings=settings)

    return loaded
