// Who led and represented whom, and when?
MATCH (leader:Leader)-[edge:LEADS|REPRESENTS|CHAIRS]->(body)
RETURN leader.name AS leader, edge.relation AS office, body.name AS whom, edge.edtf AS held, edge.details AS details
ORDER BY whom, edge.start, leader;
