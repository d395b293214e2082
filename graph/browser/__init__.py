"""What makes Neo4j Browser at home with this graph: saved queries, a style, a guide, and a server for the guide."""
