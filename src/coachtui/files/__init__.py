"""Scripts, rubrics and notes as files: read, checked, found. Knows nothing of engagements or how they are stored.

Import from the modules: ``scripts``, ``rubrics``, ``notes`` and ``linting`` load YAML and pydantic; ``reading`` and
``shipped`` do not.
"""
