// Hostile queries: what each attempts, then its text; an empty line parts them. {file} is a file
// whose content must not come out, {port} a port that must not be called. `25`: Cypher 25 only, which
// an older server refuses as well. `harmless`: it may answer, but must do nothing.

// attempts: create a node
CREATE (n:Intruder)

// attempts: create in lower case, with comments around the word
/* only reading */ create /* really */ (n:Intruder) // yes

// attempts: hide the word behind escapes that Cypher 5 decodes before it reads
CRE\u0041TE (n:Intruder)

// attempts: write a whole statement in escapes
\u0043\u0052\u0045\u0041\u0054\u0045 (n:Intruder)

// attempts: end a comment by an escape
/* \u002a\u002f CREATE (n:Intruder) RETURN 1 //*/

// attempts: end a line comment by an escaped line break
RETURN 1 AS x // \u000a UNION CREATE (n:Intruder) RETURN 1 AS x

// attempts: end a text by an escaped quote and go on
RETURN 'a\u0027 AS x CREATE (n:Intruder) //'

// attempts: write in Cypher 5 by its prefix
CYPHER 5 CREATE (n:Intruder)

// attempts: write in Cypher 25 by its prefix
CYPHER 25 CREATE (n:Intruder)

// attempts: write with an option of the planner
CYPHER planner=cost runtime=slotted CREATE (n:Intruder)

// attempts: let PROFILE run the write
PROFILE CREATE (n:Intruder)

// attempts: let PROFILE run, in escapes
\u0050ROFILE CREATE (n:Intruder)

// attempts: both prefixes
EXPLAIN PROFILE CREATE (n:Intruder)

// attempts: both, the other way round
PROFILE EXPLAIN CREATE (n:Intruder)

// attempts: a version, then PROFILE
CYPHER 5 PROFILE CREATE (n:Intruder)

// attempts: explain a write, which says that it is one
EXPLAIN CREATE (n:Intruder)

// attempts: two statements
RETURN 1; CREATE (n:Intruder)

// attempts: two statements, parted by an escape
RETURN 1 \u003b CREATE (n:Intruder)

// attempts: an empty statement first
; CREATE (n:Intruder)

// attempts: explain the first of two statements
EXPLAIN RETURN 1; CREATE (n:Intruder)

// attempts: set a property
MATCH (p:Person) SET p.name = 'x'

// attempts: set it by brackets
MATCH (p:Person) SET p['na' + 'me'] = 'x'

// attempts: replace all properties by a map
MATCH (p:Person) SET p = $map

// attempts: add properties from a map
MATCH (p:Person) SET p += $map

// attempts: set a label
MATCH (p:Person) SET p:Intruder

// attempts: set a label with IS
MATCH (p:Person) SET p IS Intruder

// attempts: set a label that is computed
MATCH (p:Person) SET p:$('Intr' + 'uder')

// attempts: remove a property
MATCH (p:Person) REMOVE p.name

// attempts: remove a label
MATCH (p:Person) REMOVE p:Person

// attempts: delete relationships
MATCH ()-[r]->() DELETE r

// attempts: delete everything
MATCH (n) DETACH DELETE n

// attempts: delete, saying that it need not be detached
MATCH (n:Route) NODETACH DELETE n

// attempts: merge a node
MERGE (n:Intruder {id: 1})

// attempts: merge what is there, and set on match
MATCH (p:Person {id: 'ada'}) MERGE (p)-[r:INFLUENCES]->(p) ON CREATE SET r.x = 1 ON MATCH SET r.x = 2

// attempts: merge by a unique id, which locks
MERGE (p:Person {id: 'ada'}) RETURN p

// attempts: create with the GQL word
INSERT (n:Intruder)

// attempts: create with the GQL word in Cypher 25
CYPHER 25 INSERT (n:Intruder)

// attempts: write for each element of a list
FOREACH (x IN [1, 2] | CREATE (:Intruder {x: x}))

// attempts: a FOREACH in a FOREACH
MATCH (p:Person) FOREACH (x IN [1] | FOREACH (y IN [2] | SET p.name = 'x'))

// attempts: write in a subquery
CALL { CREATE (n:Intruder) }

