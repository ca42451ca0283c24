// A bot that says a few things when it starts: two of them do not work. Without DISCORD_API it would talk to Discord.
const { Client } = require('discord.js');

const api = process.env.DISCORD_API ?? 'https://discord.com/api';
const client = new Client({ intents: [], rest: { api } });
client.rest.setToken(process.env.DISCORD_TOKEN);

const guildId = '1213455767961731072';
const general = '1213458536202371072';
const announcements = '1213458787860611072';

/** Works. */
async function greet(guild) {
  const channel = await guild.channels.fetch(general);
  await channel.send('Hello from a bot');
}

/** The bot may not write there: 50013. */
async function announce(guild) {
  const channel = await guild.channels.fetch(announcements);
  await channel.send('News from a bot');
}

/** The title of an embed may have 256 characters: 50035. */
async function report(guild) {
  const channel = await guild.channels.fetch(general);
  await channel.send({
    embeds: [{ title: 'Report '.repeat(40) }],
  });
}

async function main() {
  const guild = await client.guilds.fetch(guildId);
  await greet(guild);
  // Nobody waits for this one, and its error is only printed.
  announce(guild).catch((error) => console.log(error.message));
  await report(guild).catch((error) => console.log(error.message));
}

main().then(() => setTimeout(() => console.log('done'), Number(process.env.BOT_STAYS ?? 0)));
