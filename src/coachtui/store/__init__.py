"""The engagement file: an append-only log in one SQLite file, and the state folded from it. Nothing else knows SQLite.

Import from the modules: ``engagement_file`` reads and writes, ``kinds`` is the table of kinds of entries, ``bodies``
turns records into entries, ``fold`` turns entries back into a State, ``verifying`` checks a whole file, ``failures``
has the errors that callers may want to tell apart.
"""
