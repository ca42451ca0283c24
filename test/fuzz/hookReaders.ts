import { ok } from 'node:assert/strict';
import { Exchange } from '../../src/capture/node/exchange.ts';
import { allowedHeaders, authFacts, firstValue, headerPairs } from '../../src/capture/node/headers.ts';
import { maskedPath, maskedText, tokensIn } from '../../src/capture/node/masking.ts';
import type { Session } from '../../src/capture/node/session.ts';
import { settingsIn } from '../../src/capture/node/settings.ts';
import { longestLine, readEvent } from '../../src/core/capture/captureEvent.ts';
import { maskedAddress } from '../../src/core/capture/maskedAddress.ts';
import { userAgentLibrary } from '../../src/core/capture/userAgentLibrary.ts';
import { capturedBody } from '../../src/node/capture/capturedBody.ts';
import { SourceMaps } from '../../src/node/capture/sourceMaps.ts';
import { bodies, inPieces, secret, sizesOf, types } from './bodies.ts';
import { below, damagedBytes, damagedText, oneOf } from './damage.ts';
import { ofText } from './ofSeeds.ts';
import type { Reader } from './reader.ts';

const id = '1213458536202371072';

const paths = [
  `/api/v10/webhooks/${id}/${'w'.repeat(68)}/messages/@original?wait=true&thread_id=${id}`,
  `/api/v10/interactions/${id}/${'aW50ZXJhY3Rpb246'.repeat(6)}/callback`,
  `/api/v10/channels/${id}/messages/${id}/reactions/%F0%9F%94%A5/@me`,
  `https://discord.com/api/v9/guilds/${id}/members/search?query=some%20name&limit=5`,
  `connect ECONNREFUSED https://discord.com/api/webhooks/${id}/${'w'.repeat(68)} "x"`,
];

const heads = [
  'HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nX-RateLimit-Scope: user\r\nContent-Type: application/json\r\n',
  'Authorization: Bot fake-token\r\nUser-Agent: DiscordBot (https://github.com/Rapptz/discord.py 2.6.0) Python/3.13 aiohttp/3.11\r\n',
];

const maps = [
  {
    version: 3,
    sources: ['../src/bot.ts', 'file:///w/src/other.ts'],
    names: ['greet'],
    mappings: 'AAAA;AACA,SAASA,KCAT',
  },
  { version: 3, sourceRoot: '../src', sources: ['a.ts', 'webpack://x/b.ts'], names: [], mappings: ';;AAEA,IAAI' },
  {
    version: 3,
    sources: [],
    mappings: '',
    sections: [{ offset: { line: 0, column: 0 }, map: { version: 3, sources: ['a.ts'], names: [], mappings: 'AAAA' } }],
  },
].map((map) => JSON.stringify(map));

interface Told {
  readonly method: string;
  readonly path: string;
  readonly head: string;
  readonly status: number;
  readonly body: Buffer;
  readonly sizes: readonly number[];
  readonly isWhole: boolean;
}

/** Lets a hook tell of a request and of its answer: whatever these are, who listens must understand every line. */
async function tell({ method, path, head, status, body, sizes, isWhole }: Told): Promise<void> {
  const events: object[] = [];
  const session = { send: (event: object) => events.push(event) > 0 } as Pick<Session, 'send'> as Session;
  const headers = `Authorization: Bot ${secret}\r\n${head}`;
  const request = { method, origin: 'https://discord.com', path, headers, client: 'undici' } as const;
  const exchange = new Exchange(session, request, { site: undefined, library: '', call: undefined });
  if (status < 100) exchange.failed({ name: head, code: head, message: path });
  if (exchange.answered(status, head)) for (const piece of inPieces(body, sizes)) exchange.received(piece);
  exchange.finish(isWhole);
  for (const event of events) {
    const line = JSON.stringify(event);
    ok(line.length <= longestLine && !line.includes(secret), 'a line is too long or holds a secret');
    const read = readEvent(line);
    ok(read.kind === 'read', `no line for a listener: ${line.slice(0, 2000)}`);
    if (read.value.t !== 'answered') continue;
    const { text } = (await capturedBody(read.value)) ?? { text: '' };
    ok(!text.includes(secret), 'a secret went on');
  }
}

