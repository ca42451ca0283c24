import { type Intent, intentBits, isPrivileged } from '../discord/intent.ts';

const all = Object.keys(intentBits) as Intent[];

/** By the letters alone: libraries write GUILD_MEMBERS, GuildMembers and guildMembers. */
const byLetters = new Map<string, readonly Intent[]>([
  ...all.map((intent) => [lettersOf(intent), [intent]] as const),
  // discord.py and its forks: https://discordpy.readthedocs.io/en/stable/api.html#intents
  ['members', ['GUILD_MEMBERS']],
  ['presences', ['GUILD_PRESENCES']],
  ['none', []],
  ['default', all.filter((intent) => !isPrivileged(intent))],
  ['privileged', all.filter(isPrivileged)],
  ['all', all],
  // hikari, Eris and Oceanic
  ['allprivileged', all.filter(isPrivileged)],
  ...['allunprivileged', 'unprivileged', 'allnonprivileged', 'nonprivileged'].map(
    (name) => [name, all.filter((intent) => !isPrivileged(intent))] as const,
  ),
  // Names until 2022 and 2023, which discord.js and others still take.
  ['guildbans', ['GUILD_MODERATION']],
  ['guildemojis', ['GUILD_EXPRESSIONS']],
  ['guildemojisandstickers', ['GUILD_EXPRESSIONS']],
]);

function lettersOf(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** What a name of a library's stands for, whatever its spelling; null where it is no name of intents. */
export function intentsNamed(name: string): readonly Intent[] | null {
  return byLetters.get(lettersOf(name)) ?? null;
}
