"""Where a person's own settings are on this computer. An environment variable can name another place."""

import os
from pathlib import Path

import platformdirs

SETTINGS_VARIABLE = "COACHTUI_SETTINGS"
"""Names the settings file itself."""

_NAME = "coachtui"


def settings_file() -> Path:
    """The path of the settings file, whether or not there is one."""
    named = os.environ.get(SETTINGS_VARIABLE)
    return Path(named) if named else platformdirs.user_config_path(_NAME, appauthor=False) / "settings.toml"
