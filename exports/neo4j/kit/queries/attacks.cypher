// Every attack that is affirmed, in the order of time, with who says so.
MATCH (one:Actor)-[attack:ATTACKED]->(other)
WHERE attack.polarity = 'affirmed' AND attack.modality = 'actual'
RETURN attack.edtf AS day, one.name AS attacker, other.name AS attacked, attack.quote AS quote, attack.title AS title
ORDER BY attack.start, attacker, attacked;
