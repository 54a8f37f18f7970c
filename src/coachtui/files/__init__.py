"""Finds, reads and checks scripts, rubrics and notes. Knows nothing of engagements or how they are stored.

Import from the modules: ``scripts``, ``rubrics``, ``notes`` and ``linting`` load YAML and pydantic-core, which takes a
moment; ``reading`` and ``shipped`` load neither.
"""
