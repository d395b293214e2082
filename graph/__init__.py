"""From bundles to Neo4j and out again: server, store, merge, writer, questions, RDF and the command line.

It knows the ontology and the loaders, and alone imports `neo4j`.
"""
