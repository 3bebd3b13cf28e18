// The actors with most edges, by family.
MATCH (actor:Actor)-[edge]-()
WHERE edge.family IS NOT NULL
RETURN actor.name AS actor, edge.family AS family, count(edge) AS edges
ORDER BY edges DESC, actor, family LIMIT 30;
