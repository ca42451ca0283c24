import {
  agent,
  botToken,
  browserAgent,
  encodedKeycap,
  keycap,
  type WalkedDocument,
  walked,
  webhookToken,
} from './walked.ts';

const api = 'https://discord.com/api/v10';
const channel = `${api}/channels/1213458536202371072`;
const long = 'n'.repeat(26);

const credentials: WalkedDocument = {
  file: 'credentials.py',
  language: 'python',
  marked: `import logging
import os

import requests

token = os.environ["BOT_TOKEN"]
me = "${api}/users/@me"

requests.get(me, headers={"Authorization": f"Bot {token}", "User-Agent": "«${browserAgent}»"})
requests.get(me, headers={"Authorization": «token»})
requests.get(me, headers={"Authorization": "«fake-token»"})
requests.get(me, headers={"Authorization": "«Bot ${botToken}»"})
requests.get(me, headers={"Authorization": "«fake-user-token»", "X-Super-Properties": "e30="})
requests.post("${api}/webhooks/123456789012345678/«${webhookToken}»", json={"content": "hi"})
logging.info("token %s", «token»)
`,
  findings: [
    walked('user-agent/browser', 'warning', "Use Discord's User-Agent format", ['40333']),
    walked('auth/missing-prefix', 'hint', 'Add "Bot " prefix', ['401']),
    walked('auth/missing-prefix', 'error', 'Add "Bot " prefix', ['401']),
    walked('auth/hard-coded-token', 'warning', 'Move token to an environment variable', ['••••xxxx']),
    walked('auth/user-token', 'warning', null, ['X-Super-Properties']),
    walked('auth/hard-coded-webhook', 'warning', 'Move webhook URL to an environment variable', [
      `••••${webhookToken.slice(-4)}`,
    ]),
    walked('auth/logged-secret', 'warning', null, ['token']),
  ],
  after: `import logging
import os

import requests

token = os.environ["BOT_TOKEN"]
me = "${api}/users/@me"

requests.get(me, headers={"Authorization": f"Bot {token}", "User-Agent": "${agent}"})
requests.get(me, headers={"Authorization": "Bot " + token})
requests.get(me, headers={"Authorization": "Bot fake-token"})
requests.get(me, headers={"Authorization": f"Bot {os.environ['DISCORD_TOKEN']}"})
requests.get(me, headers={"Authorization": "fake-user-token", "X-Super-Properties": "e30="})
requests.post(os.environ["DISCORD_WEBHOOK_URL"], json={"content": "hi"})
logging.info("token %s", token)
`,
};

const addresses: WalkedDocument = {
  file: 'addresses.py',
  language: 'python',
  marked: `import urllib.request

import requests

headers = {"Authorization": f"Bot {token}", "User-Agent": "${agent}"}

requests.get("https://discord.com«/api»/users/@me", headers=headers)
requests.get("https://discord.com/api/«v7»/users/@me", headers=headers)
requests.get("https://discord.com/api/«v3»/gateway", headers=headers)
requests.get("https://«discordapp.com»/api/v9/users/@me", headers=headers)
requests.get("${api}/channels/«{channel_id}»/messages", headers=headers)
requests.patch("${channel}", json={"name": "new"}, headers={"X-Audit-Log-Reason": "«Aufgeräumt: 100 %»"})
«urllib.request.urlopen»("${api}/gateway")
reaction = urllib.request.Request("${channel}/messages/1214497633075331072/reactions/«👍»/@me", headers=headers, method="PUT")
urllib.request.urlopen(reaction)
requests.put("${channel}/messages/1214497633075331072/reactions/«${keycap}»/@me", headers=headers)
`,
  findings: [
    walked('url/unversioned', 'information', 'Insert /v10', ['/api/v10']),
    walked('url/old-version', 'warning', 'Insert /v10', ['7', 'v10']),
    walked('url/old-version', 'error', 'Insert /v10', ['3', '400']),
    walked('url/legacy-host', 'warning', 'Use discord.com', ['discordapp.com']),
    walked('url/placeholder', 'error', null, ['{channel_id}', 'channel_id']),
    walked('header/audit-log-reason', 'warning', 'Percent-encode the reason', ['ASCII']),
    walked('user-agent/missing', 'hint', "Use Discord's User-Agent format", ['Python-urllib']),
    walked('url/unencoded-emoji', 'error', 'Encode emoji', ['👍', '10014']),
    walked('url/unencoded-emoji', 'error', 'Encode emoji', [keycap, '10014']),
  ],
  after: `import urllib.request

import requests

headers = {"Authorization": f"Bot {token}", "User-Agent": "${agent}"}

requests.get("${api}/users/@me", headers=headers)
requests.get("${api}/users/@me", headers=headers)
requests.get("${api}/gateway", headers=headers)
requests.get("https://discord.com/api/v9/users/@me", headers=headers)
requests.get("${api}/channels/{channel_id}/messages", headers=headers)
requests.patch("${channel}", json={"name": "new"}, headers={"X-Audit-Log-Reason": "Aufger%C3%A4umt%3A%20100%20%25"})
urllib.request.urlopen(urllib.request.Request("${api}/gateway", headers={"User-Agent": "${agent}"}))
reaction = urllib.request.Request("${channel}/messages/1214497633075331072/reactions/%F0%9F%91%8D/@me", headers=headers, method="PUT")
urllib.request.urlopen(reaction)
requests.put("${channel}/messages/1214497633075331072/reactions/${encodedKeycap}/@me", headers=headers)
`,
};

