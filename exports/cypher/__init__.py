"""Cypher where there is no server: the store projected into LadybugDB, and queries in Neo4j's dialect put into its own.

What would mean something else there is put so that it means the same, or is refused by name.
"""
