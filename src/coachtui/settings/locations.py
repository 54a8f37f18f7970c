"""Where a person's own files are on this computer. Environment variables move them, as tests do."""

import os
from pathlib import Path

import platformdirs

SETTINGS_VARIABLE = "COACHTUI_SETTINGS"
"""Names the settings file itself."""

CACHE_VARIABLE = "COACHTUI_CACHE"
"""Names the folder for what can be made again at any time."""

_NAME = "coachtui"


def settings_file() -> Path:
    """Where the settings are read from, whether or not there is such a file."""
    named = os.environ.get(SETTINGS_VARIABLE)
    return Path(named) if named else platformdirs.user_config_path(_NAME, appauthor=False) / "settings.toml"


def cache_folder() -> Path:
    """Where to keep what can be made again at any time, whether or not the folder is there."""
    named = os.environ.get(CACHE_VARIABLE)
    return Path(named) if named else platformdirs.user_cache_path(_NAME, appauthor=False)
