"""Lets the bot of a file answer one interaction, with discord.py as it is.

Arguments: base of the API, token, the file, what the gateway would send as JSON. Prints the code of the error that
the bot met, or "answered".
"""

import asyncio
import json
import runpy
import sys

import discord

base, token, path, payload = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])
discord.http.Route.BASE = base


async def work() -> str:
    met = []
    bot = runpy.run_path(path)
    client, tree = bot["client"], bot["tree"]

    async def told(error: Exception) -> None:
        met.append(getattr(getattr(error, "original", error), "code", repr(error)))

    @tree.error
    async def on_command_error(interaction: discord.Interaction, error: Exception) -> None:
        await told(error)

    async with client:
        await client.login(token)
        if "Panel" in bot:
            panel = bot["Panel"]()
            panel.on_error = lambda interaction, error, item: told(error)
            client.add_view(panel)
        before = asyncio.all_tasks()
        client._connection.parse_interaction_create(payload)
        await asyncio.gather(*(asyncio.all_tasks() - before))
    return str(met[0]) if met else "answered"


print(asyncio.run(work()))
