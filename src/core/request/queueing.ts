import type { Client } from './draft.ts';

/**
 * Libraries that queue by bucket and wait by themselves (discord.js, Eris and Oceanic by their request handlers,
 * discord.py by its HTTP client).
 */
export const queueing: ReadonlySet<Client> = new Set(['discord.js', 'eris', 'oceanic', 'discord.py']);