// attempts: write in a subquery with a scope
CALL () { CREATE (n:Intruder) }

// attempts: write in a subquery that imports
MATCH (p:Person) CALL (p) { SET p.name = 'x' } RETURN p.id

// attempts: write in a subquery that imports everything
MATCH (p:Person) CALL (*) { SET p.name = 'x' } RETURN p.id

// attempts: write in a subquery of a subquery, and return something
CALL { CALL { MERGE (n:Intruder) RETURN 1 AS x } RETURN x } RETURN x

// attempts: write in an optional subquery
OPTIONAL CALL () { CREATE (n:Intruder) RETURN n } RETURN 1

// attempts: write in transactions of their own
CALL () { CREATE (n:Intruder) } IN TRANSACTIONS

// attempts: write in transactions, old form
UNWIND range(1, 10) AS i CALL { WITH i CREATE (n:Intruder) } IN TRANSACTIONS OF 1 ROW

// attempts: write in transactions at the same time
UNWIND range(1, 10) AS i CALL (i) { CREATE (n:Intruder) } IN 2 CONCURRENT TRANSACTIONS

// attempts: read in transactions, which opens transactions without a limit
UNWIND range(1, 10) AS i CALL (i) { RETURN i AS j } IN TRANSACTIONS OF 1 ROW ON ERROR CONTINUE RETURN j

// attempts: write where only existence is asked
MATCH (n) WHERE EXISTS { CREATE (m:Intruder) } RETURN n

// attempts: write where it is counted
RETURN COUNT { CREATE (m:Intruder) RETURN m } AS n

// attempts: write where it is collected
RETURN COLLECT { CREATE (m:Intruder) RETURN m } AS n

// attempts: call a writing subquery where existence is asked
MATCH (n) WHERE EXISTS { CALL () { CREATE (m:Intruder) RETURN m } RETURN m } RETURN n

// attempts: write in one part of a union
RETURN 1 AS x UNION CREATE (n:Intruder) RETURN 2 AS x

// attempts: write after a false condition
MATCH (p:Person) WHERE false SET p.name = 'x'

// attempts: write after LIMIT 0
MATCH (p:Person) WITH p LIMIT 0 DETACH DELETE p

// attempts: write after NEXT (25)
CYPHER 25 RETURN 1 AS x NEXT CREATE (n:Intruder) RETURN x

// attempts: write in a branch of WHEN (25)
CYPHER 25 WHEN true THEN { CREATE (n:Intruder) FINISH } ELSE { FINISH }

// attempts: write in a branch never taken (25)
CYPHER 25 WHEN false THEN { MATCH (n) DETACH DELETE n FINISH } ELSE { RETURN 1 AS x }

// attempts: write after LET and FILTER (25)
CYPHER 25 MATCH (p:Person) LET x = 1 FILTER x = 1 SET p.name = 'x' RETURN p

// attempts: write, then FINISH
CREATE (n:Intruder) FINISH

// attempts: read a file
LOAD CSV FROM 'file://{file}' AS line RETURN line

// attempts: read a file of the import folder
LOAD CSV WITH HEADERS FROM 'file:///canary.csv' AS line RETURN line

// attempts: read the accounts of the machine
LOAD CSV FROM 'file:///etc/passwd' AS line FIELDTERMINATOR ':' RETURN line

// attempts: go up from the import folder
LOAD CSV FROM 'file:///../../../../../../../../etc/passwd' AS line RETURN line

// attempts: read a file named by a parameter
LOAD CSV FROM $url AS line RETURN line

// attempts: read a file in a subquery
CALL () { LOAD CSV FROM 'file://{file}' AS line RETURN line } RETURN line

// attempts: read a file where rows are collected
RETURN COLLECT { LOAD CSV FROM 'file://{file}' AS line RETURN line } AS lines

// attempts: read a file where existence is asked
RETURN EXISTS { LOAD CSV FROM 'file://{file}' AS line RETURN line } AS is_there

// attempts: read a file, the words in escapes
L\u004fAD C\u0053V FROM 'file://{file}' AS line RETURN line

// attempts: read a file, the words parted by comments
LOAD /* a */ CSV // b
FROM 'file://{file}' AS line RETURN line

