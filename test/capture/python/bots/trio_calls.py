import httpx
import trio
from line import HEADERS, line, url_of


async def main():
    async with httpx.AsyncClient(headers=HEADERS) as client:
        await client.get(url_of(line()))
        async with trio.open_nursery() as nursery:
            nursery.start_soon(client.get, url_of(line()))


trio.run(main)
