// What one affirms and another denies.
MATCH (one)-[yes {polarity: 'affirmed'}]->(other), (one)-[no {polarity: 'negated'}]->(other)
WHERE yes.relation = no.relation
RETURN one.name AS source, yes.relation AS relation, other.name AS target, yes.edtf AS affirmed, yes.quote AS quote,
       no.edtf AS denied, no.quote AS denial, no.attributed_to AS denied_by
ORDER BY source, relation, target, affirmed, denied;
