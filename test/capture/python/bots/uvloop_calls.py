import asyncio

import aiohttp
import uvloop
from line import HEADERS, line, url_of


async def main():
    async with aiohttp.ClientSession(headers=HEADERS) as session:
        await session.get(url_of(line()))
        await asyncio.create_task(session._request("GET", url_of(line())))
        await asyncio.gather(session._request("GET", url_of(line())))


uvloop.install()
asyncio.run(main())
uvloop.new_event_loop().run_until_complete(main())
