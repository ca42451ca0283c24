import os

import requests

API = "https://discord.com/api/v10"
GENERAL = "1213458536202371072"

HEADERS = {
    "Authorization": f"Bot {os.environ['DISCORD_TOKEN']}",
    "User-Agent": "DiscordBot (https://example.com, 1.0.0)",
}


def send_message():
    """A message in #general. 200."""
    return requests.post(
        f"{API}/channels/{GENERAL}/messages",
        headers=HEADERS,
        json={"content": "Hello from requests"},
    )


def browser_user_agent():
    """A browser's User-Agent with a bot token. 403 40333."""
    return requests.get(
        f"{API}/channels/{GENERAL}/messages",
        headers={
            "Authorization": f"Bot {os.environ['DISCORD_TOKEN']}",
            "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
        },
        params={"limit": 1},
    )


def empty_field():
    """The value of a field is empty. 400 50035 on that value."""
    return requests.post(
        f"{API}/channels/{GENERAL}/messages",
        headers=HEADERS,
        json={
            "embeds": [
                {
                    "title": "Build 42",
                    "fields": [{"name": "Result", "value": ""}],
                }
            ]
        },
    )


def without_waiting():
    """Nothing waits for retry_after: send it ten times, quickly. 429."""
    return requests.post(
        f"{API}/channels/{GENERAL}/messages",
        headers=HEADERS,
        json={"content": "One more"},
    )
