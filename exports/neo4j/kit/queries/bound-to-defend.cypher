// Who is bound to defend a state on a date, and by what? Needs: foedus push neo4j --derived
WITH 'ARM' AS attacked, date('2022-09-13') AS day
MATCH (ally:State)-[duty:OWES_DEFENSE_TO]->(state:State {id: attacked})
WHERE coalesce(duty.start, day) <= day AND coalesce(duty.end, day) >= day
RETURN ally, duty, state;