const bodies: WalkedDocument = {
  file: 'bodies.py',
  language: 'python',
  marked: `import json

import requests

url = "${channel}/messages"

requests.post(url, data=json.dumps(«{"content": "hi"}»))
requests.post(url, json={"content": "hi", "nonce": «"${long}"»})
requests.post(url, json={"sticker_ids": «["1", "2", "3", "4"]»})
requests.post(url, json={"content": «""»})
requests.post(url, json={"content": "hi", "embeds": «{"title": "One"}»})
requests.post(url, json={"content": "hi", «"embed"»: {"title": "One"}})
requests.post(url, json={"content": "hi", "flags": «"ephemeral"»})
`,
  findings: [
    walked('body/content-type', 'error', 'Add Content-Type', ['application/json']),
    walked('body/limit', 'error', 'Clip to limit', ['nonce', '26', '25']),
    walked('body/limit', 'error', 'Clip to limit', ['sticker_ids', '4', '3']),
    walked('body/empty-message', 'error', null, ['400', '50006']),
    walked('body/type', 'error', null, ['embeds']),
    walked('body/unknown-key', 'warning', 'Rename to embeds', ['embed', 'embeds']),
    walked('body/type', 'error', null, ['flags']),
  ],
  after: `import json

import requests

url = "${channel}/messages"

requests.post(url, headers={"Content-Type": "application/json"}, data=json.dumps({"content": "hi"}))
requests.post(url, json={"content": "hi", "nonce": "${'n'.repeat(25)}"})
requests.post(url, json={"sticker_ids": ["1", "2", "3"]})
requests.post(url, json={"content": ""})
requests.post(url, json={"content": "hi", "embeds": {"title": "One"}})
requests.post(url, json={"content": "hi", "embeds": [{"title": "One"}]})
requests.post(url, json={"content": "hi", "flags": "ephemeral"})
`,
};

