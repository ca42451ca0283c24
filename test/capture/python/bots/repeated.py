"""What error pages repeat of a request, and where else a secret may stand. Each secret has `canary` in it."""

import asyncio

import aiohttp
import httpx
import requests
from line import BASE

TOKEN = "fake-canary-" + "x" * 60
HEADERS = {"Authorization": "Bot fake-canary-0123456789", "User-Agent": "DiscordBot " + TOKEN}

for get in (requests.get, httpx.get):
    get(BASE + "/channels/1", headers=HEADERS)
    get(BASE + "/channels/2", auth=("123", "canary:" + '"' + "secret"))
    get(BASE + "/gateway?" + TOKEN)
    get(BASE + "/channels/1?" + TOKEN + "=1&" + "limit=5")
    get(BASE + "/anything/" + TOKEN)
    get(BASE + "//webhooks//1//fake-canary-short")
    get(BASE + "/WEBHOOKS/1/fake-canary-short")


async def main():
    async with aiohttp.ClientSession(headers=HEADERS) as session:
        await (await session.get(BASE + "/channels/1")).text()
        await (await session.get(BASE + "/WebHooks/1/fake-canary-short")).text()
    async with aiohttp.ClientSession(auth=aiohttp.BasicAuth("123", "canary-of-a-test")) as session:
        await (await session.get(BASE + "/channels/2")).text()


asyncio.run(main())
