// Who refused help, or to sign, or turned an offer down?
MATCH (one:Actor)-[refusal:REFUSED_AID_TO|REFUSED_TO_SIGN|REJECTED]->(other)
WHERE refusal.polarity = 'affirmed'
RETURN one, refusal, other;
