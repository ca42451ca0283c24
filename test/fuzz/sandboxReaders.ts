import { ok } from 'node:assert/strict';
import type { WireRequest } from '../../src/sandbox/call.ts';
import { LocalDiscord } from '../../src/sandbox/localDiscord.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { seedWorld } from '../../src/sandbox/world/seedWorld.ts';
import { readState, UnusableState, writeState } from '../../src/sandbox/world/state.ts';
import { goodAgent, start } from '../sandbox/ask.ts';
import { lineOf } from '../sandbox/spec/cook.ts';
import { usualParams } from '../sandbox/spec/recipe.ts';
import { recipeNames, recipesOf } from '../sandbox/spec/recipes.ts';
import { below, type Chance, damagedBytes, damagedText, damagedValue, oneOf } from './damage.ts';
import type { Reader } from './reader.ts';

interface Seed {
  readonly line: string;
  readonly json: unknown;
}

/** A request of every operation, and what steers the sandbox itself. */
function seeds(): Seed[] {
  const ofOperations = recipeNames.flatMap((name) =>
    (recipesOf(name) ?? []).map(({ params, query = '', json }): Seed => {
      const names = [...name.matchAll(/\{(\w+)\}/g)].map(([, param = '']) => [param, ids.text] as const);
      const [method, path] = lineOf(name, { ...Object.fromEntries(names), ...usualParams, ...params }).split(' ');
      return { line: `${method} /api/v10${path}${query}`, json };
    }),
  );
  const interaction = { type: 2, user: ids.member, channel: ids.text, data: { name: 'x' } };
  return [
    ...ofOperations,
    { line: 'POST /sandbox/scenario', json: { scenario: 'latency=80, burst' } },
    { line: 'POST /sandbox/interactions', json: interaction },
    { line: 'POST /sandbox/incident', json: { impact: 'major' } },
    { line: 'POST /sandbox/clock', json: { pass: 1000 } },
    { line: 'GET /status/api/v2/summary.json', json: undefined },
  ];
}

/** Those that are answered, the present one most. */
const versions = ['/v10/', '/v10/', '/v10/', '/v9/', '/v8/', '/v7/', '/v6/', '/'];

const boundary = 'sandbox-fuzz';

/** The body as clients send it, and then not quite. */
function bodyOf(json: unknown, chance: Chance): { readonly body: Buffer; readonly type: string } {
  if (json === undefined && chance() < 0.7) return { body: Buffer.alloc(0), type: '' };
  const text = JSON.stringify(damagedValue(json ?? { content: 'x' }, chance)) ?? '';
  const draw = chance();
  if (draw < 0.7) return { body: Buffer.from(text), type: 'application/json' };
  if (draw < 0.8) return { body: damagedBytes(Buffer.from(text), chance), type: 'application/json; charset=x' };
  const disposition = 'Content-Disposition: form-data; name=';
  const file = `${disposition}"files[0]"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nxx`;
  const parts = [`${disposition}"payload_json"\r\n\r\n${text}`, file];
  const form = `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
  if (draw < 0.9) {
    return { body: damagedBytes(Buffer.from(form), chance), type: `multipart/form-data; boundary=${boundary}` };
  }
  return {
    body: Buffer.from(damagedText('a=b&payload_json=%7B%7D', [text], chance)),
    type: 'application/x-www-form-urlencoded',
  };
}

/** The value with two entries of every list at most; that of the bot among the users stays. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) {
    const bot = value.filter((entry) => Array.isArray(entry) && entry[0] === ids.bot);
    return [...new Set([...value.slice(0, 2), ...bot])].map(shortened);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)]));
}

/** The local Discord, which answers whatever anybody sends. */
export const sandboxReaders: readonly Reader[] = [
  {
    name: 'requests to the local Discord',
    make: (chance) => {
      const all = seeds();
      const lines = all.map(({ line }) => line);
      let time = start;
      const sandbox = new LocalDiscord({ seed: 7, now: () => time, scenario: 'none', origin: 'http://127.0.0.1:1' });
      let count = 0;
      return () => {
        const { line, json } = oneOf(all, chance);
        const version = oneOf(versions, chance);
        const written = line.replace('/v10/', version);
        const [method = '', target = ''] = (chance() < 0.3 ? damagedText(written, lines, chance) : written).split(' ');
        const { body, type } = bodyOf(json, chance);
        const fault =
          chance() < 0.1 ? { 'x-sandbox-fault': damagedText('latency=80, burst', ['jitter=5'], chance) } : {};
        const headers = {
          'user-agent': goodAgent,
          authorization: chance() < 0.95 ? `Bot ${sandbox.world.token}` : damagedText('Bot x', lines, chance),
          ...(type === '' ? {} : { 'content-type': type }),
          ...(chance() < 0.1 ? { 'x-audit-log-reason': damagedText('%E3%81%82 why', lines, chance) } : {}),
          ...fault,
        };
        const input: WireRequest = { method, target, headers, body };
        // Rooms get full and things get deleted: now and then it begins anew, and limits run out in between.
        if (++count % 200 === 0) sandbox.reset();
        time += 500 + below(5000, chance);
        const read = () => {
          const { headers: told, status } = sandbox.answer(input);
          ok(told['x-sandbox-bug'] === undefined, decodeURIComponent(told['x-sandbox-bug'] ?? ''));
          sandbox.transit(input);
          ok(status === 0 || (status >= 100 && status <= 599), `status ${status}`);
        };
        return { input: { ...input, body: body.toString('latin1') }, read };
      };
    },
  },
  {
    name: 'states of the local Discord',
    make: (chance) => {
      const { seed, world } = JSON.parse(writeState(seedWorld(7, start), 7)) as { seed: number; world: object };
      // Of each part the first entries: the others are made alike, and take long to write and to read.
      const value = { format: 'tracecord-sandbox/1', seed, world: shortened(world) };
      const whole = JSON.stringify(value);
      return () => {
        const isText = chance() < 0.2;
        const input = isText
          ? damagedText(whole, [whole], chance)
          : (JSON.stringify(damagedValue(value, chance)) ?? '');
        const read = () => {
          try {
            ok(readState(input, start).world.users.size > 0);
          } catch (error) {
            if (!(error instanceof UnusableState)) throw error;
          }
        };
        return { input, read };
      };
    },
  },
];
