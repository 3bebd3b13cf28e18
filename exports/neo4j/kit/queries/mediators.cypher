// Who mediated between whom?
MATCH (mediator:Actor)-[edge:MEDIATED_BETWEEN]->(party)
RETURN mediator, edge, party;
