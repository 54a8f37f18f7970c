"""What tests of settings share: a settings file of their own, instead of that of whoever runs them."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def settings_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where settings are read from and written to; there is no such file yet."""
    path = tmp_path / "settings" / "settings.toml"
    monkeypatch.setenv("COACHTUI_SETTINGS", str(path))
    return path
