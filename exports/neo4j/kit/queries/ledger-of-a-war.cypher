// The ledger of a war: who was asked after the attack, which treaty was invoked, and what was given, pledged or refused.
WITH 'ARM' AS attacked, date('2020-09-27') AS first, date('2022-12-31') AS last
MATCH (:State {id: attacked})-[request:REQUESTED_AID_FROM|INVOKED]->(other)
WHERE request.start >= first AND request.start <= last
  AND request.polarity = 'affirmed' AND request.modality = 'actual'
OPTIONAL MATCH (other)-[answer:AIDED|SUPPORTED|PLEDGED_AID_TO|REFUSED_AID_TO|DEPLOYED_FORCES_TO|REJECTED]->
  (:State {id: attacked})
WHERE answer.start >= request.start AND answer.start <= last
  AND answer.polarity = 'affirmed' AND answer.modality = 'actual'
RETURN request.edtf AS day, request.relation AS asked, other.name AS whom,
       CASE WHEN request.relation = 'invoked' THEN 'a treaty, which answers nothing'
            ELSE coalesce(answer.relation, 'no answer told') END AS answered,
       answer.edtf AS on_day, answer.quote AS quote
ORDER BY request.start, whom, on_day;
