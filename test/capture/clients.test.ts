import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { canWatchModules } from '../../src/capture/node/loading.ts';
import { removeTemporaryFolder, temporaryFolder } from '../host/temporary.ts';
import { libraries, removeBots, runtimes, startBot, writeBot } from './bots.ts';
import { type Line, Listener } from './listener.ts';
import { type LocalApi, openLocalApi } from './localApi.ts';

/** The line of ours that an event names; nothing where the link is weak. */
function lineOf({ site }: Line, file: string): number | undefined {
  if (site?.weak) return undefined;
  return site?.frames.find((frame: Line) => frame.file === `file://${file}` || frame.file === file)?.line;
}

/** The code in a refusal's body. */
function codeOf({ body }: Line): unknown {
  const bytes = Buffer.from(body.base64, 'base64');
  assert.equal(body.truncated, false);
  return JSON.parse((body.encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString()).code;
}

/** Imported as ES modules, which some versions of Node let nobody adapt, these make their requests after the caller is gone. */
const late = new Set(['@discordjs/rest', '@discordjs/core', 'discordeno', 'got', 'ky']);

/** What the library may be called: the nearest to the program where its line is known, else one that it is made with. */
function libraryNames(name: string, line: number | undefined): readonly string[] {
  const plain = name.replace(/ \d$/, '').replace('node:https', 'node:http');
  return line === undefined ? [plain, '@discordjs/rest'] : [plain];
}

describe('clients of a watched program', function () {
  this.timeout(60_000);
  const folder = temporaryFolder('capture-clients');
  before(function () {
    if (!existsSync(join(libraries, 'eris'))) this.skip();
  });
  let api: LocalApi;
  let listener: Listener;
  afterEach(() => Promise.all([listener?.close(), api?.close()]));
  after(() => {
    removeBots();
    removeTemporaryFolder(folder);
  });

  for (const { path, version } of runtimes) {
    it(`are seen with the refusal's body and the line, Node ${version}`, async () => {
      api = await openLocalApi();
      const hosts = [api.plain, api.secure].map(({ origin }) => new URL(origin).host);
      listener = await Listener.open(folder, 'listener', [...hosts, 'discord.com']);
      const file = writeBot('clients.mjs');
      const environment = { API: api.plain.origin, TLS_PORT: String(api.secure.port) };
      const bot = startBot(file, { runtime: path, capture: listener.file, environment });
      assert.equal(await bot.exited, 0, bot.output());
      await listener.settled();
      assert.deepEqual(listener.faults, []);

      const rows = [...bot.output().matchAll(/^ROW (.*)$/gm)].map(([, row]) => JSON.parse(row!) as Line);
      assert.ok(rows.length >= 18, bot.output());
      const seen = new Map(listener.exchanges.map((exchange) => [/403(\d+)/.exec(exchange.sent.url)?.[1], exchange]));
      const wrong: string[] = [];
      for (const { name, lines } of rows) {
        for (const [place, line] of lines.entries()) {
          const which = `${name}${place === 0 ? '' : ', not awaited'}`;
          const exchange = seen.get(String(line).padStart(16, '0'));
          if (exchange === undefined) {
            wrong.push(`${which}: not seen`);
            continue;
          }
          const { sent, end } = exchange;
          const told = lineOf(sent, file);
          const wanted = late.has(name) && !canWatchModules(version) ? undefined : line;
          if (told !== wanted) wrong.push(`${which}: line ${told}, wanted ${wanted}`);
          // Installed beside others of their name, some are in folders that nobody else has.
          if (!/ [23568]$/.test(name) && !libraryNames(name, wanted).includes(sent.library)) {
            wrong.push(`${which}: library ${sent.library}`);
          }
          if (end?.status !== 403 || codeOf(end) !== 50013) wrong.push(`${which}: ${JSON.stringify(end)}`);
          if (!end?.headers.some(([header]: string[]) => header === 'x-ratelimit-limit'))
            wrong.push(`${which}: headers`);
          if (sent.auth.prefix !== 'Bot') wrong.push(`${which}: ${JSON.stringify(sent.auth)}`);
        }
      }
      assert.deepEqual(wrong, []);
      assert.doesNotMatch(listener.text, /canary/);
    });
  }
});
