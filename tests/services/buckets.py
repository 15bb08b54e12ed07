"""An S3 server of this machine, spoken to over a real socket."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from boto3.session import Session
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

KEY = {"s3_key": "key-of-the-forum", "s3_secret": "secret-of-the-forum", "s3_region": "eu-west-3"}


@contextmanager
def s3_server() -> Iterator[str]:
    """A server on a free port; gives its address."""
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.stop()


def new_bucket(endpoint: str) -> str:
    """Make an empty bucket and give its name."""
    name = f"redress-{secrets.token_hex(6)}"
    session = Session(KEY["s3_key"], KEY["s3_secret"], region_name=KEY["s3_region"])
    client = session.client("s3", endpoint_url=endpoint)
    client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": KEY["s3_region"]})
    client.close()
    return name
