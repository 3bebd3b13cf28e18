// All that happened between two states, in the order of time.
MATCH (one:State {id: 'ARM'})-[edge]-(other:State {id: 'AZE'})
RETURN edge.edtf AS day, startNode(edge).name AS source, edge.relation AS relation, endNode(edge).name AS target,
       edge.polarity AS polarity, edge.modality AS modality, edge.quote AS quote
ORDER BY edge.start, relation, source;
