// {
//   "manifest": 1,
//   "format": "cypher",
//   "title": "Bread",
//   "sentence": "Shown: 3 of 5. Left out: those below rank 3.",
//   "shown": {
//     "nodes": 3,
//     "edges": 3
//   },
//   "of": 5,
//   "left_out": "those below rank 3",
//   "meaning": {
//     "colour": "standing",
//     "size": "score",
//     "probability": "probability of a reaction"
//   },
//   "legend": {
//     "strong in both": "#0072b2",
//     "local hero": "#d55e00",
//     "the rest": "#8c8c8c"
//   },
//   "made": {
//     "builder": "community",
//     "parameters": {
//       "key": "forum/bread",
//       "limit": 3
//     },
//     "run": {
//       "id": "run-2",
//       "seed": 1,
//       "data_until": "2026-03-04T18:00:00Z",
//       "parameters": {
//         "half_life_days": 90.0
//       },
//       "versions": {
//         "leylines": "0.1.0"
//       }
//     }
//   },
//   "changes": [
//     {
//       "change": "a value that is not known is left out",
//       "values": 4
//     }
//   ]
// }

CREATE CONSTRAINT shown_id IF NOT EXISTS FOR (shown:Shown) REQUIRE shown.id IS UNIQUE;
UNWIND [
{id: 'ada', label: 'Ada Stone', kind: 'person', community: 'strong in both', colour: '#0072b2', size: 24.0, x: -100.0, y: 20.5, score: 90.0, rank: 1},
{id: 'forum/ben', label: 'Ben', kind: 'person', community: 'local hero', colour: '#d55e00', size: 14.5, x: 60.0, y: -40.0, score: 60.0, rank: 2},
{id: 'forum/cleo', label: 'Cleo', kind: 'person', community: 'the rest', colour: '#8c8c8c', size: 8.0, x: 100.0, y: 80.0}
] AS row
MERGE (shown:Shown {id: row.id})
SET shown += row;
UNWIND [
[{source: 'ada', target: 'forum/ben'}, {strength: 0.4, probability: 0.3, low: 0.1, high: 0.5, interactions: 1}],
[{source: 'ada', target: 'forum/cleo'}, {strength: 1.0, probability: 0.5, low: 0.3, high: 0.7, interactions: 1}],
[{source: 'forum/ben', target: 'forum/cleo'}, {probability: 0.6}]
] AS row
MATCH (source:Shown {id: row[0].source})
MATCH (target:Shown {id: row[0].target})
MERGE (source)-[influence:INFLUENCES]->(target)
SET influence += row[1];
