import { ok } from 'node:assert/strict';
import { emptyLedger, reduce } from '../../src/core/buckets/ledger.ts';
import { botDraft } from '../../src/core/capture/botDraft.ts';
import { botExchange } from '../../src/core/capture/botExchange.ts';
import { libraryInManifest, libraryInRequirements } from '../../src/core/capture/botLibrary.ts';
import { callRange, holdsCall } from '../../src/core/capture/callRange.ts';
import { callSiteOf } from '../../src/core/capture/callSite.ts';
import { botLedgerRequest, endEvent } from '../../src/core/capture/capturedCalls.ts';
import { readEvent, readHello, type SentEvent } from '../../src/core/capture/captureEvent.ts';
import { compose } from '../../src/core/compose/compose.ts';
import { diagnose } from '../../src/core/diagnose/diagnose.ts';
import { projectOf } from '../../src/core/mend/project.ts';
import { type Chance, damagedText, damagedValue, oneOf } from './damage.ts';
import type { Reader } from './reader.ts';

const sent: SentEvent = {
  t: 'sent',
  id: '7.0.1',
  at: 1_790_000_000_000,
  method: 'POST',
  url: 'https://discord.com/api/v10/webhooks/1213458536202371072/{token}?wait=true&q={value}',
  library: 'discord.js',
  site: {
    frames: [{ file: '/w/src/bot.ts', line: 3, column: 9, endLine: 3, endColumn: 22, name: 'greet' }],
    weak: true,
  },
  auth: { prefix: 'Bot', fingerprint: '9f3k' },
  userAgent: 'DiscordBot (https://example.com, 1.0.0)',
};

const body = { base64: Buffer.from('{"code":50013}').toString('base64'), encoding: 'gzip', truncated: true };

const lines: readonly unknown[] = [
  { v: 1, t: 'hello', secret: 'ab', pid: 7, thread: 0, runtime: 'node 22.1.0', program: '/w/bot.js', started: 1 },
  sent,
  { ...sent, site: { frames: [{ file: 'file:///c:/w/a%20b.mjs', line: 1 }] } },
  { t: 'answered', id: '7.0.1', after: 12.5, status: 429, headers: [['Retry-After', '1']], body },
  { t: 'failed', id: '7.0.1', after: 1, code: 'ECONNRESET', message: 'connect ECONNREFUSED 127.0.0.1:443' },
  { t: 'cancelled', id: '7.0.1', after: 1 },
  { t: 'dropped', count: 3 },
];

const written = lines.map((line) => JSON.stringify(line));

const source = 'const a = await channel.send({ content: "a)" });\n  await rest.post(x,\n    y)\n';

const manifests = [
  '{"dependencies":{"discord.js":"^14"},"devDependencies":{"eris":"*"}}',
  '{"homepage":"https://example.com","repository":{"url":"git+https://example.com/x.git"},"version":"1.2.3"}',
  '[remote "origin"]\n\turl = git@example.com:me/bot.git\n\tfetch = +refs/heads/*\n',
  '[project]\nversion = "1.0"\nhomepage = "https://example.com"\ndependencies = ["aiohttp", "discord.py>=2"]\n',
];

function readManifests(text: string): void {
  libraryInManifest(text);
  libraryInRequirements(text);
  const read = [projectOf({ manifest: text }), projectOf({ pyproject: text }), projectOf({ git: text })];
  for (const { url = '', version = '' } of read) ok(!/["'`\s\\]/.test(url + version), `${url} ${version}`);
}

/** Takes a line as far as it goes: to the draft, the ledger and the diagnosis. */
function readLine(line: string): void {
  readHello(line);
  const read = readEvent(line);
  if (read.kind !== 'read' || read.value.t === 'dropped') return;
  const event = read.value;
  const from = event.t === 'sent' ? event : sent;
  const site = callSiteOf(from.site, ['/w', 'C:\\w']);
  if (site !== null) {
    const texts = source.split('\n');
    const range = callRange(site, site.line % 5, (at) => texts[at]);
    ok(range === null || range.end.character <= (texts[range.end.line]?.length ?? -1));
    holdsCall(site, source);
  }
  const text = compose(botDraft(from), 'http');
  const request = botLedgerRequest(from, { profile: 'bot.js', file: '', line: 0 });
  const end = event.t === 'sent' ? ({ t: 'cancelled', id: event.id, after: 1 } as const) : event;
  if (request !== null) reduce(reduce(emptyLedger, { kind: 'sent', at: 1, request }), endEvent(request, 2, end, null));
  if (end.t === 'cancelled') return;
  const exchange = botExchange(from, end, null, { kind: 'local' });
  ok(diagnose(exchange).class !== undefined && text !== '');
}

/** What a watched bot writes, and what tells that there is one. */
export const captureReaders: readonly Reader[] = [
  {
    name: 'values in lines of a bot',
    make: (chance: Chance) => () => {
      const input = JSON.stringify(damagedValue(oneOf(lines, chance), chance)) ?? '';
      return { input, read: () => readLine(input) };
    },
  },
  {
    name: 'lines of a bot, cut and scrambled',
    make: (chance: Chance) => () => {
      const input = damagedText(JSON.stringify(oneOf(lines, chance)), written, chance);
      return { input, read: () => readLine(input) };
    },
  },
  {
    name: 'libraries of a project',
    make: (chance: Chance) => () => {
      const input = damagedText(oneOf(manifests, chance), manifests, chance);
      return { input, read: () => readManifests(input) };
    },
  },
];
