// Who promised help of which no document tells that it came?
MATCH (one:Actor)-[pledge:PLEDGED_AID_TO]->(other:Actor)
WHERE pledge.polarity = 'affirmed' AND NOT EXISTS { (one)-[:AIDED|DEPLOYED_FORCES_TO]->(other) }
RETURN one, pledge, other;
