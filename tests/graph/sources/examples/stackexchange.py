USERS = """<?xml version="1.0" encoding="utf-8"?>
<users>
  <row Id="1" DisplayName="Ada Byron" CreationDate="2020-01-01T00:00:00.000" />
  <row Id="2" DisplayName="Bob" CreationDate="2020-01-01T00:00:00.000" />
  <row Id="3" DisplayName="Carol" CreationDate="2020-01-01T00:00:00.000" />
  <row DisplayName="nobody" />
</users>
"""
TAGS = '<tags>\n  <row Id="1" TagName="qubit" Count="1" />\n</tags>\n'
POSTS = """<posts>
  <row Id="10" PostTypeId="1" AcceptedAnswerId="11" CreationDate="2020-02-01T10:00:00.000"
       ViewCount="7" Body="&lt;p&gt;Is &lt;b&gt;P&lt;/b&gt; = NP?&lt;/p&gt;" OwnerUserId="1"
       Title="P?" Tags="&lt;qubit&gt;&lt;gate&gt;" />
  <row Id="11" PostTypeId="2" ParentId="10" CreationDate="2020-02-02T10:00:00.000"
       Body="No." OwnerUserId="2" />
  <row Id="12" PostTypeId="2" ParentId="10" CreationDate="2020-02-03T10:00:00.000" Body="Yes." />
  <row Id="13" PostTypeId="5" CreationDate="2020-02-03T10:00:00.000" Body="wiki" />
</posts>
"""
COMMENTS = """<comments>
  <row Id="1" PostId="11" Text="@Bob why?" CreationDate="2020-02-04T10:00:00.000" UserId="3" />
  <row Id="2" PostId="11" Text="@carol because; @zed"
       CreationDate="2020-02-05T10:00:00.000" UserId="1" />
  <row Id="3" PostId="99" Text="lost" CreationDate="2020-02-05T10:00:00.000" UserId="1" />
  <row Id="4" PostId="12" Text="deleted" CreationDate="2020-02-05T10:00:00.000" />
</comments>
"""
VOTES = """<votes>
  <row Id="1" PostId="11" VoteTypeId="1" CreationDate="2020-02-06T00:00:00.000" />
  <row Id="2" PostId="10" VoteTypeId="5" UserId="3" CreationDate="2020-02-06T00:00:00.000" />
  <row Id="3" PostId="10" VoteTypeId="2" CreationDate="2020-02-06T00:00:00.000" />
</votes>
"""
LINKS = """<postlinks>
  <row Id="1" CreationDate="2020-02-07T00:00:00.000" PostId="11"
       RelatedPostId="10" LinkTypeId="1" />
</postlinks>
"""
DUMP = {
    "Users.xml": USERS,
    "Tags.xml": TAGS,
    "Posts.xml": POSTS,
    "Comments.xml": COMMENTS,
    "Votes.xml": VOTES,
    "PostLinks.xml": LINKS,
}


def make(folder):
    """Write a dump of six files whose answers are known by hand."""
    dump = folder / "dump"
    dump.mkdir()
    for name, text in DUMP.items():
        (dump / name).write_text(text, encoding="utf-8")
    return dump
