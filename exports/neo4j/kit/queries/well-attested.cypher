// The edges that most documents state.
MATCH (source)-[edge]->(target)
WHERE size(edge.documents) > 1
RETURN source.name AS source, edge.relation AS relation, target.name AS target, edge.edtf AS day,
       size(edge.documents) AS documents, edge.evidence AS pieces
ORDER BY documents DESC, pieces DESC, source, relation, target LIMIT 50;
