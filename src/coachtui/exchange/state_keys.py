"""Which keys each list of the state form has, and which of them are needed. docs/state-format.md says the same."""

KEYS = {
    "engagement": ("organisation", "mode", "core_process"),
    "people": ("code", "role", "name", "title", "unit"),
    "sessions": ("id", "person", "kind", "author", "script", "rubric", "plan", "minutes", "agenda",
                 "started", "ended", "supplied"),
    "answers": ("session", "person", "question", "value", "note", "absence", "grade", "at"),
    "ratings": ("id", "session", "person", "indicator", "level", "absence",
                "grade", "question", "derived", "evidence", "at"),
    "quotes": ("id", "session", "person", "text", "question", "indicators", "usable", "at"),
    "attachments": ("id", "session", "person", "name", "content", "sha256", "size",
                    "question", "evidence", "indicators", "at"),
    "evidence": ("session", "person", "evidence", "state", "question", "words", "at"),
    "probes": ("session", "person", "question", "probe", "brought", "at"),
    "captures": ("id", "session", "person", "text", "filed_to", "filed_id", "at"),
    "contradictions": ("session", "person", "contradiction", "state", "words", "at"),
    "interludes": ("id", "session", "person", "kind", "started", "ended"),
    "documents": ("role", "id", "name", "text"),
}  # fmt: skip
NEEDED = {
    "people": ("code", "role"),
    "sessions": ("id", "person"),
    "answers": ("person", "question"),
    "ratings": ("person", "indicator"),
    "quotes": ("person", "text"),
    "attachments": ("person", "name"),
    "evidence": ("person", "evidence", "state"),
    "probes": ("person", "question", "probe"),
    "captures": ("id", "person", "text"),
    "contradictions": ("person", "contradiction", "state"),
    "interludes": ("id", "person", "kind", "started"),
    "documents": ("role", "id", "name", "text"),
}
