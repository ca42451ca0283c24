"""What discord.py itself makes of snippets: reads a JSON list of them, prints a JSON list of bodies, or of what it raises.

A snippet sends one message or modal, or gives `made` its value: an object, an item, a view, a modal or a command.
"""
import asyncio
import json
import sys
import textwrap
from types import SimpleNamespace

import discord
from discord import app_commands, ui
from discord.ext import commands
from discord.webhook.async_ import async_context


class Sent(Exception):
    def __init__(self, payload):
        self.payload = payload


async def send_message(channel_id, *, params):
    raise Sent(params.payload)


async def create_interaction_response(*args, params, **named):
    raise Sent(params.payload["data"])


class Channel(discord.abc.Messageable):
    id = 1

    def __init__(self):
        self._state = SimpleNamespace(allowed_mentions=None, http=SimpleNamespace(send_message=send_message))

    async def _get_channel(self):
        return self


def interaction():
    state = SimpleNamespace(allowed_mentions=None, http=SimpleNamespace(proxy=None, proxy_auth=None))
    parent = SimpleNamespace(id=1, token="fake-token", _session=None, _state=state, application_id=1)
    return SimpleNamespace(response=discord.InteractionResponse(parent))


def body_of(made):
    if isinstance(made, ui.Modal):
        return made.to_dict()
    if isinstance(made, ui.View):
        return {"components": made.to_components()}
    if isinstance(made, ui.Item):
        return made.to_component_dict()
    if isinstance(made, commands.HybridCommand):
        return made.app_command.to_dict()
    return made.to_dict()


def written(value):
    """Numbers that JavaScript would round, as texts."""
    if isinstance(value, dict):
        return {key: written(one) for key, one in value.items()}
    if isinstance(value, list):
        return [written(one) for one in value]
    return str(value) if isinstance(value, int) and value > 2**53 else value


async def execute(code):
    known = {
        "discord": discord,
        "app_commands": app_commands,
        "ui": ui,
        "commands": commands,
        "channel": Channel(),
        "ctx": Channel(),
        "interaction": interaction(),
        "tree": app_commands.CommandTree(discord.Client(intents=discord.Intents.none())),
    }
    exec("async def main():\n" + textwrap.indent(code, "    ") + "\n    return locals().get('made')", known)
    try:
        return {"body": written(body_of(await known["main"]()))}
    except Sent as sent:
        return {"body": sent.payload}
    except (ValueError, TypeError, AttributeError) as error:
        return {"error": type(error).__name__}


async def main():
    async_context.set(SimpleNamespace(create_interaction_response=create_interaction_response))
    print(json.dumps([await execute(code) for code in json.load(sys.stdin)]))


asyncio.run(main())
