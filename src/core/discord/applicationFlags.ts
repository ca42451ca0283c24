import type { PrivilegedIntent } from './intent.ts';

/**
 * Where a privileged intent stands for an application: granted after review, which bots in 100 servers and more need;
 * switched on by its developers, which serves below 100 servers; or off, with which the Gateway closes with 4014 when it
 * is asked for.
 */
export type IntentSwitch = 'granted' | 'limited' | 'off';

/**
 * The bits that tell of privileged intents.
 * Source: https://docs.discord.com/developers/resources/application#application-object-application-flags
 */
const bits: Readonly<Record<PrivilegedIntent, { readonly granted: bigint; readonly limited: bigint }>> = {
  GUILD_PRESENCES: { granted: 1n << 12n, limited: 1n << 13n },
  GUILD_MEMBERS: { granted: 1n << 14n, limited: 1n << 15n },
  MESSAGE_CONTENT: { granted: 1n << 18n, limited: 1n << 19n },
};

/** Where an intent stands by an application's flags. */
export function intentSwitch(flags: bigint, intent: PrivilegedIntent): IntentSwitch {
  const { granted, limited } = bits[intent];
  if ((flags & granted) !== 0n) return 'granted';
  return (flags & limited) === 0n ? 'off' : 'limited';
}
