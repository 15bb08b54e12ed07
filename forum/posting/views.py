"""Pages of posting."""

from flask import Blueprint

blueprint = Blueprint("posting", __name__)
