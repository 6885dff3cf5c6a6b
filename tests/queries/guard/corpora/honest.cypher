// Honest queries, as an analyst would write them: what each asks, then its text; an empty line parts
// them. All must pass and answer. `25`: Cypher 25, which the older server does not know.

// asks: everybody
MATCH (p:Person) RETURN p.id, p.name ORDER BY p.name

// asks: whole nodes
MATCH (p:Person) RETURN p LIMIT 3

// asks: a relationship
MATCH ()-[r:INFLUENCES]->() RETURN r LIMIT 3

// asks: paths
MATCH p = (:Person)-[:INFLUENCES]->(:Person)-[:INFLUENCES]->(:Person) RETURN p LIMIT 3

// asks: any direction
MATCH (a:Person)--(b) RETURN labels(b), count(*)

// asks: one of two types
MATCH (:Account)-[r:REPLIED|LIKED]->(:Account) RETURN type(r), count(*) AS n

// asks: one of two labels
MATCH (n:Person|Community) RETURN count(n)

// asks: labels by expression
MATCH (n:!Content&(Person|Account)) RETURN labels(n) AS l, count(*)

// asks: a label that is given
MATCH (n:$($label)) RETURN count(n)

// asks: by an indexed property
MATCH (p:Person {id: 'ada'}) RETURN p.name

// asks: by a parameter
MATCH (p:Person) WHERE p.id IN $ids RETURN p.name

// asks: by a property in a map
MATCH (p:Person) WHERE p.id = $map.id RETURN p.name

// asks: the beginning of a name
MATCH (p:Person) WHERE p.name STARTS WITH 'A' RETURN p.name

// asks: the end and the middle of names
MATCH (p:Person) WHERE p.name ENDS WITH 'n' OR p.name CONTAINS 'to' RETURN p.name

// asks: a regular expression
MATCH (p:Person) WHERE p.name =~ '(?i)a.*s.*' RETURN p.name

// asks: a regular expression with a choice
MATCH (p:Person) WHERE p.name =~ '(Ada|Ben)( .+)?' RETURN p.name

// asks: what is missing
MATCH (p:Person) WHERE p.nothing IS NULL AND p.name IS NOT NULL RETURN count(*)

// asks: who has no score
MATCH (p:Person) WHERE NOT (p)-[:SCORED]->() RETURN p.name

// asks: who has one, as a subquery
MATCH (p:Person) WHERE EXISTS { (p)-[s:SCORED]->(:Community) WHERE s.score > 50 } RETURN p.name

// asks: a whole query as a condition
MATCH (p:Person) WHERE EXISTS { MATCH (p)-[:INFLUENCES]->(q) WITH q WHERE q.name <> '' RETURN q } RETURN p.id

// asks: how many each influences
MATCH (p:Person) RETURN p.id, COUNT { (p)-[:INFLUENCES]->() } AS n ORDER BY n DESC

// asks: whom each influences, in a list
MATCH (p:Person) RETURN p.id, COLLECT { MATCH (p)-[:INFLUENCES]->(q) RETURN q.id ORDER BY q.id } AS whom

// asks: a pattern comprehension
MATCH (p:Person) RETURN p.id, [(p)-[r:INFLUENCES]->(q) WHERE r.strength > 0 | q.id] AS whom

// asks: a list comprehension
RETURN [x IN range(1, 10) WHERE x % 2 = 0 | x * x] AS squares

// asks: a sum by reduce
RETURN reduce(sum = 0, x IN [1, 2, 3] | sum + x) AS sum

// asks: the product along a path
MATCH p = (:Person)-[r:INFLUENCES*1..3]->(:Person) RETURN reduce(c = 1.0, x IN r | c * x.probability) AS chance LIMIT 5

// asks: the largest by reduce
RETURN reduce(m = 0, x IN [3, 1, 2] | CASE WHEN x > m THEN x ELSE m END) AS m

// asks: conditions on lists
RETURN all(x IN [1, 2] WHERE x > 0) AS a, any(x IN [1] WHERE x = 2) AS b, none(x IN [1] WHERE x = 2) AS c, single(x IN [1] WHERE x = 1) AS d

// asks: cases
MATCH (p:Person) RETURN CASE WHEN p.name < 'C' THEN 'first' ELSE 'later' END AS part, count(*)

// asks: a simple case
MATCH (c:Community) RETURN CASE c.kind WHEN 'board' THEN 1 WHEN 'channel' THEN 2 ELSE 3 END AS k

// asks: distinct values
MATCH (c:Community) RETURN DISTINCT c.kind

// asks: groups, with a condition on them
MATCH (a:Account)-[:AUTHORED]->(c) WITH a, count(c) AS n WHERE n > 1 RETURN a.id, n ORDER BY n DESC SKIP 0 LIMIT 5

