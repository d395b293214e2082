"""The ontology: Turtle files and the one typed model that the rest of the code reads them through.

It knows nothing of documents, of Neo4j or of the command line.
"""
