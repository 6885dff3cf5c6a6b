// A small complete graph by docs/graph.md whose answers are known by hand.
//
// Two networks, eight people (Ada has an account on both, two people are called Dan), three declared
// communities and two detected. The newest complete run is run-2. Set as traps: run-1 is older and
// left something behind, run-3 is newer but still writing.
//
// Who influences whom, by run-2:            In which communities:
//     ada -> ben, cleo, dan, eve, finn          Bread   ada ben cleo dan hal
//     ben -> cleo, hal                          Ovens   ben cleo hal
//     eve -> finn, chat/dan                     Garden  eve ada finn chat/dan
//
// 50 nodes, 138 relationships. The statements end with a semicolon at the end of a line. They go into an empty graph that already
// has its schema.

UNWIND [
  {id: 'forum', name: 'Bakers Forum', source: 'csv'},
  {id: 'chat', name: 'Village Chat', source: 'jsonl'}
] AS row
CREATE (network:Network) SET network = row;

UNWIND [
  {id: 'load-1', network: 'forum', source: 'csv', path: 'forum', at: datetime('2026-03-10T08:00:00Z'),
   batches: 4, rows_read: 27, rejected: 1, done: true},
  {id: 'load-2', network: 'chat', source: 'jsonl', path: 'chat', at: datetime('2026-03-10T09:00:00Z'),
   batches: 4, rows_read: 16, rejected: 0, done: true}
] AS row
CREATE (load:Load) SET load = row;

UNWIND [
  {id: 'ada', name: 'Ada Stone'},
  {id: 'forum/ben', name: 'Ben'},
  {id: 'forum/cleo', name: 'Cleo'},
  {id: 'forum/dan', name: 'Dan'},
  {id: 'forum/hal', name: 'Hal'},
  {id: 'chat/dan', name: 'Dan'},
  {id: 'chat/eve', name: 'Eve'},
  {id: 'chat/finn', name: 'Finn'}
] AS row
CREATE (person:Person) SET person = row;

UNWIND [
  ['forum', 'forum/ada', 'ada', 'ada', 'same e-mail address'],
  ['forum', 'forum/ben', 'ben', 'forum/ben', 'own account'],
  ['forum', 'forum/cleo', 'cleo', 'forum/cleo', 'own account'],
  ['forum', 'forum/dan', 'dan', 'forum/dan', 'own account'],
  ['forum', 'forum/hal', 'hal', 'forum/hal', 'own account'],
  ['chat', 'chat/ada_s', 'ada_s', 'ada', 'same e-mail address'],
  ['chat', 'chat/dan', 'dan', 'chat/dan', 'own account'],
  ['chat', 'chat/eve', 'eve', 'chat/eve', 'own account'],
  ['chat', 'chat/finn', 'finn', 'chat/finn', 'own account']
] AS row
MATCH (network:Network {id: row[0]})
MATCH (person:Person {id: row[3]})
CREATE (account:Account {id: row[1], handle: row[2], name: person.name,
                         created_at: datetime('2025-12-01T00:00:00Z')})
CREATE (account)-[:ON]->(network)
CREATE (account)-[:HELD_BY {confidence: 1.0, evidence: row[4],
                            at: datetime('2026-03-10T08:00:00Z')}]->(person);

MATCH (account:Account {id: 'forum/ada'}) SET account.url = 'https://forum.example/u/ada';

UNWIND [
  ['forum', 'forum/bread', 'Bread', 'category'],
  ['forum', 'forum/ovens', 'Ovens', 'category'],
  ['chat', 'chat/garden', 'Garden', 'channel']
] AS row
MATCH (network:Network {id: row[0]})
CREATE (:Community {id: row[1], name: row[2], kind: row[3]})-[:ON]->(network);

UNWIND ['bread', 'stone'] AS name
CREATE (:Topic {id: name, name: name});

