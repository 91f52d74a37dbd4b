"""What is built can be opened by its owner alone."""

from __future__ import annotations

from pathlib import Path

from reportkit.publishing.private import new_private_folder, private_folder
from reportkit.publishing.turns import sole_writer


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_private_folder_is_so_whatever_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "restricted"
    folder.mkdir(mode=0o755)
    assert mode(private_folder(folder)) == 0o700


def test_a_folder_that_a_team_has_opened_to_itself_is_left_so(tmp_path: Path) -> None:
    folder = new_private_folder(tmp_path / "hackney" / "2026-autumn")
    assert mode(folder) == 0o700
    folder.chmod(0o770)
    assert mode(new_private_folder(folder)) == 0o770


def test_the_folder_of_a_term_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    with sole_writer(tmp_path / "hackney" / "2026-autumn"):
        assert mode(tmp_path / "hackney" / "2026-autumn") == 0o700
        assert mode(tmp_path / "hackney" / "2026-autumn" / "working") == 0o700
