// What an analyst asks: each line is run on the real Neo4j and by `foedus cypher`, and gives the same rows.
MATCH ()-[r]->() RETURN DISTINCT toInteger(r.edtf) AS y ORDER BY y
MATCH ()-[r]->() RETURN count(DISTINCT type(r)) AS n
MATCH ()-[r]->() WHERE r.start > date({year: 1910, month: 7, day: 28}) AND r.start < date({year: 1915}) RETURN count(r) AS n
MATCH ()-[r]->() WHERE r.start > date({year: 1910, month: 7, day: 28}) RETURN count(r) AS n
MATCH ()-[r]->() WHERE type(r) STARTS WITH 'A' RETURN DISTINCT type(r) AS t ORDER BY t
MATCH ()-[r]->() WITH r.start AS d WHERE d IS NOT NULL RETURN d.year AS y, max(d) AS m, min(d.month) AS k ORDER BY y
MATCH (a {id: 'PRY'}), (b {id: 'URY'}) RETURN a = b AS same, a <> b AS other, a.id < b.id AS less
MATCH (a)-[r:ATTACKED]->(b) RETURN a.name + ' -> ' + b.name + ' ' + r.start.year AS s ORDER BY s
MATCH (a)-[r:MEMBER_OF]->(b) WITH b, a ORDER BY a.name WITH b, collect(a.name) AS m RETURN b.name, m[size(m)-1] AS last ORDER BY b.name
MATCH (a)-[r:MEMBER_OF]->(b) WITH b, collect(a.name) AS m RETURN b.name, m[..3] ORDER BY b.name
MATCH (a)-[r]->(b) RETURN count(a.iso IN [b.iso, 'PRY']) AS n
MATCH (a)-[r]->(b) RETURN min(r.start.year) AS a, max(r.end.year) AS b
MATCH (a)-[r]->(b) RETURN toString(r.start.year) + '-' + toString(r.start.month) AS m, count(*) AS n ORDER BY m
MATCH (a)-[r]->(b) WHERE r.polarity = 'affirmed' RETURN a.name + ' ' + toString(r.start) + ' ' + size(r.documents) AS s ORDER BY s LIMIT 15
MATCH (a)-[r]->(b) WHERE r.start.year IN [1910, 1939] RETURN r.start.year AS y, count(*) AS n ORDER BY y
MATCH (a)-[r]->(b) WHERE startNode(r) = a RETURN count(r)
MATCH (a)-[r]->(b) WITH a, r ORDER BY r.start DESC, r.id WITH a, head(collect(r)) AS latest RETURN a.id, latest.relation AS rel, latest.start AS d ORDER BY a.id
MATCH (a)-[r]->(b) WITH count(*) AS total MATCH (x)-[s]->(y) WITH total, type(s) AS t, count(*) AS n RETURN t, n, 100 * n / total AS pct, 100.0 * n / total > 10 AS big ORDER BY n DESC, t
MATCH (a)-[r]->(b) WITH type(r) AS t, count(*) AS n ORDER BY n DESC, t LIMIT 3 UNWIND range(1, n) AS i RETURN t, count(i) AS k, sum(i) AS s ORDER BY t
MATCH (a)-[r]->(b) WITH type(r) AS t, count(*) AS n, collect(DISTINCT a.id) AS who WHERE n > 5 RETURN t, n, size(who) AS who ORDER BY n DESC, t
MATCH (a:Leader)-[r:LEADS]->(b) RETURN *
MATCH (a:State) OPTIONAL MATCH (a)-[x:ATTACKED]->(b) RETURN a.id, type(x) AS t, labels(b) AS l, b.name AS n, startNode(x).id AS s ORDER BY a.id, n
MATCH (a:State) OPTIONAL MATCH (a)-[x:ATTACKED]->(b) RETURN a.name, x IS NULL AS none, min(x.start) AS first, max(x.start).year AS last ORDER BY a.name, none
MATCH (a:State) OPTIONAL MATCH (a)-[x:ATTACKED]->(b:State) WITH a, b, x RETURN a.id, b:State AS st, labels(b)[0] AS l, b IS NULL AS z, x.edtf AS e ORDER BY a.id, e
MATCH (a:State) RETURN a.name, EXISTS { (a)-[:PARTY_TO]->() } AS p ORDER BY a.name
MATCH (a:State) WHERE EXISTS { MATCH (a)-[r:ATTACKED]->(b) WHERE r.start.year = 1910 } RETURN a.name ORDER BY a.name
MATCH (a:State)-[:MEMBER_OF*0..1]->(b) RETURN a.id, count(b) AS n ORDER BY n DESC, a.id
MATCH (a:State)-[r]->(b) WITH a.name AS a, count(*) AS n ORDER BY n DESC, a LIMIT 3 RETURN a, n
MATCH (a:State)-[x:ATTACKED]->(b:State) WHERE EXISTS { (a)-[:PARTY_TO]->(t)<-[:PARTY_TO]-(b) } RETURN a.name, b.name, x.edtf ORDER BY a.name, b.name, x.edtf
MATCH (n) RETURN CASE WHEN n.iso IS NULL THEN 'no' END AS k, count(*) AS n ORDER BY k
MATCH (n) RETURN CASE n.kind WHEN 'State' THEN 1 WHEN 'Leader' THEN 2 END AS k, count(*) AS n ORDER BY k
MATCH (n) RETURN DISTINCT labels(n) AS l ORDER BY l
MATCH (n) RETURN labels(n) AS l, n.id ORDER BY labels(n), n.id
MATCH (n) RETURN labels(n)[0] AS first, count(*) AS n ORDER BY first
MATCH (n) RETURN n.id, size(n.name) IN [1, 2, size(n.aliases)] AS a, n.iso IN [n.cow, n.id] AS b, n.iso IN ['PRY', null] AS c, NOT n.iso IN [null] AS d, n.iso IN [] AS e ORDER BY n.id
MATCH (n) RETURN toUpper(n.name) AS u, toLower(n.name) AS l
MATCH (n) UNWIND labels(n) AS l RETURN l, count(*) AS n ORDER BY l
MATCH (n) WHERE (n.iso IN ['PRY', null]) IS NULL RETURN count(*) AS n
MATCH (n) WHERE all(x IN n.aliases WHERE size(x) > 5) RETURN n.id ORDER BY n.id
MATCH (n) WHERE labels(n) = ['Actor', 'State'] RETURN count(*) AS n
MATCH (n) WHERE n.existed IS NOT NULL RETURN n.id, split(n.existed, '/')[0] AS a, toInteger(split(n.existed, '/')[0]) AS b, toInteger(left(n.existed, 4)) AS c ORDER BY n.id
MATCH (n) WHERE n.iso = null RETURN count(n)
MATCH (n) WHERE n.iso CONTAINS '' OR n.name STARTS WITH '' AND n.name ENDS WITH '' RETURN count(*) AS n
MATCH (n) WHERE n.name CONTAINS '' RETURN count(*) AS n
MATCH (n) WHERE n.name CONTAINS null RETURN count(*) AS n
MATCH (n) WHERE single(x IN n.aliases WHERE size(x) > 20) RETURN n.id ORDER BY n.id
MATCH (n) WITH [n.iso, n.cow, n.id] AS l RETURN 'PRY' IN l AS x, count(*) AS n ORDER BY n
MATCH (n) WITH [x IN [n.iso, n.cow] WHERE x IS NOT NULL] AS l RETURN size(l) AS k, count(*) AS n ORDER BY k
MATCH (n) WITH n ORDER BY labels(n), n.id RETURN n.id LIMIT 5
MATCH (n)-[r]->(m) RETURN any(d IN r.details WHERE d STARTS WITH 'trigger') AS t, count(*) AS n ORDER BY n
MATCH (n)-[r]->(m) WHERE NOT 'ASSAULT' IN r.plover AND r.family = 'conflict' RETURN count(*) AS n
MATCH (n)-[r]->(m) WHERE NOT any(d IN r.details WHERE d STARTS WITH 'trigger') RETURN count(*) AS n
MATCH (n)-[r]->(m) WHERE r.details IS NULL OR size(r.details) = 0 RETURN count(*) AS n
MATCH (n)-[r]->(m) WITH n, collect(r) AS rs WHERE size(rs) > 10 RETURN n.id, [r IN rs WHERE r.polarity = 'negated' | r.relation] AS neg ORDER BY n.id
MATCH (n)-[r]->(m) WITH n, m, collect(r)[0] AS first WHERE n.id < m.id RETURN n.id, m.id, first.relation IS NOT NULL AS has ORDER BY n.id, m.id
MATCH (n:Actor) WHERE NOT n:State RETURN n.id, labels(n)[1] AS k ORDER BY k, n.id
MATCH (n:State {id: 'PRY'}) RETURN n.name + ' (' + n.cow + ')' AS s
MATCH (n:State) OPTIONAL MATCH (n)-[r:ATTACKED]->(m) WITH n, count(DISTINCT m) AS k WHERE k = 0 RETURN count(n) AS peaceful
MATCH (n:State) OPTIONAL MATCH (n)-[r:ATTACKED]->(m) WITH n, m ORDER BY m.name RETURN n.name, collect(m.name) AS victims ORDER BY n.name
MATCH (n:State) RETURN CASE n.iso WHEN 'PRY' THEN 'Armenia' WHEN null THEN 'none' ELSE n.iso END AS c ORDER BY c
MATCH (n:State) RETURN avg(toInteger(n.cow)) > 100 AS a, sum(toInteger(n.cow)) AS b
MATCH (n:State) RETURN max(n.cow) AS a, min(n.name) AS b, max(n.iso) AS c
MATCH (n:State) RETURN n.id ORDER BY size(split(n.name, ' ')) DESC, n.id LIMIT 5
MATCH (n:State) RETURN n.iso IN ['PRY', null] AS x, count(*) AS n
MATCH (n:State) RETURN n.name AS name ORDER BY size(name), name LIMIT 5
MATCH (n:State) RETURN n.name ORDER BY CASE WHEN n.id = 'URY' THEN 0 ELSE 1 END, n.name LIMIT 3
MATCH (n:State) RETURN split(n.name, ' ') AS w ORDER BY n.id
MATCH (n:State) RETURN split(n.name, ' ')[0] AS w ORDER BY n.id
MATCH (n:State) WHERE n.cow IS NOT NULL RETURN n.id, toInteger(n.cow) AS c ORDER BY n.id
MATCH (n:State) WHERE n.iso IN [null] RETURN n.id
MATCH (n:State) WHERE n.name =~ '(?i)a.*' RETURN n.name ORDER BY n.name
MATCH (n:State) WHERE n.name CONTAINS 'a' RETURN n.id, [x IN n.aliases WHERE size(x) > 8] AS l ORDER BY n.id
MATCH (n:State) WHERE n.name CONTAINS 'a' RETURN n.name + ' [' + n.iso + '] ' + n.cow AS s ORDER BY n.id
MATCH (n:State) WHERE split(n.name, ' ')[0] = 'United' RETURN n.id ORDER BY n.id
MATCH (n:State) WITH DISTINCT left(n.name, 1) AS l ORDER BY l RETURN collect(l) AS ls
MATCH (n:State) WITH n ORDER BY n.name RETURN collect(n.name)[..3] AS l
MATCH (n:State) WITH n ORDER BY n.name SKIP 2 LIMIT 3 MATCH (n)-[r]->(m) RETURN n.name, count(m) AS c ORDER BY n.name
MATCH (n:State) WITH n.name AS name ORDER BY name DESC LIMIT 3 RETURN collect(name) AS l
MATCH (n:State) WITH n.name AS name ORDER BY name DESC LIMIT 3 RETURN collect(name) AS l, count(*) AS n, min(name) AS m
MATCH p = (a)-[:ATTACKED*1..2]->(b) WHERE any(n IN nodes(p) WHERE n.id = 'PRY') RETURN count(p) AS n
MATCH p = (a)-[:ATTACKED*1..2]->(b) WHERE single(n IN nodes(p) WHERE n.id = 'PRY') RETURN count(p) AS n
MATCH p = (a)-[:ATTACKED*2..3]->(b) RETURN [n IN nodes(p) | n.id] AS l ORDER BY l
MATCH p = (a)-[:ATTACKED]->(b) RETURN relationships(p)[0].edtf AS e ORDER BY e
MATCH p = (a:Leader)-[*2]->(b) RETURN a.id, b.id, [r IN relationships(p) | type(r)] AS ts ORDER BY a.id, b.id, ts
MATCH p = (a:State {id: 'PRY'})-[*1..2]->(b) RETURN [n IN nodes(p) WHERE n:State | n.id] AS s, [r IN relationships(p) WHERE r.start IS NOT NULL | r.start.year] AS y
MATCH p = (a:State {id: 'PRY'})-[*1..2]->(b) RETURN [n IN nodes(p) | coalesce(n.iso, n.id)] AS s
MATCH p = (a:State {id: 'PRY'})-[*1..2]->(b) RETURN [n IN nodes(p) | n.name + ' (' + n.kind + ')'] AS s
MATCH p = (a:State {id: 'PRY'})-[*1..2]->(b) RETURN [n IN nodes(p) | {id: n.id, k: n.kind}] AS s
MATCH p = (a:State {id: 'PRY'})-[*1..2]->(b) RETURN [x IN nodes(p)[1..] | x.id] AS via
MATCH p = (a:State {id: 'PRY'})-[*1..2]->(b) WHERE all(r IN relationships(p) WHERE r.attributed_to IS NULL) RETURN count(p) AS n
MATCH p = (a:State {id: 'PRY'})-[*1..2]->(b) WHERE any(r IN relationships(p) WHERE type(r) = 'ATTACKED') RETURN count(p) AS n
MATCH p = (a:State {id: 'PRY'})-[*1..2]->(b) WHERE size([n IN nodes(p) WHERE n.kind = 'State']) = 2 RETURN count(*) AS n
MATCH p = (a:State {id: 'PRY'})-[*1..3]->(b:Treaty) RETURN b.id, min(length(p)) AS d, count(*) AS n ORDER BY d, b.id
MATCH p = (a:State {id: 'PRY'})-[*2..2]->(b) RETURN last(nodes(p)).id AS l, head(nodes(p)).id AS h
MATCH p = (a:State {id: 'PRY'})-[:MEMBER_OF*0..1]-(b) RETURN b.id ORDER BY b.id
MATCH p = (a:State {id: 'PRY'})-[:MEMBER_OF]->(o)<-[:MEMBER_OF]-(b) RETURN [n IN nodes(p) | n.id] AS ids, length(p) AS l ORDER BY ids
MATCH p = shortestPath((a:State {id: 'PRY'})-[:MEMBER_OF|PARTY_TO*..6]-(b:State {id: 'URY'})) RETURN [n IN nodes(p) | n.name] AS l
MATCH p = shortestPath((a:State)-[:ATTACKED*..4]->(b:State)) WHERE a.id < b.id RETURN a.id, b.id, length(p) AS n ORDER BY a.id, b.id
OPTIONAL MATCH (n:State {id: 'nobody'}) RETURN n.name AS a, n IS NULL AS b, labels(n) AS c, size(labels(n)) AS d, n:State AS e
OPTIONAL MATCH (n:State {id: 'nobody'})-[r]->(m) RETURN n, r, m, count(*) AS k
RETURN 1 + 2 AS a, 3 - 5 AS b, 4 * 2.5 AS c, 10 / 4 AS d, 10 / 4.0 AS e, 10 % 4 AS f, -3 % 2 AS g, 2 ^ 10 AS h, -(-3) AS i, +4 AS j
RETURN 1 < 2 < 3 AS a, 3 > 2 >= 2 AS b, 1 < 3 < 2 AS c
RETURN 7 / 2 AS a, 7 % 3 AS b, -7 % 3 AS c, 7.0 / 2 AS d, 2 ^ 0.5 AS e, 1 + 2 * 3 AS f, (1 + 2) * 3 AS g
RETURN CASE WHEN null THEN 1 ELSE 2 END AS a, CASE null WHEN null THEN 1 ELSE 2 END AS b, CASE 1 WHEN 2 THEN 'x' END AS c
RETURN [1, 2, 3][0..2] AS a, range(0, 5)[2..] AS b, size([[1], [2, 3]]) AS c, [[1], [2, 3]][1][0] AS d
RETURN [1,2] + [3] AS a, [1] + 2 AS b, 0 + [1] AS c
RETURN any(x IN [] WHERE x > 3) AS a, all(x IN [] WHERE x > 1) AS b, [x IN [] WHERE x > 1] AS c, [x IN [] | x] AS d
RETURN date('2020-02-29') AS d, date('2020-02-29').day AS x, date('2020-12-31').quarter AS q, date('2020-01-01') < date('2020-01-02') AS l
RETURN reverse([1,2,3]) AS a, reverse('añb') AS b, tail([1,2,3]) AS c, head([]) AS d, last([]) AS e, head([1]) AS f, tail([]) AS g
RETURN split('a,,b,', ',') AS a, split(null, ',') AS b, split(',', ',') AS c, split('a.b', '.') AS d, split('aaa', 'aa') AS e
RETURN substring('hello', 1) AS a, substring('hello', 1, 2) AS b, substring('hello', 9) AS c, left('hello', 9) AS d, right('hello', 2) AS e, left('hello', 0) AS f
RETURN toInteger('12') AS a, toInteger('12.7') AS b, toInteger('x') AS c, toInteger(3.9) AS d, toInteger(null) AS e, toInteger(-3.9) AS f, toInteger(' 12 ') AS g
RETURN toInteger(3.9) AS d, toInteger(-3.9) AS f, toInteger(7) AS g, toFloat(3) AS h, toFloat('  5 ') AS i, toInteger(null) AS j
RETURN toUpper('straße') AS a, toLower('İstanbul') AS b, toUpper('éñ') AS c
UNWIND ['PRY','PRY','URY','URY','x'] AS i OPTIONAL MATCH (n {id: i}) WHERE n.cow = CASE WHEN n:State THEN n.cow END RETURN i, n.id
UNWIND ['PRY','PRY','URY','URY','x'] AS i OPTIONAL MATCH (n {id: i}) WHERE n:State RETURN i, n.id
UNWIND [1, 2, 2, 3] AS x RETURN count(DISTINCT x) AS a, sum(DISTINCT x) AS b, collect(DISTINCT x) AS c, avg(DISTINCT x) AS d
UNWIND [1, 2, null] AS x RETURN x IN [1, null] AS a, x IN [2] AS b, x IN [] AS c, NOT x IN [3, null] AS d, x IN [x] AS e
UNWIND [1.5, -2.7, 0.0] AS x RETURN toInteger(x) AS i, round(x) AS r, floor(x) AS f, ceil(x) AS c, abs(x) AS a, sign(x) AS s
UNWIND [3, 1, 2] AS x WITH x ORDER BY x RETURN collect(x) AS l
UNWIND [[1,2],[3]] AS x UNWIND x AS y RETURN y
MATCH (n) RETURN n.id, n.iso IN $some AS a, NOT n.iso IN $none AS b, n.iso IN $null AS c
MATCH (n) WHERE n.name CONTAINS $empty AND n.name STARTS WITH $empty RETURN n.id
MATCH (n:State) WHERE n.id IN $some RETURN n.name + $empty AS name
UNWIND $rows AS row MATCH (n {id: row.id}) RETURN n.name, row.k AS k
RETURN $who AS a, $some[0] AS b, $some[..1] AS c, $rows[0].id AS d, size($ids) AS e
MATCH (n:State) OPTIONAL MATCH (n)-[r:ATTACKED]->(m) WHERE n.id = 'PRY' OR m.id = 'BOL' RETURN n.id, m.id
MATCH (n:State) OPTIONAL MATCH (n)-[r:ATTACKED]->(m) WHERE NOT n.iso = 'CHL' AND m.iso <> n.iso RETURN n.id, m.id
MATCH (a)-[x:ATTACKED]->(b) RETURN a.id, b.id, x.edtf, COUNT { (c)-[y:CONSULTED_WITH]-(b) WHERE y.start >= x.start } AS n
MATCH (a:State) OPTIONAL MATCH (a)-[r:ATTACKED]->(b) RETURN CASE WHEN b:State THEN 'x' ELSE 'y' END AS z, count(*) AS n ORDER BY z
MATCH (a:State)-[:PARTY_TO]->(t)<-[:PARTY_TO]-(b) RETURN *
