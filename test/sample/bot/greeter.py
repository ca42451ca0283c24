"""Asks for a channel that nobody knows, with nothing but the standard library."""

import json
import os
import urllib.error
import urllib.request

API = os.environ.get("DISCORD_API", "https://discord.com/api") + "/v10"
HEADERS = {
    "Authorization": f"Bot {os.environ['DISCORD_TOKEN']}",
    "User-Agent": "DiscordBot (https://example.com, 1.0.0)",
    "Content-Type": "application/json",
}


def post(path, body):
    data = json.dumps(body).encode()
    request = urllib.request.Request(API + path, data, HEADERS, method="POST")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def greet(channel):
    return post(f"/channels/{channel}/messages", {"content": "Hello from Python"})


if __name__ == "__main__":
    print(greet("1213458536202371072")["id"])
    try:
        greet("1213458536202371079")
    except urllib.error.HTTPError as error:
        print(error, error.read().decode())
