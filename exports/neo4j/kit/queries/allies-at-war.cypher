// Who attacked an ally, or one to whom defence is owed? An alliance may be over by then. Best with: --derived
MATCH (one:State)-[attack:ATTACKED]->(other:State)
WHERE attack.polarity = 'affirmed' AND attack.modality = 'actual' AND (
  EXISTS { MATCH (one)-[alliance:ALLIED_WITH]-(other) WHERE alliance.polarity = 'affirmed' }
  OR EXISTS { (one)-[:OWES_DEFENSE_TO]-(other) })
RETURN one, attack, other;
