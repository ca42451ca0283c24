import asyncio
import os

import discord
import discord.http
from line import BASE, line

discord.http.Route.BASE = BASE
client = discord.Client(intents=discord.Intents.default())
done = asyncio.Event()


def channel(number):
    return client.get_partial_messageable(number)


async def quietly(awaited):
    try:
        await awaited
    except discord.HTTPException:
        pass


@client.event
async def on_order(number):
    try:
        await channel(line()).send("from an event")
    except discord.NotFound:
        pass
    done.set()


async def busy(times):
    for _ in range(times):
        try:
            await channel(line()).send("from a loop")
        except discord.NotFound:
            pass
        try:
            await channel(
                line() - 1
            ).typing()
        except discord.NotFound:
            pass


async def main():
    async with client:
        await client.login(os.environ["TOKEN"])
        try:
            await channel(line()).send("hi")
        except discord.NotFound:
            pass
        await asyncio.gather(*(busy(2) for _ in range(4)))
        task = asyncio.create_task(channel(line()).send("not awaited"))
        client.dispatch("order", 1)
        await done.wait()
        await asyncio.wait([task])
        task.exception()


asyncio.run(main())
