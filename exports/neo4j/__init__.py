"""foedus.exports.neo4j: the store in Neo4j. The driver is imported when a server is asked for, never before."""
