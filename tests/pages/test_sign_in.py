"""Signing in: the same answer for everybody, words that are kept, and a way on that never leaves the site."""

from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient

from forum import clock
from tests.cast import PASSWORD, Cast
