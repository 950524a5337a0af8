"""Migrations of the tables in the database: one folder a chain, see newleaf/migrating.py."""
