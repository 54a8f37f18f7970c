"""Where a person's own files are on this computer. Environment variables can name other places."""

import os
from pathlib import Path

import platformdirs

SETTINGS_VARIABLE = "COACHTUI_SETTINGS"
"""Names the settings file itself."""

CACHE_VARIABLE = "COACHTUI_CACHE"
"""Names the folder for what can be made again at any time."""

_NAME = "coachtui"


def settings_file() -> Path:
    """The path of the settings file, whether or not there is one."""
    named = os.environ.get(SETTINGS_VARIABLE)
    return Path(named) if named else platformdirs.user_config_path(_NAME, appauthor=False) / "settings.toml"


def cache_folder() -> Path:
    """The folder for files that can be made again at any time, whether or not it exists."""
    named = os.environ.get(CACHE_VARIABLE)
    return Path(named) if named else platformdirs.user_cache_path(_NAME, appauthor=False)
