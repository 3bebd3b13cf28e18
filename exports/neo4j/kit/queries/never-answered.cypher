// Who asked for help, and of no answer by deed or word is anything told? Only requests that were made.
MATCH (asking:Actor)-[request:REQUESTED_AID_FROM]->(asked:Actor)
WHERE request.polarity = 'affirmed' AND request.modality = 'actual' AND NOT EXISTS {
  MATCH (asked)-[answer:AIDED|SUPPORTED|PLEDGED_AID_TO|REFUSED_AID_TO|DEPLOYED_FORCES_TO|REJECTED]->(asking)
  WHERE answer.polarity = 'affirmed' AND (answer.start IS NULL OR request.start IS NULL OR answer.start >= request.start)
}
RETURN asking, request, asked;
