// Every sentence about one actor, with its document and place. Needs: foedus push neo4j --evidence
MATCH (document:Document)<-[:STANDS_IN]-(proof:Evidence)-[:OF_SOURCE|OF_TARGET]->(actor {id: 'ARM'})
RETURN DISTINCT document.title AS document, proof.from AS at, proof.relation AS relation, proof.sentence AS sentence
ORDER BY document, at, relation;
