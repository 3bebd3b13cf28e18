// Who is bound by which treaty, and what founds what.
MATCH (party)-[edge:PARTY_TO|SIGNED|FOUNDED_ON]->(treaty:Treaty)
WHERE edge.polarity = 'affirmed'
RETURN party, edge, treaty;
