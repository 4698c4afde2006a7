"""The contracts: files and code agree, yesterday's facts are read today, and every code and topic has its place."""

import importlib
from enum import StrEnum
from pathlib import Path

import msgspec
import pytest

from shared.contracts.events import EVENTS, read_envelope, read_fact
from shared.contracts.export import FOLDER, contract_files, example_of
from shared.contracts.fact import Event
from shared.contracts.refusals import REFUSALS, Code
from shared.contracts.roles import STAFF_ROLES, Role
from shared.contracts.topics import TOPICS, topic_of

SERVICES = sorted(path.parent.name for path in (FOLDER.parents[1] / "services").glob("*/main.py"))
EXAMPLES = sorted((FOLDER / "examples").glob("*.json"))
HAS_BODY_STATUS = {400, 401, 403, 404, 405, 409, 413, 422, 429, 503}


def _stem(path: Path) -> str:
    return path.stem


def test_the_files_are_those_of_todays_code() -> None:
    # `make schemas` writes them anew
    assert {path: (FOLDER / path).read_text() for path in contract_files()} == contract_files()
    assert {path.stem for path in (FOLDER / "schemas").glob("*.json")} == set(EVENTS)


def test_every_fact_that_is_written_down_stands_in_the_stream_map() -> None:
    written = set()
    for path in FOLDER.glob("*_events.py"):
        module = importlib.import_module(f"shared.contracts.{path.stem}")
        kinds = (one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Event))
        written |= {event for event in kinds if event is not Event}
    assert written == set(EVENTS.values())
    assert len(EVENTS) == sum(len(topic.events) for topic in TOPICS)


def test_every_fact_has_an_example() -> None:
    assert {path.stem for path in EXAMPLES} == set(EVENTS)


@pytest.mark.parametrize("path", EXAMPLES, ids=_stem)
def test_todays_code_reads_yesterdays_fact_and_keeps_every_field_of_it(path: Path) -> None:
    # A field removed or renamed within a major is lost here; a new one without default cannot be read.
    envelope = read_envelope(path.read_bytes())
    fact = read_fact(envelope)
    assert fact is not None
    written = msgspec.to_builtins(fact.data)
    told = msgspec.json.decode(envelope.data)
    assert {name: written[name] for name in told} == told


@pytest.mark.parametrize("name", EVENTS)
def test_a_new_example_can_be_read(name: str) -> None:
    envelope = read_envelope(msgspec.json.encode(example_of(EVENTS[name])))
    assert read_fact(envelope) is not None


@pytest.mark.parametrize("name", EVENTS)
def test_a_facts_name_says_who_tells_what(name: str) -> None:
    service, subject, verb, major = name.split(".")
    assert service in SERVICES
    assert subject.isidentifier()
    assert verb.endswith(("ed", "en", "one", "paid", "held", "drawn", "clawed_back"))  # the past tense
    assert major.startswith("v")
    assert EVENTS[name] in topic_of(service).events
    docs = (EVENTS[name].__doc__ or "") + (importlib.import_module(EVENTS[name].__module__).__doc__ or "")
    assert "Key: " in docs or "Key of" in docs


def test_a_fact_of_tomorrow_is_left_to_tomorrows_code() -> None:
    envelope = msgspec.structs.replace(read_envelope(EXAMPLES[0].read_bytes()), type="city.thing.happened.v9")
    assert read_fact(envelope) is None


def test_who_listens_in_the_table_listens_in_the_code() -> None:
    in_the_table = {(topic.name, service) for topic in TOPICS for service in topic.consumers}
    in_the_code = set()
    for service in SERVICES:
        if (FOLDER.parents[1] / f"services/{service}/entrypoints/consumers.py").exists():
            consumers = importlib.import_module(f"services.{service}.entrypoints.consumers")
            in_the_code |= {(topic, service) for topic in consumers.LISTENS_TO}
    assert in_the_code == in_the_table
    assert {topic.producer for topic in TOPICS} == set(SERVICES)


def test_every_code_has_a_status_a_chinese_sentence_and_a_next_step() -> None:
    assert set(REFUSALS) == set(Code)
    for entry in REFUSALS.values():
        assert entry.status in HAS_BODY_STATUS
        assert all(any("一" <= sign <= "鿿" for sign in text) for text in (entry.title, entry.next_step))


@pytest.mark.parametrize("service", SERVICES)
def test_a_rule_refuses_only_with_codes_of_the_table(service: str) -> None:
    folder = FOLDER.parents[1] / f"services/{service}/domain"
    for path in folder.glob("*.py"):
        module = importlib.import_module(f"services.{service}.domain.{path.stem}")
        for name, words in vars(module).items():
            if name.endswith("Refusal") and isinstance(words, type) and issubclass(words, StrEnum):
                assert {one.value for one in words} <= set(Code), name


def test_a_citizen_is_no_staff() -> None:
    assert set(Role) - {Role.CITIZEN} == set(STAFF_ROLES)
