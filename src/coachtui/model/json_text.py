"""Values as JSON that any terminal may show."""

import json
import re

_NEVER_SHOWN = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_text(value: object, *, indent: int | None = None) -> str:
    """``value`` as JSON without a character that a terminal would obey: those are escaped, and nothing is lost."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _NEVER_SHOWN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
