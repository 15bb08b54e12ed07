"""Pages of answers."""

from flask import Blueprint

blueprint = Blueprint("answers", __name__)
