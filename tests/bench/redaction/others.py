"""Other tools as they are installed, run by a Python of their own: JSON lines in, JSON lines out.

    python3 -m venv others && others/bin/pip install presidio-analyzer scrubadub
    others/bin/python -m spacy download en_core_web_lg

Without that model presidio-analyzer has only its patterns, and finds no name; its row then says so. Kinds that are
neither a person nor a contact (places, dates) are left out, so that nobody is blamed for them.
"""

import json
import logging
import os
import sys
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

MODEL = "en_core_web_lg"
Places = list[tuple[int, int, str]]
Find = Callable[[str, str], Places]
PRESIDIO_KINDS = {"PERSON": "name", "EMAIL_ADDRESS": "contact", "PHONE_NUMBER": "contact", "URL": "contact"}
SCRUBADUB_KINDS = {"name": "name"} | dict.fromkeys(("email", "phone", "twitter", "skype", "url"), "contact")


def main() -> None:
    """Say who answers, then answer line by line."""
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    before = _resident()
    name, find = {"presidio": _presidio, "scrubadub": _scrubadub}[sys.argv[1]]()
    find("Warm up: I spoke to Jane.", "en")
    _say({"name": name, "before": before, "after": _resident()})
    for line in sys.stdin:
        asked = json.loads(line)
        started = time.process_time()
        found = find(asked["text"], asked["language"])
        _say({"found": found, "seconds": time.process_time() - started})


def _presidio() -> tuple[str, Find]:
    import spacy
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    # The list of top-level domains that comes with it, instead of a fresh one from the network at every address.
    tldextract.tldextract.TLD_EXTRACTOR.suffix_list_urls = ()

    class WithoutModel(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__(models=[{"lang_code": "en", "model_name": "blank"}])
            self.nlp = {"en": spacy.blank("en")}

        def load(self) -> None:
            pass

    name = f"presidio-analyzer {version('presidio-analyzer')}"
    if spacy.util.is_package(MODEL):
        engine, name = AnalyzerEngine(), f"{name}, {MODEL} {version(MODEL)}"
    else:
        engine, name = AnalyzerEngine(nlp_engine=WithoutModel()), f"{name} without {MODEL}"

    def find(text: str, language: str) -> Places:
        # As installed it knows English only, and refuses French: it reads French as English here.
        return [
            (one.start, one.end, PRESIDIO_KINDS[one.entity_type])
            for one in engine.analyze(text=text, language="en")
            if one.entity_type in PRESIDIO_KINDS
        ]

    return name, find


def _scrubadub() -> tuple[str, Find]:
    import scrubadub

    locales = {"en": "en_GB", "fr": "fr_FR"}
    scrubbers = {language: scrubadub.Scrubber(locale=locale) for language, locale in locales.items()}

    def find(text: str, language: str) -> Places:
        return [
            (one.beg, one.end, SCRUBADUB_KINDS[kind])
            for one in scrubbers[language].iter_filth(text)
            for kind in [_kind_of(one)]
            if kind in SCRUBADUB_KINDS
        ]

    return f"scrubadub {version('scrubadub')}", find


def _kind_of(filth: Any) -> str:
    """Several detectors may have found one place; then the first one says what it is."""
    return str(filth.filths[0].type if hasattr(filth, "filths") else filth.type)


def _resident() -> float:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _say(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
