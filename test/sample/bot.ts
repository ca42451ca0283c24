import { REST, Routes } from 'discord.js';

const rest = new REST({ version: '10' }).setToken(process.env.DISCORD_TOKEN ?? '');

const guild = '1213455767961731072';
const general = '1213458536202371072';
const announcements = '1213458787860611072';

/** A message in #general. 200. */
export async function greet(): Promise<void> {
  await rest.post(Routes.channelMessages(general), {
    body: { content: 'Hello from discord.js' },
  });
}

/** The description of a command is missing. 400 50035 on the command. */
export async function registerCommand(): Promise<void> {
  await rest.post(Routes.applicationGuildCommands('1213093380096131072', guild), {
    body: { name: 'echo', description: '', type: 1 },
  });
}

/** The bot may read here and not write. 403 50013. */
export async function announce(): Promise<void> {
  await rest.post(Routes.channelMessages(announcements), {
    body: { content: 'Version 1.0 is out' },
  });
}

/** The moderator's role is above the bot's. 403 50013. */
export async function renameModerator(): Promise<void> {
  await rest.patch(Routes.guildMember(guild, '876034916352131072'), {
    body: { nick: 'Boss' },
  });
}

/** This message is not in this channel. 404 10008. */
export async function deleteMessage(): Promise<void> {
  await rest.delete(Routes.channelMessage(general, '1214499999999999999'));
}

/** Hover the codes, and the number of permissions. */
export function isHarmless(error: { code: number }): boolean {
  return error.code === 10008 || error.code === 50007;
}

export const inviteLink = 'https://discord.com/oauth2/authorize?client_id=1213093380096131072&permissions=2147486720';
