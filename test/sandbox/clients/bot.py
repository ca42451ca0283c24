"""What a bot does all day, with discord.py as it is. Arguments: base of the API, token, ids as JSON.

Prints one JSON object: what discord.py made of each answer.
"""

import asyncio
import datetime
import io
import json
import sys

import discord
from discord import app_commands

base, token, ids = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
discord.http.Route.BASE = base


async def work() -> dict:
    told = {"version": discord.__version__}
    client = discord.Client(intents=discord.Intents.none())
    async with client:
        await client.login(token)
        told["user"] = [str(client.user.id), client.user.name]

        guild = await client.fetch_guild(ids["guild"])
        told["guild"] = [guild.name, guild.approximate_member_count, len(guild.roles)]
        channel = await client.fetch_channel(ids["text"])
        told["channel"] = channel.name

        sent = await channel.send("Hello", embed=discord.Embed(title="News"), file=discord.File(io.BytesIO(b"abc"), "a.txt"))
        told["sent"] = [sent.content, sent.embeds[0].title, sent.attachments[0].filename, sent.attachments[0].size]
        edited = await sent.edit(content="Bye", embed=None)
        told["edited"] = [edited.content, len(edited.embeds), edited.edited_at is not None]
        await sent.add_reaction("\N{FIRE}")
        read = await channel.fetch_message(sent.id)
        told["reactions"] = [[str(one.emoji), one.count, one.me] for one in read.reactions]
        await sent.pin()
        told["pins"] = [str(one.id) == str(sent.id) for one in await channel.pins()]
        reply = await sent.reply("A reply")
        told["reply"] = str(reply.reference.message_id) == str(sent.id)
        told["history"] = [one.content async for one in channel.history(limit=3)]
        await reply.delete()
        await sent.delete()
        try:
            await channel.fetch_message(sent.id)
        except discord.NotFound as error:
            told["deleted"] = [error.status, error.code]

        member = await guild.fetch_member(ids["member"])
        await member.add_roles(discord.Object(ids["mutedRole"]))
        told["roles"] = [str(one) for one in (await guild.fetch_member(ids["member"]))._roles]
        await member.timeout(datetime.timedelta(minutes=1), reason="calm down")
        told["timedOut"] = (await guild.fetch_member(ids["member"])).is_timed_out()
        await guild.ban(discord.Object(ids["outsider"]), reason="spam")
        told["ban"] = (await guild.fetch_ban(discord.Object(ids["outsider"]))).reason
        await guild.unban(discord.Object(ids["outsider"]))
        await member.kick()
        try:
            await guild.fetch_member(ids["member"])
        except discord.NotFound as error:
            told["kicked"] = error.code

        tree = app_commands.CommandTree(client)

        @tree.command(description="Rolls dice")
        async def roll(interaction: discord.Interaction, sides: int) -> None:
            """Never called: nobody is there to use it."""

        told["commands"] = [[one.name, one.description, one.options[0].name] for one in await tree.sync()]

        webhook = discord.Webhook.partial(int(ids["webhook"]), ids["webhookToken"], client=client)
        posted = await webhook.send("hi", username="Relay", wait=True)
        told["webhook"] = [posted.content, posted.author.name]
        told["webhookEdited"] = (await posted.edit(content="ho")).content

        try:
            await channel.send("x" * 2001)
        except discord.HTTPException as error:
            told["refused"] = [error.status, error.code, error.text]
        try:
            await client.fetch_channel(ids["hidden"])
        except discord.Forbidden as error:
            told["forbidden"] = error.code
    return told


print(json.dumps(asyncio.run(work())))
