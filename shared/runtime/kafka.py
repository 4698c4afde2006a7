"""Small questions to the Kafka cluster."""

from aiokafka.admin import AIOKafkaAdminClient

_REQUEST_TIMEOUT_MS = 5_000


async def cluster_id(bootstrap: str) -> str:
    """The id a cluster got when its storage was formatted: a new one means that its offsets mean other records."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap, request_timeout_ms=_REQUEST_TIMEOUT_MS)
    await admin.start()
    try:
        return str((await admin.describe_cluster())["cluster_id"])
    finally:
        await admin.close()
