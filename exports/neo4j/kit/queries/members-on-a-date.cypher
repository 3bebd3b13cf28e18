// The members of an alliance or organization on a date.
WITH 'CSTO' AS body, date('2022-09-13') AS day
MATCH (member:State)-[edge:MEMBER_OF]->(group:Alliance|Organization {id: body})
WHERE coalesce(edge.start, day) <= day AND coalesce(edge.end, day) >= day
RETURN member, edge, group;