UNWIND [
  {id: 'forum/c1', author: 'forum/ada', kind: 'post', at: '2026-01-09T09:00:00Z', in: ['forum/bread'],
   title: 'How long do you proof?', text: 'Mine stands twelve hours in the cold.', views: 120},
  {id: 'forum/c2', author: 'forum/cleo', kind: 'reply', at: '2026-01-10T09:00:00Z', in: ['forum/bread'],
   under: 'forum/c1', text: 'Twelve hours worked, thank you!'},
  {id: 'forum/c3', author: 'forum/dan', kind: 'reply', at: '2026-01-11T09:00:00Z', in: ['forum/bread'],
   under: 'forum/c1', text: 'I tried it and the crust was better.'},
  {id: 'forum/c4', author: 'forum/cleo', kind: 'question', at: '2026-02-02T09:00:00Z', in: ['forum/ovens'],
   title: 'How hot is hot enough?', text: 'Is 230 degrees enough for a stone?', views: 40},
  {id: 'forum/c5', author: 'forum/ben', kind: 'answer', at: '2026-02-03T09:00:00Z', in: ['forum/ovens'],
   under: 'forum/c4', text: 'Heat the stone for an hour, then 230 is enough.'},
  {id: 'forum/c6', author: 'forum/hal', kind: 'reply', at: '2026-02-20T09:00:00Z',
   in: ['forum/bread', 'forum/ovens'], under: 'forum/c5', text: 'An hour did it for my loaf too.'},
  {id: 'forum/c7', author: 'forum/hal', kind: 'question', at: '2026-03-05T09:00:00Z', in: ['forum/ovens'],
   title: 'Which stone for a small oven?', text: 'Thirty centimetres at most.', views: 7},
  {id: 'chat/m1', author: 'chat/ada_s', kind: 'message', at: '2026-02-28T18:00:00Z', in: ['chat/garden'],
   text: 'Old bread makes good compost.'},
  {id: 'chat/m2', author: 'chat/eve', kind: 'message', at: '2026-03-01T18:00:00Z', in: ['chat/garden'],
   under: 'chat/m1', text: 'I will try the bread compost on the beans.'},
  {id: 'chat/m3', author: 'chat/finn', kind: 'message', at: '2026-03-02T18:00:00Z', in: ['chat/garden'],
   text: '@ada_s how old is old bread?'},
  {id: 'chat/m4', author: 'chat/finn', kind: 'message', at: '2026-03-03T18:00:00Z', in: ['chat/garden'],
   under: 'chat/m2', text: 'Beans are in, Eve was right about the date.'},
  {id: 'chat/m5', author: 'chat/dan', kind: 'message', at: '2026-03-04T18:00:00Z', in: ['chat/garden'],
   under: 'chat/m2', text: 'Sowing mine on the same day.'}
] AS row
MATCH (author:Account {id: row.author})
CREATE (content:Content {id: row.id, kind: row.kind, at: datetime(row.at), title: row.title,
                         text: row.text, views: row.views,
                         url: 'https://' + split(row.id, '/')[0] + '.example/' + split(row.id, '/')[1]})
CREATE (author)-[:AUTHORED {at: datetime(row.at)}]->(content)
WITH row, content
UNWIND row.in AS id
MATCH (community:Community {id: id})
CREATE (content)-[:IN]->(community);

UNWIND [
  ['forum/c2', 'forum/c1'], ['forum/c3', 'forum/c1'], ['forum/c5', 'forum/c4'],
  ['forum/c6', 'forum/c5'], ['chat/m2', 'chat/m1'], ['chat/m4', 'chat/m2'], ['chat/m5', 'chat/m2']
] AS row
MATCH (reply:Content {id: row[0]})
MATCH (parent:Content {id: row[1]})
CREATE (reply)-[:UNDER]->(parent);

UNWIND [
  ['forum/c1', 'bread'], ['chat/m1', 'bread'], ['forum/c4', 'stone'], ['forum/c7', 'stone']
] AS row
MATCH (content:Content {id: row[0]})
MATCH (topic:Topic {id: row[1]})
CREATE (content)-[:ABOUT]->(topic);

UNWIND [
  ['forum/cleo', 'forum/ada', 'forum/i1', '2026-01-10T09:00:00Z', ['forum/bread'], 'forum/c2'],
  ['forum/dan', 'forum/ada', 'forum/i2', '2026-01-11T09:00:00Z', ['forum/bread'], 'forum/c3'],
  ['forum/hal', 'forum/ben', 'forum/i6', '2026-02-20T09:00:00Z', ['forum/bread', 'forum/ovens'], 'forum/c6'],
  ['chat/eve', 'chat/ada_s', 'chat/i1', '2026-03-01T18:00:00Z', ['chat/garden'], 'chat/m2'],
  ['chat/finn', 'chat/eve', 'chat/i3', '2026-03-03T18:00:00Z', ['chat/garden'], 'chat/m4'],
  ['chat/dan', 'chat/eve', 'chat/i4', '2026-03-04T18:00:00Z', ['chat/garden'], 'chat/m5']
] AS row
MATCH (actor:Account {id: row[0]})
MATCH (target:Account {id: row[1]})
CREATE (actor)-[:REPLIED {id: row[2], at: datetime(row[3]), communities: row[4], content: row[5],
                          weight: 1.0}]->(target);

