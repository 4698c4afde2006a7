"""The bank's doors: files in, answers out, one payout asked about. Acts are done one after the other, on disk first."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from loadtests.bank.ledger import Ledger, Receipt
from loadtests.bank.payment_file import FILE_BYTES_MAX, MalformedError

_STATUS = {Receipt.TAKEN: 201, Receipt.SAME: 200, Receipt.OTHER: 409}


def bank_app(ledger: Ledger) -> Starlette:
    """The web application over one bank's books."""

    async def put_file(request: Request) -> Response:
        content = bytearray()
        async for piece in request.stream():
            content += piece
            if len(content) > FILE_BYTES_MAX:
                return _problem(413, "the file is too large")
        try:
            receipt = ledger.take(request.path_params["batch_id"], bytes(content))
        except MalformedError as error:
            return _problem(400, str(error))
        return JSONResponse({"receipt": receipt}, status_code=_STATUS[receipt])

    async def get_answers(request: Request) -> Response:
        after = request.query_params.get("after", "0")
        if not (after.isascii() and after.isdigit() and len(after) <= 9):
            return _problem(400, "after: a number is needed")
        return JSONResponse([{"answer_no": one.answer_no, "file": one.file} for one in ledger.answers(int(after))])

    async def get_payout(request: Request) -> Response:
        return JSONResponse(ledger.ask(request.path_params["payout_id"])._asdict())

    async def readyz(_: Request) -> Response:
        return JSONResponse({"process": "bank", "ready": True})

    return Starlette(
        routes=[
            Route("/files/{batch_id}", put_file, methods=["PUT"]),
            Route("/answers", get_answers),
            Route("/payouts/{payout_id}", get_payout),
            Route("/readyz", readyz),
        ]
    )


def _problem(status: int, detail: str) -> Response:
    return JSONResponse({"problem": detail}, status_code=status)
