import { botToken, clientSecret } from '../token.ts';
import { sandboxIds } from './seed.ts';

/** The seed of every sandbox for which none was chosen, so that its token is known without asking it. */
export const defaultSeed = 1;

/** The bot token that a sandbox with the default seed accepts, without `Bot `. */
export function defaultToken(): string {
  return botToken(defaultSeed, sandboxIds.bot);
}

/** The client secret that a sandbox with the default seed accepts. */
export function defaultClientSecret(): string {
  return clientSecret(defaultSeed);
}
