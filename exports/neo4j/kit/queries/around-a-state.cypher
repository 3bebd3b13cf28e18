// Everything around one state, to begin with: change the id, then click on what you see.
MATCH (state:State {id: 'ARM'})-[edge]-(other:Actor|Treaty)
WHERE edge.family <> 'derived'
RETURN state, edge, other LIMIT 100;
