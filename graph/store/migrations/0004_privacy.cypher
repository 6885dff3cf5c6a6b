// Who was forgotten, as keyed digests, and who has opted out.
CREATE CONSTRAINT tombstone_id IF NOT EXISTS FOR (n:Tombstone) REQUIRE n.id IS UNIQUE;
CREATE INDEX person_opted_out IF NOT EXISTS FOR (n:Person) ON (n.opted_out);