const retries: WalkedDocument = {
  file: 'retries.py',
  language: 'python',
  addsHelper: true,
  marked: `import time

import requests

gateway = "${api}/gateway"


def at_once():
    while True:
        response = requests.get(gateway)
        if «response.status_code == 429»:
            continue
        return response.json()


def always():
    while True:
        response = requests.get(gateway)
        if response.status_code == 429:
            time.sleep(«5»)
            continue
        return response.json()


def wrong_unit():
    while True:
        response = requests.get(gateway)
        if response.status_code == 429:
            time.sleep(«response.json()["retry_after"] / 1000»)
            continue
        return response.json()


def blindly():
    for attempt in range(5):
        try:
            response = requests.get(gateway)
            response.raise_for_status()
            return response.json()
        «except requests.RequestException»:
            time.sleep(1)
    raise RuntimeError("gave up")


def twice():
    for attempt in range(3):
        response = requests.«post»("${channel}/messages", json={"content": "hi"})
        if response.status_code >= 500:
            continue
        return response
`,
  findings: [
    walked('rate/ignores-retry-after', 'warning', 'Add retry_after handling, instead of the loop', [
      '429',
      'retry_after',
    ]),
    walked('rate/fixed-sleep', 'warning', 'Add retry_after handling, instead of the loop', ['5', 'retry_after']),
    walked('rate/milliseconds', 'warning', 'Convert retry_after to the unit of the pause', ['retry_after']),
    walked('retry/blind', 'warning', 'Add retry_after handling, instead of the loop', ['400', '401', '403', '404']),
    walked('retry/not-idempotent', 'warning', 'Add nonce and enforce_nonce', ['nonce', 'enforce_nonce']),
  ],
  after: `gateway = "${api}/gateway"


def at_once():
    response = with_retry_after(lambda: requests.get(gateway), idempotent=True)
    return response.json()


def always():
    response = with_retry_after(lambda: requests.get(gateway), idempotent=True)
    return response.json()


def wrong_unit():
    while True:
        response = requests.get(gateway)
        if response.status_code == 429:
            time.sleep(response.json()["retry_after"])
            continue
        return response.json()


def blindly():
    try:
        response = with_retry_after(lambda: requests.get(gateway), idempotent=True)
        response.raise_for_status()
        return response.json()
    except requests.RequestException:
        raise RuntimeError("gave up")


def twice():
    nonce = secrets.token_hex(12)
    for attempt in range(3):
        response = requests.post("${channel}/messages", json={"nonce": nonce, "enforce_nonce": True, "content": "hi"})
        if response.status_code >= 500:
            continue
        return response
`,
};

const calls: WalkedDocument = {
  file: 'calls.py',
  language: 'python',
  marked: `import discord
import requests
from discord import app_commands


@app_commands.command(name=«"Weather Now"», description="The weather of today")
async def weather(interaction: discord.Interaction):
    answer = «requests.get("https://api.example.com/weather")»
    await interaction.response.send_message(answer.text, ephemeral=True)


async def report(ctx, channel: discord.TextChannel):
    embed = discord.Embed(title="Weather", colour=«0x1000000»)
    await ctx.send(embed=embed)
    await ctx.send(«""»)
    await channel.send("Hi", view=discord.ui.View().add_item(discord.ui.Button(label=«"${'L'.repeat(81)}"»)))
`,
  findings: [
    walked('body/limit', 'error', null, ['name', '32']),
    walked('interaction/late-acknowledge', 'hint', 'Defer first', [
      'requests.get',
      'interaction.response.send_message',
      '10062',
    ]),
    walked('body/limit', 'error', null, ['color', '16777216', '16777215']),
    walked('body/empty-message', 'error', null, ['400', '50006']),
    walked('body/limit', 'error', 'Clip to limit', ['label', '81', '80']),
  ],
  after: `import discord
import requests
from discord import app_commands


@app_commands.command(name="Weather Now", description="The weather of today")
async def weather(interaction: discord.Interaction):
    await interaction.response.defer(ephemeral=True)
    answer = requests.get("https://api.example.com/weather")
    await interaction.followup.send(answer.text, ephemeral=True)


async def report(ctx, channel: discord.TextChannel):
    embed = discord.Embed(title="Weather", colour=0x1000000)
    await ctx.send(embed=embed)
    await ctx.send("")
    await channel.send("Hi", view=discord.ui.View().add_item(discord.ui.Button(label="${'L'.repeat(80)}")))
`,
};

const asked: WalkedDocument = {
  file: 'asked.py',
  language: 'python',
  asked: true,
  marked: `import requests

«requests.get»("${api}/gateway", timeout=5)
«requests.get»("${api}/gateway", headers={"User-Agent": "${agent}"})
`,
  findings: [
    walked('user-agent/missing', 'hint', "Use Discord's User-Agent format", [
      'python-requests',
      'DiscordBot (url, version)',
    ]),
    walked('request/no-timeout', 'hint', 'Add timeout', ['requests']),
  ],
  after: `import requests

requests.get("${api}/gateway", timeout=5, headers={"User-Agent": "${agent}"})
requests.get("${api}/gateway", headers={"User-Agent": "${agent}"}, timeout=10)
`,
};

/** Python, with requests, urllib and discord.py. */
export const python: readonly WalkedDocument[] = [credentials, addresses, bodies, retries, calls, asked];