MATCH (actor:Account {id: 'forum/ben'})
MATCH (target:Account {id: 'forum/ada'})
CREATE (actor)-[:LIKED {id: 'forum/i3', at: datetime('2026-02-01T09:00:00Z'),
                        communities: ['forum/bread'], content: 'forum/c1', weight: 1.0}]->(target);

MATCH (ben:Account {id: 'forum/ben'})
MATCH (cleo:Account {id: 'forum/cleo'})
CREATE (ben)-[:ANSWERED {id: 'forum/i4', at: datetime('2026-02-03T09:00:00Z'),
                         communities: ['forum/ovens'], content: 'forum/c5', weight: 1.0}]->(cleo)
CREATE (cleo)-[:ACCEPTED {id: 'forum/i5', at: datetime('2026-02-04T09:00:00Z'),
                          communities: ['forum/ovens'], content: 'forum/c5', weight: 1.0}]->(ben);

MATCH (actor:Account {id: 'chat/finn'})
MATCH (target:Account {id: 'chat/ada_s'})
CREATE (actor)-[:MENTIONED {id: 'chat/i2', at: datetime('2026-03-02T18:00:00Z'),
                            communities: ['chat/garden'], content: 'chat/m3', weight: 1.0}]->(target);

UNWIND [
  {id: 'run-1', at: datetime('2026-02-01T12:00:00Z'), status: 'complete', seed: 1,
   data_until: datetime('2026-01-11T09:00:00Z'), persons: 3, interactions: 2},
  {id: 'run-2', at: datetime('2026-03-10T12:00:00Z'), status: 'complete', seed: 1,
   data_until: datetime('2026-03-04T18:00:00Z'), persons: 8, interactions: 10},
  {id: 'run-3', at: datetime('2026-03-11T12:00:00Z'), status: 'writing', seed: 1,
   data_until: datetime('2026-03-04T18:00:00Z'), persons: 8, interactions: 10}
] AS row
CREATE (run:Run) SET run = row, run.parameters = '{"half_life_days": 90.0}', run.versions = '{}', run.active = run.persons,
    run.to_actor = ['REPLIED', 'ACCEPTED', 'LIKED', 'REPOSTED', 'QUOTED', 'MENTIONED', 'FOLLOWED',
                    'MESSAGED'], run.to_target = ['ANSWERED'];

UNWIND [
  ['detected/1', 'Ada Stone, Ben, Cleo'],
  ['detected/2', 'Eve, Finn, Dan']
] AS row
CREATE (:Community {id: row[0], name: row[1], kind: 'detected', run: 'run-2'});

UNWIND [
  ['ada', 95.0, 100.0, 1, 0.03, 'detected/1'],
  ['forum/ben', 70.0, 87.5, 2, 0.02, 'detected/1'],
  ['chat/eve', 60.0, 75.0, 3, 0.01, 'detected/2'],
  ['forum/cleo', 20.0, 62.5, 4, 0.0, 'detected/1'],
  ['forum/dan', 15.0, 50.0, 5, 0.0, 'detected/1'],
  ['forum/hal', 10.0, 37.5, 6, 0.0, 'detected/1'],
  ['chat/finn', 5.0, 25.0, 7, 0.0, 'detected/2'],
  ['chat/dan', 0.0, 12.5, 8, 0.0, 'detected/2']
] AS row
MATCH (person:Person {id: row[0]})
SET person += {run: 'run-2', global_score: row[1], global_percentile: row[2], global_rank: row[3],
               global_low: row[1] - 5.0, global_high: row[1] + 5.0, global_pagerank: row[1] / 275.0,
               betweenness: row[4], community: row[5],
               global_percentile_low: row[2] - 12.5, global_percentile_high: row[2],
               global_tier: CASE WHEN row[1] > 90 THEN 1 WHEN row[1] > 50 THEN 2 ELSE 3 END};

