import { convertible } from '../body/exactJson.ts';
import { isTooDeep } from '../body/nesting.ts';
import { isRecord } from '../forms/form.ts';
import { botToken } from '../token.ts';
import { seedWorld } from './seedWorld.ts';
import { shareUsers } from './sharedUsers.ts';
import { kindOf, type Misshape, misshapenPart } from './stateShape.ts';
import { ascendingId, type World } from './world.ts';

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

/** Parts of a world of which all entries are made alike, so that those of a seeded one show what they must have. */
const uniform: readonly string[] = [
  'application',
  'authorizations',
  'channels',
  'guilds',
  'interactions',
  'statusPage',
];

/**
 * The world of a kept state, as a sandbox at `now` (milliseconds since the epoch) goes on with it.
 * @throws UnusableState also for one of an older form, of which the message names what it lacks
 */
export function readState(text: string, now: number): { readonly world: World; readonly seed: number } {
  const { seed, world } = readFrame(text);
  const known = seedWorld(seed, now);
  for (const [name, value] of Object.entries(known)) {
    if (name === 'token' || name === 'newId') continue;
    if (kindOf(world[name]) !== kindOf(value)) throw unusable({ path: `world.${name}`, kind: kindOf(value) });
    const wrong = uniform.includes(name) ? misshapenPart(world[name], [value], `world.${name}`) : undefined;
    if (wrong !== undefined) throw unusable(wrong);
  }
  const read = world as unknown as World;
  if (!read.users.has(read.bot.id)) throw new UnusableState('This state has its "world.bot" not among "world.users".');
  const usable: World = { ...read, token: botToken(seed, read.bot.id), newId: ascendingId };
  shareUsers(usable);
  return { seed, world: usable };
}

function unusable({ path, kind }: Misshape): UnusableState {
  return new UnusableState(`This state has no usable "${path}": it should be ${kind}.`);
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
  if (isTooDeep(text)) throw new UnusableState('This state is no JSON of a sandbox: it has too many levels.');
  try {
    return JSON.parse(text, revived);
  } catch (error) {
    throw new UnusableState(`This state is no JSON: ${(error as Error).message}`);
  }
}

/** Objects with one of these keys stand for what has no JSON of its own, and for objects that have such a key themselves. */
const marks: readonly string[] = ['$map', '$set', '$object'];

function plain(_: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  if (value instanceof Set) return { $set: [...value] };
  if (isRecord(value) && marks.some((mark) => mark in value)) return { $object: Object.entries(value) };
  return value;
}

function revived(_: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { $map, $set, $object } = value;
  if (Array.isArray($map)) return new Map($map as [unknown, unknown][]);
  if (Array.isArray($object)) return Object.fromEntries($object as [string, unknown][]);
  return Array.isArray($set) ? new Set($set) : convertible(value);
}
