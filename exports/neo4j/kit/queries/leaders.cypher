// Who led and represented whom, and when?
MATCH (leader:Leader)-[office:LEADS|REPRESENTS|CHAIRS]->(body)
RETURN leader.name AS leader, office.relation AS office, body.name AS body, office.edtf AS held, office.details AS details
ORDER BY body, office.start, leader;