UNWIND [
  ['ada', 'forum/cleo', 1.0, 0.5, 1, '2026-01-10T09:00:00Z', 'run-2'],
  ['ada', 'forum/dan', 0.9, 0.4, 1, '2026-01-11T09:00:00Z', 'run-2'],
  ['ada', 'forum/ben', 0.4, 0.3, 1, '2026-02-01T09:00:00Z', 'run-2'],
  ['ada', 'chat/eve', 1.5, 0.5, 1, '2026-03-01T18:00:00Z', 'run-2'],
  ['ada', 'chat/finn', 1.2, 0.4, 1, '2026-03-02T18:00:00Z', 'run-2'],
  ['forum/ben', 'forum/cleo', 3.0, 0.6, 2, '2026-02-04T09:00:00Z', 'run-2'],
  ['forum/ben', 'forum/hal', 1.1, 0.5, 1, '2026-02-20T09:00:00Z', 'run-2'],
  ['chat/eve', 'chat/finn', 1.3, 0.5, 1, '2026-03-03T18:00:00Z', 'run-2'],
  ['chat/eve', 'chat/dan', 1.4, 0.5, 1, '2026-03-04T18:00:00Z', 'run-2'],
  ['ada', 'forum/cleo', 9.0, 0.9, 1, '2026-01-10T09:00:00Z', 'run-1'],
  ['forum/hal', 'ada', 9.0, 0.9, 1, '2026-01-10T09:00:00Z', 'run-3']
] AS row
MATCH (source:Person {id: row[0]})
MATCH (target:Person {id: row[1]})
CREATE (source)-[:INFLUENCES {run: row[6], strength: row[2], probability: row[3], low: row[3] - 0.2,
                              high: row[3] + 0.2, interactions: row[4], last_at: datetime(row[5])}]->(target);

UNWIND [
  ['ada', 'forum/bread', 90.0, 100.0, 1, 0.0, 'strong in both', 'run-2'],
  ['forum/ben', 'forum/bread', 60.0, 80.0, 2, -7.5, 'strong in both', 'run-2'],
  ['forum/cleo', 'forum/bread', 20.0, 60.0, 3, -2.5, 'the rest', 'run-2'],
  ['forum/dan', 'forum/bread', 10.0, 40.0, 4, -10.0, 'the rest', 'run-2'],
  ['forum/hal', 'forum/bread', 5.0, 20.0, 5, -17.5, 'the rest', 'run-2'],
  ['forum/ben', 'forum/ovens', 80.0, 100.0, 1, 12.5, 'strong in both', 'run-2'],
  ['forum/cleo', 'forum/ovens', 20.0, 75.0, 2, 12.5, 'the rest', 'run-2'],
  ['forum/hal', 'forum/ovens', 10.0, 50.0, 3, 12.5, 'the rest', 'run-2'],
  ['chat/eve', 'chat/garden', 85.0, 100.0, 1, 25.0, 'local hero', 'run-2'],
  ['ada', 'chat/garden', 50.0, 75.0, 2, -25.0, 'visiting celebrity', 'run-2'],
  ['chat/finn', 'chat/garden', 15.0, 50.0, 3, 25.0, 'the rest', 'run-2'],
  ['chat/dan', 'chat/garden', 5.0, 25.0, 4, 12.5, 'the rest', 'run-2'],
  ['ada', 'detected/1', 90.0, 100.0, 1, 0.0, 'strong in both', 'run-2'],
  ['forum/ben', 'detected/1', 75.0, 80.0, 2, -7.5, 'strong in both', 'run-2'],
  ['forum/cleo', 'detected/1', 20.0, 60.0, 3, -2.5, 'the rest', 'run-2'],
  ['forum/dan', 'detected/1', 10.0, 40.0, 4, -10.0, 'the rest', 'run-2'],
  ['forum/hal', 'detected/1', 5.0, 20.0, 5, -17.5, 'the rest', 'run-2'],
  ['chat/eve', 'detected/2', 85.0, 100.0, 1, 25.0, 'local hero', 'run-2'],
  ['chat/finn', 'detected/2', 15.0, 60.0, 2, 35.0, 'the rest', 'run-2'],
  ['chat/dan', 'detected/2', 5.0, 30.0, 3, 17.5, 'the rest', 'run-2'],
  ['forum/cleo', 'forum/bread', 99.0, 100.0, 1, 37.5, 'local hero', 'run-1'],
  ['forum/hal', 'forum/bread', 99.0, 100.0, 1, 62.5, 'local hero', 'run-3']
] AS row
MATCH (person:Person {id: row[0]})
MATCH (community:Community {id: row[1]})
CREATE (person)-[:SCORED {run: row[7], score: row[2], percentile: row[3], rank: row[4],
                          low: row[2] - 5.0, high: row[2] + 5.0,
                          global_percentile: row[3] - row[5], lift: row[5], quadrant: row[6],
                          pagerank: row[2] / 200.0, percentile_low: row[3] - 20.0,
                          percentile_high: row[3], lift_low: row[5] - 20.0, lift_high: row[5] + 10.0,
                          tier: CASE WHEN row[2] > 40 THEN 1 ELSE 2 END}]->(community);

