"""The engagement file: an append-only log in one SQLite file, and what it amounts to. Nothing else knows SQLite.

Import from the modules: ``engagement_file`` reads and writes, ``bodies`` turns records into entries, ``fold`` turns
entries back into a State, ``verifying`` proves a file whole, ``failures`` names what callers may tell apart.
"""
