// The shortest route between two actors over treaties, memberships and alliances alone.
MATCH (one:Actor {id: 'ARM'}), (other:Actor {id: 'KAZ'})
MATCH route = shortestPath((one)-[:PARTY_TO|MEMBER_OF|FOUNDED_ON|ALLIED_WITH|SIGNED*..8]-(other))
RETURN route;
