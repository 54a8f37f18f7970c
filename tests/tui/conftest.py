"""Tests of the full screen read no settings of whoever runs them, and no wish of theirs about colour."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _nobodys_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHTUI_SETTINGS", str(tmp_path / "settings" / "settings.toml"))
    monkeypatch.setenv("COACHTUI_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("NO_COLOR", raising=False)
