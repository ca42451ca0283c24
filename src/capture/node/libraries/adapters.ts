import type { Adapter } from './adapter.ts';
import { discordeno } from './discordeno.ts';
import { discordJs } from './discordJs.ts';
import { discordjsCore } from './discordjsCore.ts';
import { discordjsRest } from './discordjsRest.ts';
import { httpClients } from './httpClients.ts';
import { sequentialBuckets } from './sequentialBucket.ts';

/** Every file of a library that is followed. */
export const adapters: readonly Adapter[] = [
  discordJs,
  discordjsRest,
  discordjsCore,
  ...sequentialBuckets,
  discordeno,
  ...httpClients,
];
