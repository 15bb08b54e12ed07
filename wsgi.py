"""What a server and `flask --app wsgi` start."""

import sys

from forum import create_app
from forum.errors import Misconfigured

try:
    app = create_app()
except Misconfigured as faults:
    sys.exit(f"Redress does not start:\n{faults}")
