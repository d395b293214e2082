"""A plan as read, made nodes and relationships of its bundle."""
