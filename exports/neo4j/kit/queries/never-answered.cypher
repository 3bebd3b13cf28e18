// Who was asked for help and never answered, by deed or word?
MATCH (asking:Actor)-[request:REQUESTED_AID_FROM]->(asked:Actor)
WHERE request.polarity = 'affirmed' AND NOT EXISTS {
  MATCH (asked)-[answer:AIDED|SUPPORTED|PLEDGED_AID_TO|REFUSED_AID_TO|DEPLOYED_FORCES_TO|REJECTED]->(asking)
  WHERE answer.start IS NULL OR request.start IS NULL OR answer.start >= request.start
}
RETURN asking, request, asked;