// attempts: open a connection
LOAD CSV FROM 'http://127.0.0.1:{port}/a.csv' AS line RETURN line

// attempts: open an encrypted connection
LOAD CSV FROM 'https://127.0.0.1:{port}/a.csv' AS line RETURN line

// attempts: open a connection by FTP
LOAD CSV FROM 'ftp://127.0.0.1:{port}/a.csv' AS line RETURN line

// attempts: open a connection by name
LOAD CSV FROM 'http://localhost:{port}/a.csv' AS line RETURN line

// attempts: open a connection by IPv6
LOAD CSV FROM 'http://[::1]:{port}/a.csv' AS line RETURN line

// attempts: open a connection by a number
LOAD CSV FROM 'http://2130706433:{port}/a.csv' AS line RETURN line

// attempts: send what is in the graph to a server
MATCH (p:Person) LOAD CSV FROM 'http://127.0.0.1:{port}/?' + p.name AS line RETURN line

// attempts: read from a cloud store
LOAD CSV FROM 's3://bucket/a.csv' AS line RETURN line

// attempts: read from a jar
LOAD CSV FROM 'jar:file://{file}!/a.csv' AS line RETURN line

// attempts: create a label
CALL db.createLabel('Intruder')

// attempts: create a property key
CALL db.createProperty('intruder')

// attempts: create a relationship type
CALL db.createRelationshipType('INTRUDER')

// attempts: create a label by a quoted name
CALL `db`.`createLabel`('Intruder')

// attempts: create a label by a name in escapes
CALL db.c\u0072eateLabel('Intruder')

// attempts: create a label in a subquery
CALL () { CALL db.createLabel('Intruder') } RETURN 1

// attempts: set vectors
MATCH (p:Person) CALL db.create.setNodeVectorProperty(p, 'v', [1.0]) RETURN p

// attempts: resample an index
CALL db.resampleOutdatedIndexes()

// attempts: wait for indexes
CALL db.awaitIndexes(300)

// attempts: clear the cache of plans
CALL db.clearQueryCaches()

// attempts: collect what others ask
CALL db.stats.collect('QUERIES')

// attempts: read what others ask
CALL db.stats.retrieve('QUERIES')

// attempts: change a setting
CALL dbms.setConfigValue('db.transaction.timeout', '0')

// attempts: list the settings
CALL dbms.listConfig()

// attempts: list connections
CALL dbms.listConnections()

// attempts: end others' connections
CALL dbms.killConnections(['bolt-1'])

// attempts: ask the server's version
CALL dbms.components()

// attempts: ask the server's beans
CALL dbms.queryJmx('*:*')

// attempts: change what the transaction says of itself
CALL tx.setMetaData({a: 1})

// attempts: load by APOC
CALL apoc.load.json('http://127.0.0.1:{port}/') YIELD value RETURN value

// attempts: load a file by APOC
CALL apoc.load.csv('file://{file}') YIELD list RETURN list

// attempts: write by APOC
CALL apoc.cypher.doIt('CREATE (n:Intruder)', {}) YIELD value RETURN value

// attempts: run many statements by APOC
CALL apoc.periodic.iterate('RETURN 1 AS x', 'CREATE (n:Intruder)', {})

// attempts: write by a function of APOC
RETURN apoc.cypher.runFirstColumnSingle('CREATE (n:Intruder) RETURN n', {}) AS x

// attempts: export by APOC
CALL apoc.export.csv.all('out.csv', {})

// attempts: write by Graph Data Science
CALL gds.pageRank.write('g', {writeProperty: 'x'})

// attempts: export by Graph Data Science
CALL gds.graph.export('g', {dbName: 'x'})

// attempts: list the settings
SHOW SETTINGS

// attempts: list what runs, with others' queries
SHOW TRANSACTIONS

// attempts: list what runs, and go on with it
SHOW TRANSACTIONS YIELD transactionId AS id, currentQuery TERMINATE TRANSACTIONS id YIELD message RETURN message

// attempts: end what others run
TERMINATE TRANSACTIONS 'neo4j-transaction-1'

// attempts: list users
SHOW USERS

// attempts: list databases
SHOW DATABASES

// attempts: who am I
SHOW CURRENT USER

// attempts: list privileges
SHOW PRIVILEGES