// asks: the median and others
MATCH ()-[s:SCORED]->() RETURN percentileCont(s.score, 0.5), avg(s.score), stDev(s.score), min(s.rank), max(s.rank)

// asks: what may be missing
MATCH (p:Person) OPTIONAL MATCH (p)<-[:HELD_BY]-(a:Account) RETURN p.id, collect(a.id) AS accounts

// asks: rows of a list
UNWIND [1, 2, null] AS x RETURN x

// asks: rows of a parameter
UNWIND $ids AS id MATCH (p:Person {id: id}) RETURN p.name

// asks: very many rows, of which few are wanted
UNWIND range(1, 100000000) AS x RETURN x LIMIT 3

// asks: a union
MATCH (p:Person) RETURN p.id AS id UNION MATCH (c:Community) RETURN c.id AS id

// asks: a union with repetitions
RETURN 1 AS x UNION ALL RETURN 1 AS x

// asks: a subquery
MATCH (c:Community) CALL (c) { MATCH (c)<-[s:SCORED]-(p) RETURN p ORDER BY s.score DESC LIMIT 1 } RETURN c.id, p.id

// asks: a subquery, old form
MATCH (c:Community) CALL { WITH c MATCH (c)<-[s:SCORED]-() RETURN count(s) AS n } RETURN c.id, n

// asks: an optional subquery
MATCH (c:Community) OPTIONAL CALL (c) { MATCH (c)<-[s:SCORED]-(p) RETURN p LIMIT 1 } RETURN c.id, p.id

// asks: a subquery with a union
CALL () { RETURN 1 AS x UNION RETURN 2 AS x } RETURN sum(x) AS sum

// asks: the shortest path
MATCH (a:Person {id: 'ada'}), (b:Person {id: 'chat/eve'}) MATCH p = shortestPath((a)-[:INFLUENCES*..5]-(b)) RETURN length(p)

// asks: all shortest paths
MATCH (a:Person {id: 'ada'}), (b:Person {id: 'chat/eve'}) MATCH p = allShortestPaths((a)-[:INFLUENCES*..5]-(b)) RETURN nodes(p)

// asks: the shortest by GQL
MATCH p = SHORTEST 2 (a:Person {id: 'ada'})-[:INFLUENCES]-+(b:Person {id: 'chat/eve'}) RETURN length(p)

// asks: any shortest
MATCH p = ANY SHORTEST (a:Person {id: 'ada'})-[:INFLUENCES]-{1,4}(b:Person) RETURN b.id

// asks: groups of shortest
MATCH p = SHORTEST 1 GROUPS (a:Person {id: 'ada'})(()-[:INFLUENCES]->()){1,3}(b:Person) RETURN b.id, length(p)

// asks: a quantified path with a condition
MATCH (a:Person {id: 'ada'})((x)-[r:INFLUENCES]->(y) WHERE r.probability > 0.01){1,3}(b) RETURN b.id, size(r) AS hops

// asks: a path of variable length
MATCH (a:Person {id: 'ada'})-[:INFLUENCES*1..2]->(b) RETURN DISTINCT b.id

// asks: conditions within a pattern
MATCH (p:Person WHERE p.name > 'B')-[s:SCORED WHERE s.score > 10]->(c) RETURN p.id, c.id

// asks: triangles
MATCH (a:Person)-[:INFLUENCES]->(b)-[:INFLUENCES]->(c)-[:INFLUENCES]->(a) RETURN count(*)

// asks: a join by a value
MATCH (a:Account), (p:Person) WHERE a.handle = p.name RETURN count(*)

// asks: hints for the planner
MATCH (p:Person) USING INDEX p:Person(id) WHERE p.id = 'ada' RETURN p

// asks: a scan by a hint
MATCH (p:Person) USING SCAN p:Person WHERE p.id = 'ada' RETURN p

// asks: a named map of properties
MATCH (p:Person) RETURN p {.id, .name, score: p.global_score} AS person

// asks: all properties
MATCH (p:Person) RETURN p {.*} AS person, keys(p) AS names, properties(p) AS all LIMIT 1

// asks: parts of lists and maps
RETURN [1, 2, 3][0..2] AS a, [1, 2][-1] AS b, {x: 1}.x AS c, {x: 1}['x'] AS d

// asks: times
MATCH ()-[r:REPLIED]->() RETURN date.truncate('month', r.at) AS month, count(*) ORDER BY month

// asks: durations
RETURN duration.between(date('2026-01-01'), date('2026-03-01')) AS d, duration({days: 2}) AS e

// asks: moments as numbers
RETURN datetime({epochMillis: 1767225600000}) AS at, datetime().epochSeconds > 1767225600 AS later

