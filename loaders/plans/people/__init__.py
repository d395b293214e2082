"""Whom a plan names: post-holders of its key, owners of its actions, and partners."""
