// Who says what: all that documents put into the mouth of an actor.
MATCH (source)-[edge]->(target)
WHERE edge.attributed_to IS NOT NULL
MATCH (speaker {id: edge.attributed_to})
RETURN speaker.name AS speaker, source.name AS source, edge.relation AS relation, target.name AS target,
       edge.edtf AS day, edge.quote AS quote
ORDER BY speaker, day, source, relation, target;
