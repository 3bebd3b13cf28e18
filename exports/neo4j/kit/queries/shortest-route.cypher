// The shortest route between two actors, over any relation that is affirmed, in either direction.
MATCH (one:Actor {id: 'USA'}), (other:Actor {id: 'TUR'})
MATCH route = shortestPath((one)-[*..8]-(other))
WHERE all(edge IN relationships(route) WHERE edge.polarity = 'affirmed')
RETURN route;
