"""How much of a core's time a request takes, one after the other, after as many that do not count."""

import asyncio
import os
import socket
import sys
import time

_, how, count = sys.argv
API = os.environ["API"]
URL = API + "/api/v10/channels/2000000000000000001/messages"
HEADERS = {"Authorization": "Bot fake-token"}


def cost(send):
    for _ in range(int(count)):
        send()
    before = time.process_time()
    for _ in range(int(count)):
        send()
    print("COST", (time.process_time() - before) * 1000 / int(count))


async def cost_later(send):
    for _ in range(int(count)):
        await send()
    before = time.process_time()
    for _ in range(int(count)):
        await send()
    print("COST", (time.process_time() - before) * 1000 / int(count))


def with_requests():
    import requests

    session = requests.Session()
    cost(lambda: session.post(URL, headers=HEADERS, json={"content": "x"}).json())


def with_httpx():
    import httpx

    connect = socket.create_connection

    def connect_at_once(*arguments, **named):
        """As httpcore 1 does: earlier ones sleep 40 ms in each request, for an acknowledgement that is held back."""
        connection = connect(*arguments, **named)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    socket.create_connection = connect_at_once
    with httpx.Client(headers=HEADERS) as client:
        cost(lambda: client.post(URL, json={"content": "x"}).json())


def with_aiohttp():
    import aiohttp

    async def main():
        async with aiohttp.ClientSession(headers=HEADERS) as session:

            async def send():
                async with session.post(URL, json={"content": "x"}) as response:
                    await response.json()

            await cost_later(send)

    asyncio.run(main())


def with_discord():
    import discord
    import discord.http

    discord.http.Route.BASE = API + "/api/v10"

    async def main():
        async with discord.Client(intents=discord.Intents.none()) as client:
            await client.http.static_login("fake-token")
            channel = client.get_partial_messageable(2000000000000000001)
            await cost_later(channel.typing)

    asyncio.run(main())


{"requests": with_requests, "httpx": with_httpx, "aiohttp": with_aiohttp, "discord.py": with_discord}[how]()
