import asyncio

import aiohttp
import httpx
from line import HEADERS, line, url_of


async def read(session, number):
    async with session.get(url_of(number)) as response:
        return await response.json()


async def main():
    async with aiohttp.ClientSession(headers=HEADERS) as session:
        async with session.post(url_of(line()), json={"content": "hi"}) as response:
            await response.text()
        response = await session.put(url_of(line()), params={"reason": "because", "limit": "5"})
        response.release()
        later = asyncio.create_task(
            session._request("DELETE", url_of(line() - 1))
        )
        await asyncio.gather(
            session._request("GET", url_of(line())),
            asyncio.wait_for(session._request("GET", url_of(line())), 5),
        )
        (await later).release()
    async with httpx.AsyncClient(headers=HEADERS) as client:
        await client.get(url_of(line()))
        await asyncio.gather(client.post(url_of(line())), client.post(url_of(line())))


asyncio.run(main())
