#!/usr/bin/env bash
# Requests with curl. Send one with the lens above it, or run the file with your own token in DISCORD_TOKEN and
# your own ids: the ids here are those of the sandbox.
set -u

# Who is this token? 200.
curl -sS 'https://discord.com/api/v10/users/@me' \
  -H "Authorization: Bot $DISCORD_TOKEN" \
  -H 'User-Agent: DiscordBot (https://example.com, 1.0.0)'

# A message in #general. 200.
curl -sS -X POST 'https://discord.com/api/v10/channels/1213458536202371072/messages' \
  -H "Authorization: Bot $DISCORD_TOKEN" \
  -H 'Content-Type: application/json' \
  -d '{ "content": "Hello from curl" }'

# Copied from a browser, User-Agent and all. 403 40333.
curl -sS 'https://discord.com/api/v10/channels/1213458536202371072/messages?limit=1' \
  -H "Authorization: Bot $DISCORD_TOKEN" \
  -H 'User-Agent: Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15'

# The value of a field is empty. 400 50035 on that value.
curl -sS -X POST 'https://discord.com/api/v10/channels/1213458536202371072/messages' \
  -H "Authorization: Bot $DISCORD_TOKEN" \
  -H 'Content-Type: application/json' \
  -d '{
    "embeds": [
      { "title": "Build 42", "fields": [{ "name": "Result", "value": "" }] }
    ]
  }'
