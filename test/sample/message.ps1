# Requests with Invoke-RestMethod. The ids are those of the sandbox.
$api = 'https://discord.com/api/v10'
$headers = @{
    Authorization = "Bot $env:DISCORD_TOKEN"
    'User-Agent'  = 'DiscordBot (https://example.com, 1.0.0)'
}

# Who is this token? 200.
Invoke-RestMethod -Uri "$api/users/@me" -Headers $headers

# A message in #general. 200.
$message = @{
    content = 'Hello from PowerShell'
} | ConvertTo-Json -Depth 5
Invoke-RestMethod -Uri "$api/channels/1213458536202371072/messages" -Method Post -Headers $headers `
    -ContentType 'application/json' -Body $message

# Without -Depth the fields are only a type's name. 400 50035.
$embed = @{ title = 'Build 42'; fields = @(@{ name = 'Result'; value = 'ok' }) }
$message = @{ embeds = @($embed) } | ConvertTo-Json
Invoke-RestMethod -Uri "$api/channels/1213458536202371072/messages" -Method Post -Headers $headers `
    -ContentType 'application/json' -Body $message
