import asyncio
import os

import aiohttp
import httpx
import requests
from line import line, url_of

NOWHERE = os.environ["NOWHERE"]


async def main():
    async with aiohttp.ClientSession() as session:
        try:
            await session.get(NOWHERE + "/api/v10/channels/%d" % line())
        except aiohttp.ClientError:
            pass
        slow = asyncio.create_task(session.get(url_of(line())))
        await asyncio.sleep(0)
        slow.cancel()
        try:
            await slow
        except asyncio.CancelledError:
            pass


for scheme in ("http", "https"):
    try:
        requests.get(NOWHERE.replace("http", scheme) + "/api/v10/channels/%d" % line())
    except requests.ConnectionError:
        pass
try:
    httpx.get(NOWHERE + "/api/v10/channels/%d" % line())
except httpx.ConnectError:
    pass
asyncio.run(main())
