import asyncio
import sys

import aiohttp
from line import HEADERS, line, url_of


async def main():
    session = aiohttp.ClientSession(headers=HEADERS)
    await session.get(url_of(line()))
    sys.exit(3)


asyncio.run(main())
