/** A message in #general, as it should be. 200. */
export async function sendMessage(): Promise<Response> {
  return await fetch('https://discord.com/api/v10/channels/1213458536202371072/messages', {
    method: 'POST',
    headers: {
      Authorization: `Bot ${process.env.DISCORD_TOKEN}`,
      'Content-Type': 'application/json',
      'User-Agent': 'DiscordBot (https://example.com, 1.0.0)',
    },
    body: JSON.stringify({ content: 'Hello from fetch' }),
  });
}

/** A browser's User-Agent with a bot token. 403 40333; the lightbulb replaces it. */
export async function readChannel(): Promise<Response> {
  return await fetch('https://discord.com/api/v10/channels/1213458536202371072', {
    headers: {
      Authorization: `Bot ${process.env.DISCORD_TOKEN}`,
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
    },
  });
}

/** No "Bot " in front of the token. 401; the lightbulb adds it. */
export async function whoAmI(): Promise<Response> {
  return await fetch('https://discord.com/api/v10/users/@me', {
    headers: {
      Authorization: 'not-a-real-token',
      'User-Agent': 'DiscordBot (https://example.com, 1.0.0)',
    },
  });
}

/** Nothing waits for retry_after: send it ten times, quickly. 429; the lightbulb adds the waiting. */
export async function countUp(): Promise<void> {
  await fetch('https://discord.com/api/v10/channels/1213458536202371072/messages', {
    method: 'POST',
    headers: {
      Authorization: `Bot ${process.env.DISCORD_TOKEN}`,
      'Content-Type': 'application/json',
      'User-Agent': 'DiscordBot (https://example.com, 1.0.0)',
    },
    body: JSON.stringify({ content: 'One more' }),
  });
}

/** Two buttons with the same custom_id. 400 50035 on the second. */
export async function askTwice(): Promise<Response> {
  return await fetch('https://discord.com/api/v10/channels/1213458536202371072/messages', {
    method: 'POST',
    headers: {
      Authorization: `Bot ${process.env.DISCORD_TOKEN}`,
      'Content-Type': 'application/json',
      'User-Agent': 'DiscordBot (https://example.com, 1.0.0)',
    },
    body: JSON.stringify({
      content: 'Shall we?',
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: 'Yes', custom_id: 'answer' },
            { type: 2, style: 4, label: 'No', custom_id: 'answer' },
          ],
        },
      ],
    }),
  });
}
