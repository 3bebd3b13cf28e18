// What each treaty obliges to by the documents (ATOP; not our tables). Needs: foedus push neo4j --evidence
MATCH (treaty:Treaty)-[:PROVIDES]->(provision:Provision)
RETURN treaty.name AS treaty, provision.article AS article, provision.obligation AS obligation,
       provision.bound AS bound, provision.towards AS towards, provision.condition AS condition, provision.edtf AS holds
ORDER BY treaty, article, obligation;
