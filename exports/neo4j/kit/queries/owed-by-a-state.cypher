// What does a state owe on a date, to whom, and is it certain? Needs: foedus push neo4j --derived
WITH 'RUS' AS debtor, date('2022-09-13') AS day
MATCH (state:State {id: debtor})-[duty]->(other:State)
WHERE duty.family = 'derived' AND coalesce(duty.start, day) <= day AND coalesce(duty.end, day) >= day
RETURN duty.relation AS duty, other.name AS towards, duty.edtf AS holds, duty.modality AS certain, duty.quote AS why
ORDER BY duty, towards;