UNWIND [
  ['forum/bread', 5, 4, 0.9, 0.6, 1.0],
  ['forum/ovens', 3, 3, 1.0, 0.5, 1.0],
  ['chat/garden', 4, 4, 0.3, -0.2, 0.8],
  ['detected/1', 5, 6, 1.0, 0.7, 1.0],
  ['detected/2', 3, 2, null, null, null]
] AS row
MATCH (run:Run {id: 'run-2'})
MATCH (community:Community {id: row[0]})
CREATE (run)-[:MEASURED {members: row[1], interactions: row[2], correlation: row[3],
                         low: row[4], high: row[5]}]->(community);

UNWIND [
  ['forum/bread', 'forum/ovens', 0.4, 'run-2'],
  ['forum/ovens', 'forum/bread', 0.3, 'run-2'],
  ['forum/bread', 'chat/garden', 0.25, 'run-2'],
  ['chat/garden', 'forum/bread', 0.05, 'run-2'],
  ['detected/1', 'detected/2', 0.2, 'run-2'],
  ['chat/garden', 'forum/ovens', 0.9, 'run-1']
] AS row
MATCH (source:Community {id: row[0]})
MATCH (target:Community {id: row[1]})
CREATE (source)-[:REACHES {run: row[3], share: row[2], low: row[2] * 0.5, high: row[2] * 1.5}]->(target);

UNWIND [
  ['run-2/r1', 1, 'forum/bread', 'chat/garden', ['ada', 'chat/eve'], 0.5, 85.0],
  ['run-2/r2', 2, 'forum/bread', 'chat/garden', ['ada', 'chat/finn'], 0.4, 15.0],
  ['run-2/r3', 1, 'forum/bread', 'forum/ovens', ['ada', 'forum/ben'], 0.3, 80.0],
  ['run-2/r4', 2, 'forum/bread', 'forum/ovens', ['ada', 'forum/ben', 'forum/cleo'], 0.18, 20.0]
] AS row
MATCH (run:Run {id: 'run-2'})
MATCH (source:Community {id: row[2]})
MATCH (target:Community {id: row[3]})
CREATE (route:Route {id: row[0], run: 'run-2', kind: 'contextual', rank: row[1], probability: row[5],
                     low: row[5] - 0.1, high: row[5] + 0.1, standing: row[6], value: row[5] * row[6]})
CREATE (run)-[:FOUND]->(route)
CREATE (route)-[:FROM]->(source)
CREATE (route)-[:INTO]->(target)
WITH row, route
UNWIND range(0, size(row[4]) - 1) AS position
MATCH (person:Person {id: row[4][position]})
CREATE (route)-[:STEP {position: position}]->(person);

// Accounts that may be one person's: the two Dans by their names alone, and one that was declined.
UNWIND [
  ['link-dan', 'suggested', 'chat/dan', 'forum/dan', 0.62, true,
   'similar names: dan and dan, 100% alike and rare'],
  ['link-hal', 'suggested', 'chat/finn', 'forum/hal', 0.97, false,
   'the same e-mail address (by its hash)'],
  ['link-eve', 'declined', 'chat/eve', 'forum/cleo', 0.85, false,
   'both name the page garden.example']
] AS row
MATCH (one:Account {id: row[2]})
MATCH (other:Account {id: row[3]})
CREATE (link:Link {id: row[0], state: row[1], confidence: row[4], by_name_only: row[5],
                   evidence: [row[6]], at: datetime('2026-03-10T11:00:00Z')})
SET link += CASE row[1] WHEN 'declined' THEN
  {decided_by: 'zoe', decided_at: datetime('2026-03-11T08:00:00Z'), because: 'a club'} ELSE {} END
CREATE (link)-[:LINKS]->(one)
CREATE (link)-[:LINKS]->(other);
