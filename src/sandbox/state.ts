import { seedWorld } from './seedWorld.ts';
import { botToken } from './token.ts';
import { ascendingIds, type World } from './world.ts';

/** How a kept state is recognized, and in which form it is. */
const format = 'tracecord-sandbox/1';

/** A state that cannot be used; the message says what is wrong with it. */
export class UnusableState extends Error {}

/**
 * Everything that exists, as JSON text: to look at, to keep, to begin with again. The bot's token is not in it, since it
 * follows from the seed; the other tokens open nothing but a sandbox.
 */
export function writeState(world: World, seed: number): string {
  const { token, newId, ...rest } = world;
  return `${JSON.stringify({ format, seed, world: rest }, plain, 2)}\n`;
}

/**
 * The world of a kept state; ids that it makes begin at `now` (milliseconds since the epoch).
 * @throws UnusableState
 */
export function readState(text: string, now: number): { readonly world: World; readonly seed: number } {
  const { seed, world } = readFrame(text);
  const known = seedWorld(seed, now);
  for (const [name, value] of Object.entries(known)) {
    if (name === 'token' || name === 'newId' || kindOf(world[name]) === kindOf(value)) continue;
    throw new UnusableState(`This state has no usable "world.${name}": it should be ${kindOf(value)}.`);
  }
  const read = world as unknown as World;
  return { seed, world: { ...read, token: botToken(seed, read.bot.id), newId: ascendingIds() } };
}

function readFrame(text: string): { readonly seed: number; readonly world: Readonly<Record<string, unknown>> } {
  const value = parse(text);
  if (kindOf(value) !== 'an object' || (value as { format?: unknown }).format !== format) {
    throw new UnusableState(`This is no state of a sandbox: it should be an object with "format": "${format}".`);
  }
  const { seed, world } = value as Record<string, unknown>;
  if (!Number.isSafeInteger(seed)) throw new UnusableState('This state has no usable "seed": it should be a number.');
  if (kindOf(world) !== 'an object')
    throw new UnusableState('This state has no usable "world": it should be an object.');
  return { seed: seed as number, world: world as Record<string, unknown> };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, revived);
  } catch (error) {
    throw new UnusableState(`This state is no JSON: ${(error as Error).message}`);
  }
}

/** Maps and sets have no JSON of their own: an object with one key stands for them. */
function plain(_: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  if (value instanceof Set) return { $set: [...value] };
  return value;
}

function revived(_: string, value: unknown): unknown {
  if (kindOf(value) !== 'an object') return value;
  const { $map, $set } = value as Record<string, unknown>;
  if (Array.isArray($map)) return new Map($map as [unknown, unknown][]);
  return Array.isArray($set) ? new Set($set) : value;
}

function kindOf(value: unknown): string {
  if (value instanceof Map) return 'a map ({"$map": [[key, value], …]})';
  if (value instanceof Set) return 'a set ({"$set": […]})';
  if (Array.isArray(value)) return 'a list';
  if (value === null || typeof value !== 'object') return typeof value;
  return 'an object';
}
