// What people and communities are looked up by, and what a run left.
CREATE INDEX person_name IF NOT EXISTS FOR (n:Person) ON (n.name);
CREATE INDEX account_handle IF NOT EXISTS FOR (n:Account) ON (n.handle);
CREATE INDEX community_name IF NOT EXISTS FOR (n:Community) ON (n.name);
CREATE INDEX content_at IF NOT EXISTS FOR (n:Content) ON (n.at);
CREATE INDEX run_status IF NOT EXISTS FOR (n:Run) ON (n.status, n.at);

CREATE INDEX person_run IF NOT EXISTS FOR (n:Person) ON (n.run);
CREATE INDEX route_run IF NOT EXISTS FOR (n:Route) ON (n.run);
CREATE INDEX influences_run IF NOT EXISTS FOR ()-[r:INFLUENCES]-() ON (r.run);
CREATE INDEX scored_run IF NOT EXISTS FOR ()-[r:SCORED]-() ON (r.run);
CREATE INDEX reaches_run IF NOT EXISTS FOR ()-[r:REACHES]-() ON (r.run);
