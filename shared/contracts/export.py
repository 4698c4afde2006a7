"""The contracts as files: a JSON Schema and an example for each fact, and the stream map as AsyncAPI.

`python -m shared.contracts.export` writes them. Schemas and the map are always made anew (a test finds a drift); an
example that is there stays as it is, because it shows what yesterday's code told.
"""

import sys
from pathlib import Path
from typing import Any

import msgspec
import yaml

from shared.contracts.events import EVENTS
from shared.contracts.fact import Event
from shared.contracts.topics import LOGS, STREAMS, TOPICS, Stream, Topic

FOLDER = Path(__file__).parent
_INSTANT = "2022-08-26T02:00:00Z"
_UUID = "0192c5a8-7f3e-7c3d-9b1a-2f6d5e4c3b2a"
_VALUES: dict[str, Any] = {
    "campaign_id": "hengshui-2022-autumn",
    "program_id": "hengshui-2022-autumn.taocheng-vouchers",
    "district_id": "taocheng",
    "round_id": "hengshui-2022-autumn.taocheng-vouchers.r1",
    "pool_id": "hengshui-2022-autumn.taocheng-vouchers.r1",
    "grant_id": "hengshui-2022-autumn.taocheng-vouchers.r1.g1",
    "stock_id": "hengshui-2022-autumn.taocheng-vouchers.r1.50",
    "merchant_id": "taocheng-m001",
    "store_id": "taocheng-s001",
    "day": "2022-08-26",
    "business_day": "2022-08-26",
    "role": "treasury_maker",
    "room_id": "hengshui-2022.main",
    "fair_id": "hengshui-2022",
    "segment_id": "hengshui-2022.main.s1",
    "company_id": "hengshui-2022.c001",
    "job_id": "hengshui-2022.c001.j001",
    "job_ids": "hengshui-2022.c001.j001",
    "viewer": "4yXcP0aT8s2mQkLw",
    "comment_id": "1-4yXcP0aT8s2mQkLw-m0001",
    "policy_id": "hengshui-2022-autumn.hightech-cars",
    "claim_no": "BT0000000000000042",
    "payout_id": "BT0000000000000042-1",
    "batch_id": "hengshui-2022-autumn.hightech-cars.b1",
    "payee_sealed": "AbCd",
    "settlement_id": "hengshui-2022-autumn.taocheng-m001.2022-08-26",
    "business_days": "2022-08-26",
    "state": "PAID",
    "held_by": "staff-0042",
    "part": 1,
    "is_full": False,
    "is_held": True,
    "amount_fen": 18_440,
    "returned_fen": 2_500,
    "shopper_fen": 15_940,
    "card_no": "TC-000042",
    "out_of": "POOL",
    "into": "PROMISED",
    "before": "DRAFT",
    "after": "SUBMITTED",
    "name": "桃城区第一轮",
    "categories": "home-appliances",
    "reason": "ISSUED_IN_ERROR",
    "version": 2,
    "round_no": 1,
    "face_value_fen": 5_000,
    "discount_fen": 5_000,
    "threshold_fen": 30_000,
    "order_amount_fen": 36_880,
    "quantity": 6_000,
    "per_person_max": 1,
    "campaign_person_max": 4,
}


def contract_files() -> dict[str, str]:
    """Path under `shared/contracts` and text of every file that follows from today's code."""
    files = {f"schemas/{name}.json": _json(_schema(event)) for name, event in EVENTS.items()}
    return files | {"asyncapi.yaml": yaml.safe_dump(_stream_map(), sort_keys=False, allow_unicode=True)}


def example_of(event: type[Event]) -> dict[str, Any]:
    """A fact of this type inside its envelope, every field given."""
    data: dict[str, Any] = _sample(event, "")
    return {
        "event_id": _UUID,
        "type": event.TYPE,
        "occurred_at": _INSTANT,
        "key": data[event.KEY or msgspec.structs.fields(event)[0].encode_name],
        "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
        "seq": 1042,
        "data": data,
    }


def main() -> int:
    """Write what is new or has changed; schemas of facts that are gone are removed."""
    for path, text in contract_files().items():
        target = FOLDER / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text)
    for name, event in EVENTS.items():
        example = FOLDER / f"examples/{name}.json"
        example.parent.mkdir(exist_ok=True)
        if not example.exists():
            example.write_text(_json(example_of(event)))
    for schema in (FOLDER / "schemas").glob("*.json"):
        if schema.stem not in EVENTS:
            schema.unlink()
    return 0


def _schema(event: type[Event]) -> dict[str, Any]:
    (schema,), components = msgspec.json.schema_components([event], ref_template="#/$defs/{name}")
    own = components.pop(schema["$ref"].rsplit("/", 1)[-1])
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{event.TYPE}.json", **own}
    return schema | ({"$defs": components} if components else {})


def _stream_map() -> dict[str, Any]:
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Jinqiu",
            "version": "1",
            "description": "A record of a service's events is an envelope (event_id, type, occurred_at, key, trace_id, "
            "seq, data); the messages below are its data. Order holds within a key.",
        },
        "defaultContentType": "application/json",
        "channels": {topic.name: _channel(topic) for topic in TOPICS}
        | {stream.name: _stream_channel(stream) for stream in STREAMS},
        "operations": {
            f"{service}.{action}.{topic.name}": {
                "action": action,
                "channel": {"$ref": f"#/channels/{topic.name}"},
                "tags": [{"name": service}],
            }
            for topic in LOGS
            for action, services in (("send", topic.producer.split(", ")), ("receive", topic.consumers))
            for service in services
        },
    }


def _channel(topic: Topic) -> dict[str, Any]:
    return {
        "address": topic.name,
        "description": f"Key: {topic.key}.",
        "messages": {event.TYPE: {"payload": {"$ref": f"schemas/{event.TYPE}.json"}} for event in topic.events},
        "bindings": {
            "kafka": {"partitions": topic.partitions, "topicConfiguration": {"retention.ms": topic.retention_ms}}
        },
    }


def _stream_channel(stream: Stream) -> dict[str, Any]:
    return {
        "address": stream.name,
        "description": f"Key: {stream.key}. No envelope: {stream.records}.",
        "bindings": {"kafka": {"partitions": stream.partitions, "topicConfiguration": dict(stream.settings)}},
    }


def _sample(kind: Any, field: str) -> Any:
    """A value of a type: a fitting one for the field's name where the table has it."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        info = msgspec.structs.fields(kind)
        values = {one.encode_name: _sample(one.type, one.name) for one in info}
        return list(values.values()) if kind.__struct_config__.array_like else values
    inner = msgspec.inspect.type_info(kind)
    match inner:
        case msgspec.inspect.ListType(item_type=item):
            return [_VALUES[field] if field in _VALUES else _sample(_python_type(item), field)]
        case msgspec.inspect.UnionType(types=types):
            return _VALUES[field] if field in _VALUES else _sample(_python_type(types[0]), field)
        case msgspec.inspect.DateTimeType():
            return _INSTANT
        case msgspec.inspect.IntType():
            return _VALUES.get(field, 300_000)
    return _VALUES.get(field, _UUID)


def _python_type(info: Any) -> Any:
    if isinstance(info, msgspec.inspect.StructType):
        return info.cls
    return int if isinstance(info, msgspec.inspect.IntType) else str


def _json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"


if __name__ == "__main__":
    sys.exit(main())
