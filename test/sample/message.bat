@echo off
rem Requests with curl from cmd. The ids are those of the sandbox.

rem Who is this token? 200.
curl -sS "https://discord.com/api/v10/users/@me" ^
  -H "Authorization: Bot %DISCORD_TOKEN%" ^
  -H "User-Agent: DiscordBot (https://example.com, 1.0.0)"

rem Copied from a browser for cmd, User-Agent and all. 403 40333.
curl ^"https://discord.com/api/v10/channels/1213458536202371072/messages?limit=1^" ^
  -H ^"authorization: Bot %DISCORD_TOKEN%^" ^
  -H ^"user-agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36^"
