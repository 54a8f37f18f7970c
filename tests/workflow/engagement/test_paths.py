"""Paths as people and terminals type them."""

from pathlib import Path

import pytest

from coachtui.workflow.engagement.paths import file_in, path_in


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/home/ann/a plan.pdf ", "/home/ann/a plan.pdf"),
        ("'/home/ann/a plan.pdf'", "/home/ann/a plan.pdf"),
        ('"/home/ann/a plan.pdf" ', "/home/ann/a plan.pdf"),
        ("file:///home/ann/a%20plan.pdf", "/home/ann/a plan.pdf"),
        ("~$plan.docx", "~$plan.docx"),
    ],
)
def test_paths_as_terminals_type_them(typed: str, path: str) -> None:
    assert path_in(typed) == Path(path)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("acme", "/home/ann/acme.coach"),
        ("acme.coach", "/home/ann/acme.coach"),
        ("out/acme", "/home/ann/out/acme.coach"),
        ("'/home/bo/a b'", "/home/bo/a b.coach"),
        ("~$x", "/home/ann/~$x.coach"),
    ],
)
def test_a_file_is_in_its_folder_unless_its_path_says_otherwise(typed: str, path: str) -> None:
    assert file_in(Path("/home/ann"), typed, ".coach") == Path(path)
