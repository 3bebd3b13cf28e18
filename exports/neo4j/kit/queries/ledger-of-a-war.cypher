// The ledger of a war: who asked whom after the attack, and what was given, pledged or refused.
WITH 'ARM' AS attacked, date('2020-09-27') AS first, date('2022-12-31') AS last
MATCH (:State {id: attacked})-[asked:REQUESTED_AID_FROM|INVOKED]->(other)
WHERE asked.start >= first AND asked.start <= last
OPTIONAL MATCH (other)-[answer:AIDED|SUPPORTED|PLEDGED_AID_TO|REFUSED_AID_TO|REJECTED]->(:State {id: attacked})
WHERE answer.start >= asked.start AND answer.start <= last
RETURN asked.edtf AS day, asked.relation AS asked, other.name AS whom,
       coalesce(answer.relation, 'no answer') AS answer, answer.edtf AS answered, answer.quote AS quote
ORDER BY asked.start, whom;
