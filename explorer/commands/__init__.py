"""The commands of `foedus`, one module each with a click command called `command`."""

from __future__ import annotations

# Command: the first sentence of its help. The list stands here so that `foedus --help` imports no command.
SUMMARIES = {
    "load": "Read documents and data sets into the store.",
    "read": "Show how a text is read: its mentions and relations, with the rules and the words that told.",
    "info": "Say what the store holds.",
    "find": "Find nodes by any spelling of a name.",
    "show": "Show a node: its names, offices and relations, with evidence.",
    "list": "List the edges that fit.",
    "path": "Find how two nodes are connected.",
    "obligations": "Say what a state owes and is owed, by instrument and article.",
    "cascade": "Say who is bound to come in when one state attacks another, and then who, if each keeps its word.",
    "ledger": "Say for each attack what was owed, who was asked, and what came of it.",
    "timeline": "Tell what happened, in the order of time.",
    "evidence": "Quote who says so, and where, for an edge.",
    "same": "Say that two nodes are one, or list which are and why.",
    "split": "Say that a node is not one with others.",
    "sources": "List the documents loaded.",
    "compare-readers": "Say how far two readers agree on the documents that both have read.",
    "forget": "Remove a document and all that only it said.",
    "check": "Check the store for damage.",
    "explore": "Write the interactive page.",
    "export": "Write the graph in another program's format.",
    "cypher": "Ask the store in Cypher, without a Neo4j server.",
    "push": "Push the graph into a Neo4j server.",
    "pull": "Read back what foedus pushed, as JSON lines.",
}