// attempts: list procedures
SHOW PROCEDURES

// attempts: list functions
SHOW FUNCTIONS YIELD name RETURN name

// attempts: list indexes
SHOW INDEXES

// attempts: ask another database
USE system SHOW USERS

// attempts: read the system database
USE system MATCH (u:User) RETURN u.credentials

// attempts: create a user
CREATE USER intruder SET PASSWORD 'intruder1'

// attempts: change the password
ALTER USER neo4j SET PASSWORD 'intruder1' CHANGE NOT REQUIRED

// attempts: change one's own password
ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'intruder1'

// attempts: drop the user
DROP USER neo4j

// attempts: give a right
GRANT ROLE admin TO neo4j

// attempts: stop the database
STOP DATABASE neo4j

// attempts: drop the database
DROP DATABASE neo4j IF EXISTS DESTROY DATA

// attempts: create an index
CREATE INDEX intruder FOR (n:Person) ON (n.x)

// attempts: create a constraint
CREATE CONSTRAINT intruder FOR (n:Person) REQUIRE n.x IS UNIQUE

// attempts: drop a constraint that is not there
DROP CONSTRAINT intruder IF EXISTS

// attempts: a product of nothing but rows
UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a * b AS c WHERE c < 0 RETURN count(*)

// attempts: a product of everything with everything
MATCH (a), (b), (c), (d), (e), (f) WHERE a.x + b.x + c.x + d.x + e.x + f.x < 0 RETURN count(*)

// attempts: all ways through the graph
MATCH p = (a)-[*]-(b) WHERE length(p) < 0 RETURN count(p)

// attempts: all ways by a quantified path
MATCH p = (a)((x)--(y))+(b) WHERE length(p) < 0 RETURN count(p)

// attempts: a huge range of rows, one by one
UNWIND range(1, 9223372036854775807) AS a WITH a WHERE a < 0 RETURN a

// attempts: add up a huge range within an expression, where nothing can be ended
RETURN reduce(sum = 0, i IN range(1, 10000000000) | sum + i) AS sum

// attempts: the same, the number in another notation
RETURN reduce(sum = 0, i IN range(1, 0x2540BE400) | sum + i) AS sum

// attempts: the same, the number as a parameter
RETURN reduce(sum = 0, i IN range(1, $huge) | sum + i) AS sum

// attempts: the same, the number as a product
RETURN reduce(sum = 0, i IN range(1, 100000 * 100000) | sum + i) AS sum

// attempts: look through a huge range
RETURN any(x IN range(1, 10000000000) WHERE x < 0) AS x

// attempts: a list that does not fit into memory
RETURN size([x IN range(1, 1000000000) | x]) AS x

// attempts: lists within lists
RETURN [a IN range(1, 1000) | [b IN range(1, 1000) | [c IN range(1, 1000) | c]]] AS x

// attempts: a text that doubles
RETURN size(reduce(s = 'a', i IN range(1, 60) | s + s)) AS x

// attempts: the word RANGE in capitals and escapes
RETURN all(x IN R\u0041NGE /* a */ (1, 10000000000) WHERE x > 0) AS x

// attempts: a regular expression that repeats what is repeated
RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(.*a){25}' AS x

// attempts: a regular expression of many stars
RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '.*.*.*.*.*.*.*b' AS x

// attempts: a regular expression as a parameter
RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ $regex AS x

// attempts: nothing at all

// attempts: a comment and nothing else
// nothing

// harmless: a write in a text
RETURN 'CREATE (n:Intruder)' AS x

// harmless: a write in a comment
RETURN 1 AS x /* CREATE (n:Intruder) */

// harmless: a write as a name
RETURN 1 AS `x} CREATE (n:Intruder) //`

// harmless: a write as a parameter
RETURN $cypher AS x

// harmless: a map as a parameter
MATCH (p:Person) WHERE p.name = $map RETURN p

// harmless: more rows than the limit
UNWIND range(1, 9223372036854775807) AS a RETURN a

// harmless: explain a reading query
EXPLAIN MATCH (p:Person) RETURN p

// harmless: explain twice
EXPLAIN EXPLAIN RETURN 1

// harmless: a semicolon at the end
RETURN 1 AS x;
