// Links between accounts of one person, and accounts by what they may have in common.
CREATE CONSTRAINT link_id IF NOT EXISTS FOR (n:Link) REQUIRE n.id IS UNIQUE;
CREATE INDEX link_state IF NOT EXISTS FOR (n:Link) ON (n.state);
