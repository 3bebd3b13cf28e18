// Allies at war with each other: parties to one treaty, or called allies, of whom one attacked the other.
MATCH (one:State)-[attack:ATTACKED]->(other:State)
WHERE attack.polarity = 'affirmed'
  AND (EXISTS { (one)-[:ALLIED_WITH]-(other) } OR EXISTS { (one)-[:PARTY_TO]->(:Treaty)<-[:PARTY_TO]-(other) })
RETURN one, attack, other;
