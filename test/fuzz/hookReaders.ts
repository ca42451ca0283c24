import { ok } from 'node:assert/strict';
import { allowedHeaders, authFacts, firstValue, headerPairs } from '../../src/capture/node/headers.ts';
import { maskedPath, maskedText, tokensIn } from '../../src/capture/node/masking.ts';
import { settingsIn } from '../../src/capture/node/settings.ts';
import { maskedAddress } from '../../src/core/capture/maskedAddress.ts';
import { userAgentLibrary } from '../../src/core/capture/userAgentLibrary.ts';
import { SourceMaps } from '../../src/node/capture/sourceMaps.ts';
import { below, damagedText, oneOf } from './damage.ts';
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

/** What runs inside of a bot, and what is read of the files that a bot runs. */
export const hookReaders: readonly Reader[] = [
  ofText(
    'addresses and errors in a bot',
    () => paths,
    (text) => {
      const path = text.replace(/^https?:\/\/[^/]*/, '');
      const masked = maskedPath(path);
      for (const token of tokensIn(path)) ok(token.length < 46 || !masked.includes(token), masked);
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
