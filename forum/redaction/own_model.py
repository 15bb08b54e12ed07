"""Which model for names is in use: the one that came with the forum, or one that was trained here and switched on."""

import logging
from pathlib import Path

from forum.config import instance_folder
from forum.redaction import model_files
from forum.redaction.rules.model import NameModel

logger = logging.getLogger(__name__)

NAME = "names.json.gz"


def path(folder: Path | None = None) -> Path:
    """Where a model lies that was switched on here."""
    return (folder or instance_folder()) / NAME


def in_use(shipped: Path, folder: Path | None = None) -> NameModel:
    """Read the model to use. One of another version is left alone, so that a new version of the forum still starts."""
    try:
        return model_files.read(path(folder))
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as wrong:
        logger.error("the model that was trained here cannot be read, so the shipped one is used", exc_info=wrong)
    return model_files.read(shipped)


def switch_on(model: NameModel, folder: Path | None = None) -> None:
    """Let the forum use this model from its next start."""
    model_files.write(model, path(folder))


def switch_off(folder: Path | None = None) -> bool:
    """Let the forum use the shipped model again from its next start; say whether another one was on."""
    was_on = path(folder).exists()
    path(folder).unlink(missing_ok=True)
    return was_on