// asks: places
RETURN point.distance(point({latitude: 1, longitude: 2}), point({latitude: 1, longitude: 3})) AS metres

// asks: texts
RETURN toUpper('a') + trim(' b ') + substring('abc', 1, 1) + replace('a', 'a', 'b') AS t, split('a,b', ',') AS s

// asks: numbers
RETURN round(1.5) AS a, 2 ^ 3 AS b, 7 % 2 AS c, toInteger('4') AS d, sqrt(2) AS e, rand() < 1 AS f

// asks: what is null
RETURN coalesce(null, 1) AS a, nullIf(1, 1) AS b, toFloatOrNull('x') AS c

// asks: types of values
RETURN 1 IS :: INTEGER AS a, valueType('a') AS b

// asks: ids of elements
MATCH (p:Person) RETURN elementId(p) AS id LIMIT 1

// asks: labels
CALL db.labels() YIELD label RETURN label ORDER BY label

// asks: relationship types, without a RETURN
CALL db.relationshipTypes()

// asks: property keys
CALL db.propertyKeys() YIELD propertyKey AS key WHERE key STARTS WITH 'n' RETURN key

// asks: the schema
CALL db.schema.nodeTypeProperties() YIELD nodeType, propertyName RETURN nodeType, collect(propertyName) AS names

// asks: the schema of relationships
CALL db.schema.relTypeProperties() YIELD relType RETURN DISTINCT relType

// asks: the schema as a network
CALL db.schema.visualization() YIELD nodes RETURN size(nodes) AS n

// asks: nothing, politely
MATCH (p:Person {id: 'nobody'}) FINISH

// asks: a text that looks like a write
MATCH (c:Content) WHERE c.title CONTAINS 'DELETE' OR c.title = 'SET x = 1; DROP DATABASE neo4j' RETURN c.id

// asks: names that look like writes
MATCH (`create`:Person) RETURN `create`.id AS `delete`, 1 AS `load csv`

// asks: properties that are named like words
MATCH (n:Person) RETURN n.set AS `set`, n.merge, n.remove, n.call

// asks: a comment that looks like a write
/* CREATE (n) */ MATCH (n:Person) // DETACH DELETE n
RETURN count(n)

// asks: letters of other scripts
RETURN 'Łódź – 東京 – שלום' AS `città`, 'a\u00e9\n\'' AS escaped

// asks: in Cypher 5
CYPHER 5 MATCH (p:Person) RETURN count(p)

// asks: with an option
CYPHER runtime=slotted MATCH (p:Person) RETURN count(p)

// asks: for a plan
EXPLAIN MATCH (p:Person)-[:INFLUENCES]->(q) RETURN q.id

// asks: in mixed case and odd spaces
mAtCh	(p:Person)
  wHeRe p.id='ada'rEtUrN	p.name;

// asks: many parameters
RETURN $ids AS ids, $map AS map, $label AS label

// asks: a correlation by hand
MATCH (p:Person)-[s:SCORED]->(:Community {id: 'forum/bread'}) WITH collect(s.score) AS scores RETURN [i IN range(0, size(scores) - 2) | scores[i + 1] - scores[i]] AS steps

// asks: hours by days, made up
RETURN [d IN range(1, 7) | [h IN range(0, 23) | d * 100 + h]] AS hours

// 25 asks: in Cypher 25
CYPHER 25 MATCH (p:Person) RETURN count(p) AS n

// 25 asks: LET and FILTER
CYPHER 25 MATCH (p:Person) LET letter = substring(p.name, 0, 1) FILTER letter < 'D' RETURN letter, count(*) AS n

// 25 asks: one query after the other
CYPHER 25 MATCH (p:Person) RETURN p.name AS name NEXT FILTER name < 'D' RETURN count(*) AS n

// 25 asks: a condition
CYPHER 25 WHEN size($ids) > 1 THEN RETURN 'many' AS x ELSE RETURN 'few' AS x

// 25 asks: ORDER BY and LIMIT of their own
CYPHER 25 MATCH (p:Person) ORDER BY p.name LIMIT 2 RETURN p.name

// 25 asks: repeatable elements
CYPHER 25 MATCH REPEATABLE ELEMENTS p = (a:Person {id: 'ada'})-[:INFLUENCES]->{1,3}(b) RETURN count(p) AS n

// 25 asks: allReduce
CYPHER 25 MATCH p = (a:Person {id: 'ada'})-[r:INFLUENCES]->{1,3}(b) WHERE allReduce(c = 1.0, x IN r | c * x.probability, c > 0.0) RETURN count(p) AS n

// 25 asks: the same by colon
CYPHER 25 MATCH (n:Person) RETURN DISTINCT n:Person AS is_person
