"""Taking a file away for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.store.write import failed, refuse_links, sync_folder

if TYPE_CHECKING:
    from pathlib import Path, PurePosixPath


def remove(root: Path, path: PurePosixPath) -> None:
    """Delete a file inside a folder, never through a link, and its own folder if nothing else is in it.

    Nothing happens where it is gone already.
    """
    refuse_links(root, path)
    try:
        (root / path).unlink(missing_ok=True)
        folder = (root / path).parent
        if path.parent.parts and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()  # a folder for one photo would say that there was one
            folder = folder.parent
        sync_folder(folder)
    except OSError as error:
        raise failed(root / path, error) from error
