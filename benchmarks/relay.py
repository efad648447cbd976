"""What people would otherwise write: a FastAPI socket that passes on the objects of the `openai` SDK.

No accounts, no log, nothing stored: the least there can be. Run by uvicorn as the site is:
`uvicorn benchmarks.relay:app`, with `OPENAI_BASE_URL` and `OPENAI_API_KEY`.
"""

from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from openai import AsyncOpenAI

app = FastAPI()
provider = AsyncOpenAI(max_retries=0)


@app.get("/readyz")
async def readyz() -> dict[str, str]:
    """It serves."""
    return {"status": "ok"}


@app.websocket("/ws/interview/")
async def interview(socket: WebSocket) -> None:
    """Answer each message with a stream of chunks and a `done`."""
    await socket.accept()
    try:
        while True:
            await _answer(socket, await socket.receive_json())
    except WebSocketDisconnect:
        return


async def _answer(socket: WebSocket, asked: dict[str, object]) -> None:
    entries = asked["transcripts"]
    assert isinstance(entries, list)
    told = {"sessionId": asked["sessionId"], "originalTranscriptId": entries[-1]["id"], "responseType": "mock"}
    stream = await provider.chat.completions.create(
        model="m", messages=[{"role": "user", "content": entries[-1]["content"]}], stream=True
    )
    async for chunk in stream:
        if chunk.choices and chunk.choices[0].delta.content:
            await socket.send_json({"type": "chunk", "content": chunk.choices[0].delta.content, **told})
    await socket.send_json({"type": "done", **told})
