// Who broke, left or would not sign which treaty?
MATCH (actor:Actor)-[edge:VIOLATED|WITHDREW_FROM|REFUSED_TO_SIGN]->(treaty:Treaty)
WHERE edge.polarity = 'affirmed'
RETURN actor, edge, treaty;
