"""The embedded server: a real Neo4j Community server of the user's own, installed, run, stopped and backed up.

Everything else asks `connection.connect_settings()` where the graph is, and talks Bolt to what it names.
"""
