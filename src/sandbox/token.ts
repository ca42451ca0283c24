import { Chance } from './chance.ts';

const urlSafe = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * The token of the sandbox's bot. It has the shape of a real one (the id in base64url, six characters, 38 characters)
 * and follows from the seed, so it opens nothing but a sandbox with that seed.
 */
export function botToken(seed: number, botId: string): string {
  const chance = new Chance(`token:${seed}`);
  return [Buffer.from(botId).toString('base64url'), chance.text(6, urlSafe), chance.text(38, urlSafe)].join('.');
}

/**
 * The client secret of the sandbox's application, 32 characters as real ones have. It follows from the seed; the client
 * id is the application's id.
 */
export function clientSecret(seed: number): string {
  return new Chance(`client-secret:${seed}`).text(32, urlSafe);
}

/** The token of a webhook that was made with this id: 68 characters, as real ones have. */
export function newWebhookToken(id: string): string {
  return new Chance(`webhook:${id}`).text(68, urlSafe);
}

/** The token of the seeded webhook, the same for every seed: 68 characters, as real ones have. */
export const webhookToken = 'sandbox-webhook-token'.padEnd(68, '_0123456789');

/**
 * The token of an interaction: base64 of `interaction:ID:…`, as real ones begin. It stands in the URL of callbacks and
 * follow-ups.
 */
export function interactionToken(interactionId: string): string {
  return Buffer.from(`interaction:${interactionId}:sandbox`.padEnd(120, '.')).toString('base64url');
}
