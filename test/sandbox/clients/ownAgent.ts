import { createRequire } from 'node:module';
import type { RESTOptions } from '@discordjs/rest';

/**
 * What @discordjs/rest sends with, of its own undici. All undici in one process share one default dispatcher, and that
 * of version 7, which other tests load, does not know the forms of version 6.
 */
export function ownAgent(): NonNullable<RESTOptions['agent']> {
  const { Agent } = createRequire(import.meta.resolve('@discordjs/rest'))('undici');
  return new Agent();
}
