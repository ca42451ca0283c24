"""A bot that a gateway of its own tells of two messages: the built-in help answers one, a command of ours the other."""

import asyncio
import os

import discord
import discord.gateway
import discord.http
from aiohttp import web
from discord.ext import commands
from line import BASE, line
from yarl import URL

discord.http.Route.BASE = BASE
intents = discord.Intents.default()
intents.message_content = True
bot = commands.Bot("!", intents=intents)
USER = {"id": "1", "username": "bot", "discriminator": "0", "avatar": None, "bot": True}


def message(content):
    author = {"id": "9", "username": "user", "discriminator": "0", "avatar": None}
    return {
        "id": "5",
        "channel_id": "7",
        "author": author,
        "content": content,
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "type": 0,
        **{name: False for name in ("tts", "mention_everyone", "pinned")},
        **{name: [] for name in ("mentions", "mention_roles", "attachments", "embeds")},
    }


async def gateway(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40000}})
    ready = {"v": 10, "user": USER, "guilds": [], "session_id": "s", "application": {"id": "1", "flags": 0}}
    ready["resume_gateway_url"] = "ws://127.0.0.1"
    await socket.send_json({"op": 0, "s": 1, "t": "READY", "d": ready})
    for number, text in enumerate(("!help", "!mine")):
        await socket.send_json({"op": 0, "s": number + 2, "t": "MESSAGE_CREATE", "d": message(text)})
    async for _ in socket:
        pass
    return socket


async def own_gateway():
    application = web.Application()
    application.router.add_get("/", gateway)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL("ws://127.0.0.1:%d/" % port)


bot.setup_hook = own_gateway
ended = []


@bot.event
async def on_command_error(_context, _error):
    ended.append(1)
    if len(ended) == 2:
        await bot.close()


@bot.command()
async def mine(context):
    await context.bot.get_partial_messageable(line()).send("pong")


async def main():
    async with bot:
        await bot.start(os.environ["TOKEN"])


if os.environ.get("START"):
    asyncio.run(main())
else:
    bot.run(os.environ["TOKEN"], log_handler=None)