/** What runs inside of a bot, and what is read of the files that a bot runs. */
export const hookReaders: readonly Reader[] = [
  ofText(
    'addresses and errors in a bot',
    () => paths,
    (text) => {
      const path = text.replace(/^https?:\/\/[^/]*/, '');
      const masked = maskedPath(path);
      const parts = masked.split(/[/?]/);
      for (const token of tokensIn(path)) ok(token.length < 46 || !parts.includes(token), masked);
      ok(!/[\w.~+%-]{46,}/.test(maskedText(text)), 'an error holds a long word');
      maskedAddress(text);
    },
  ),
  ofText(
    'headers in a bot',
    () => heads,
    (text) => {
      const pairs = headerPairs(text);
      for (const [, value] of allowedHeaders(pairs)) ok(value.length <= 512);
      headerPairs(pairs);
      headerPairs(pairs.flat());
      headerPairs(Object.fromEntries(pairs));
      ok((authFacts(firstValue(pairs, 'authorization')).fingerprint ?? '').length <= 4);
      ok(userAgentLibrary(firstValue(pairs, 'user-agent')).length <= 60);
    },
  ),
  {
    name: 'what a hook tells of requests',
    make: (chance) => {
      const all = bodies();
      return () => {
        const { bytes, encoding } = oneOf(all, chance);
        const written = `${oneOf(heads, chance)}Content-Type: ${oneOf(types, chance)}\r\nContent-Encoding: ${encoding}\r\n`;
        const input: Told = {
          method:
            chance() < 0.9 ? 'POST' : damagedText('M-SEARCH', heads, chance).replace(/[^\w!#$%&'*+.^`|~-]/g, '') || 'X',
          path: damagedText(oneOf(paths, chance).replace(/^[^/]*:\/\/[^/]*/, ''), paths, chance).replace(
            /^(?!\/)/,
            '/',
          ),
          head: chance() < 0.5 ? written : damagedText(written, heads, chance),
          status: oneOf([0, 200, 204, 400, 401, 404, 429, 500, 503, 520, 600, 999], chance),
          body: chance() < 0.5 ? bytes : damagedBytes(bytes, chance),
          sizes: sizesOf(chance),
          isWhole: chance() < 0.8,
        };
        return { input: { ...input, body: input.body.toString('base64') }, read: () => tell(input) };
      };
    },
  },
  ofText(
    'settings of a hook',
    () => [JSON.stringify({ v: 1, address: '/tmp/x', secret: 'ab', hosts: ['discord.com', 'localhost:80'] })],
    (text) => {
      const settings = settingsIn(text, '1');
      ok(settings === undefined || [...settings.hosts, settings.address].every((one) => typeof one === 'string'));
    },
  ),
  {
    name: 'source maps',
    make: (chance) => () => {
      const map = damagedText(oneOf(maps, chance), maps, chance);
      const isInline = chance() < 0.5;
      const url = isInline
        ? `data:application/json;base64,${Buffer.from(map).toString('base64')}`
        : oneOf(['bot.js.map', '../x/bot.js.map', 'https://example.com/bot.js.map?x', '%zz.map', '%2e%2e.map'], chance);
      const compiled = `"use strict";\nfoo();\n//# sourceMappingURL=${url}\n`;
      const frame = { file: '/w/dist/bot.js', line: 1 + below(4, chance), column: 1 + below(40, chance) };
      const input = { map, url, frame };
      const read = async () => {
        const textOf = (path: string) => (path === frame.file ? compiled : map);
        const sourceMaps = new SourceMaps(() => ['/w'], {
          stat: async (path) => ({ mtimeMs: 1, size: textOf(path).length }),
          readFile: async (path) => textOf(path),
        });
        const found = await sourceMaps.toSource(frame);
        ok(found.frame.file.startsWith('/w/'), found.frame.file);
        ok(found.frame.line >= 1 && (found.frame.column ?? 1) >= 1, JSON.stringify(found.frame));
      };
      return { input, read };
    },
  },
];
