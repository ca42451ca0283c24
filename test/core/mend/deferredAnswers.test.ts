import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { ButtonInteraction } from 'discord.js';
import { Agent, request } from 'undici';
import { extract, loadExtractor } from '../../../src/core/extract/extract.ts';
import { lint } from '../../../src/core/lint/lint.ts';
import { mendAll } from '../../../src/core/mend/mendAll.ts';
import { StandingClock } from '../../../src/sandbox/clock.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { findPython, remedy } from '../../runtimes/programs.ts';
import { discordJsBot, happen } from '../../sandbox/clients/discordJs.ts';
import { javascriptBots, type LateBot, pythonBots } from './interactionBots.ts';

const run = promisify(execFile);
const rule = 'interaction/late-acknowledge';
const time = Date.parse('2026-01-01T00:00:00Z');

/** Keeps no connection open, which the sandbox closes while Python runs. */
const unkept = new Agent({ pipelining: 0 });

/** What became of an answer: the code of the error that the bot met, else what is shown in the end. */
type Outcome = { readonly code: unknown } | { readonly content: string; readonly ephemeral: boolean };

async function deferred({ text }: LateBot, language: string): Promise<string> {
  const extractor = await loadExtractor(language);
  ok(extractor);
  const mended = mendAll({ text, language, extract: extractor, project: {}, options: {}, rule });
  equal(mendAll({ text: mended.text, language, extract: extractor, project: {}, options: {}, rule }).text, mended.text);
  deepEqual(lint({ text: mended.text, language, ...(await extract(mended.text, language)) }), []);
  return mended.text;
}

describe('bots that answered too late, and defer first', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    mkdirSync('out', { recursive: true });
    // Inside the checkout, so that node's packages are found.
    folder = mkdtempSync(join('out', 'deferred-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function ask(
    sandbox: Sandbox,
    method: 'GET' | 'POST',
    path: string,
    json?: unknown,
  ): Promise<Record<string, unknown>> {
    const answer = await request(`${sandbox.url}${path}`, {
      method,
      dispatcher: unkept,
      headers: {
        Authorization: `Bot ${sandbox.token}`,
        'Content-Type': 'application/json',
        'User-Agent': 'DiscordBot (https://example.com, 1)',
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const told = (await answer.body.json()) as Record<string, unknown>;
    ok(answer.statusCode < 300, JSON.stringify(told));
    return told;
  }

  /** A message with the button. */
  async function panel(sandbox: Sandbox): Promise<void> {
    const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }];
    await ask(sandbox, 'POST', `/api/v10/channels/${ids.text}/messages`, { content: 'Press', components });
  }

  /** The first answer as it stands in the end; a component's own message where that was updated. */
  async function shown(sandbox: Sandbox, token: unknown): Promise<Outcome> {
    const { content, flags } = await ask(
      sandbox,
      'GET',
      `/api/v10/webhooks/${ids.application}/${token}/messages/@original`,
    );
    return { content: String(content), ephemeral: (Number(flags) & 64) !== 0 };
  }

  const deeds = { command: { type: 2, command: 'ping' }, button: { type: 3, custom_id: 'go' } } as const;

  describe('with discord.js', () => {
    let count = 0;
    async function outcome({ deed }: LateBot, text: string): Promise<Outcome> {
      const bot = await discordJsBot(new StandingClock(time));
      try {
        process.env.SLOW_WORK = `${bot.sandbox.url}/sandbox/clock`;
        const file = join(folder, `bot${count++}.mjs`);
        writeFileSync(file, text);
        const { execute } = await import(pathToFileURL(resolve(file)).href);
        if (deed === 'button') await panel(bot.sandbox);
        const interaction = await happen<ButtonInteraction>(bot, deeds[deed]);
        try {
          await execute(interaction);
        } catch (error) {
          return { code: (error as { code?: unknown }).code ?? error };
        }
        const { content, flags } = await interaction.fetchReply();
        return { content, ephemeral: flags.has('Ephemeral') };
      } finally {
        await bot.end();
      }
    }

    for (const bot of javascriptBots) {
      it(`${bot.title}`, async () => {
        deepEqual(await outcome(bot, bot.text), { code: 10062 });
        const text = await deferred(bot, 'javascript');
        const { content, ephemeral } = bot;
        deepEqual(await outcome(bot, text), { content, ephemeral }, text);
      });
    }
  });

  describe('with discord.py', () => {
    const python = findPython('discord');
    before(function () {
      if (python !== undefined) return;
      console.log(`      skipped: no Python here can import discord; ${remedy}`);
      this.skip();
    });

    async function outcome({ deed }: LateBot, text: string): Promise<Outcome> {
      const sandbox = await startSandbox({ port: 0, seed: 7, clock: new StandingClock(time) });
      try {
        if (deed === 'button') await panel(sandbox);
        const payload = await ask(sandbox, 'POST', '/sandbox/interactions', deeds[deed]);
        const file = join(folder, 'bot.py');
        writeFileSync(file, text);
        const { stdout } = await run(
          python?.command ?? '',
          ['test/core/mend/answering.py', sandbox.apiBase, sandbox.token, file, JSON.stringify(payload)],
          { env: { ...process.env, ...python?.environment, SLOW_WORK: `${sandbox.url}/sandbox/clock` } },
        );
        if (stdout.trim() !== 'answered') return { code: Number(stdout) || stdout };
        return await shown(sandbox, payload.token);
      } finally {
        await sandbox.close();
      }
    }

    for (const bot of pythonBots) {
      it(`${bot.title}`, async () => {
        deepEqual(await outcome(bot, bot.text), { code: 10062 });
        const text = await deferred(bot, 'python');
        const { content, ephemeral } = bot;
        deepEqual(await outcome(bot, text), { content, ephemeral }, text);
      });
    }
  });
});
