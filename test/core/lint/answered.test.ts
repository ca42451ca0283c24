import { deepEqual, equal, ok } from 'node:assert/strict';
import { Agent } from 'undici';
import type { Diagnosis } from '../../../src/core/diagnose/diagnosis.ts';
import { locate } from '../../../src/core/diagnose/locate.ts';
import { extract } from '../../../src/core/extract/extract.ts';
import { isAnswered, type PlacedAnswer } from '../../../src/core/lint/answered.ts';
import type { LintedText, RuleId } from '../../../src/core/lint/finding.ts';
import { lint } from '../../../src/core/lint/lint.ts';
import { curesOfAnswer } from '../../../src/core/mend/cures.ts';
import type { MendId } from '../../../src/core/mend/mend.ts';
import { mend } from '../../../src/core/mend/mends.ts';
import { StandingClock } from '../../../src/sandbox/clock.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { defaultSeed } from '../../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { answerFrom } from '../mend/sandboxAnswer.ts';

const api = 'https://discord.com/api/v10';
const agent = 'DiscordBot (https://example.com, 1)';
const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36';
const long = 'x'.repeat(300);

/** A message as a request of a `.http` file. */
const message = (body: string, headers: Readonly<Record<string, string>> = {}): string => {
  const all = { Authorization: 'Bot TOKEN', 'User-Agent': agent, 'Content-Type': 'application/json', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\n`);
  return `POST ${api}/channels/${ids.text}/messages\n${lines.join('')}\n${body}\n`;
};

/** What a rule foretells, how the sandbox answers it, and the fix that the lightbulb keeps. */
const foretold: readonly (readonly [RuleId, number, string, MendId?])[] = [
  ['body/limit', 50035, message(`{"content": "hi", "embeds": [{"title": "${long}"}]}`), 'clip-to-limit'],
  ['body/limit', 50035, message('{"content": "hi", "embeds": [{"fields": [{"name": "a"}]}]}')],
  ['body/type', 50035, message('{"content": "hi", "embeds": [{"title": ["a"]}]}')],
  ['body/empty-message', 50006, message('{"content": ""}')],
  ['body/unknown-key', 50006, message('{"embed": {"title": "a"}}'), 'rename-to-embeds'],
  ['body/content-type', 50035, message('{"content": "hi"}', { 'Content-Type': 'text/plain' }), 'add-content-type'],
  ['user-agent/browser', 40333, message('{"content": "hi"}', { 'User-Agent': browser }), 'use-discord-user-agent'],
  ['auth/missing-prefix', 0, message('{"content": "hi"}', { Authorization: 'TOKEN' }), 'add-bot-prefix'],
  ['url/placeholder', 50035, `GET ${api}/channels/CHANNEL_ID\nAuthorization: Bot TOKEN\nUser-Agent: ${agent}\n`],
];

describe('a finding where the answer stands', () => {
  let sandbox: Sandbox;
  const dispatcher = new Agent();
  beforeEach(async () => {
    sandbox = await startSandbox({ port: 0, seed: defaultSeed, clock: new StandingClock(Date.parse('2026-01-01')) });
  });
  afterEach(() => sandbox.close());
  after(() => dispatcher.close());

  async function read(text: string, language = 'http'): Promise<LintedText> {
    return { text, language, ...(await extract(text, language)) };
  }

  async function answersTo(linted: LintedText): Promise<(PlacedAnswer & { readonly diagnosis: Diagnosis })[]> {
    const [draft] = linted.drafts;
    ok(draft, linted.text);
    const { diagnosis } = await answerFrom(sandbox, draft, dispatcher);
    return locate(diagnosis, draft, linted.text).map(({ span, field }) => ({
      span,
      diagnosis,
      field: field === undefined ? undefined : diagnosis.fields[field],
    }));
  }

  for (const [rule, code, text, fix] of foretold) {
    it(`is told once: ${rule} and ${code}`, async () => {
      const linted = await read(text);
      const found = lint(linted);
      ok(
        found.some(({ facts }) => facts.rule === rule),
        JSON.stringify(found),
      );
      const answers = await answersTo(linted);
      equal(answers[0]?.diagnosis.code ?? 0, code, JSON.stringify(answers));
      const left = found.filter((finding) => !answers.some((answer) => isAnswered(finding, answer)));
      deepEqual(
        left.map(({ facts }) => facts.rule),
        [],
      );
      const cures = answers.flatMap((answer) => curesOfAnswer(answer, linted.drafts[0], linted, {}));
      const offered = cures.filter(({ id, context }) => mend(id, context) !== null).map(({ id }) => id);
      if (fix !== undefined) ok(offered.includes(fix), offered.join());
    });
  }

  it('stays where the answer speaks of something else', async () => {
    const linted = await read(message('{"content": "hi", "embeds": "none"}').replace('discord.com', 'discordapp.com'));
    const answers = await answersTo(linted);
    const found = lint(linted).map((finding) => [
      finding.facts.rule,
      answers.some((answer) => isAnswered(finding, answer)),
    ]);
    deepEqual(found, [
      ['url/legacy-host', false],
      ['body/type', true],
    ]);
  });

  it('stays where another property was rejected, also on the same object', async () => {
    const linted = await read(message(`{"content": "hi", "embeds": [{"title": "${long}", "color": "red"}]}`));
    const [finding] = lint(linted);
    const [draft] = linted.drafts;
    ok(finding !== undefined && draft !== undefined);
    const around = draft.body?.fields.get('embeds')?.value;
    ok(around);
    const answer = (path: string): PlacedAnswer => ({
      span: around,
      diagnosis: { cause: 'field-rejected' },
      field: { path, code: 'BASE_TYPE_BAD_LENGTH', message: '' },
    });
    equal(finding.facts.rule, 'body/limit');
    equal(isAnswered(finding, answer('embeds[0].title')), true);
    equal(isAnswered(finding, answer('data.embeds[0].title')), true);
    equal(isAnswered(finding, answer('embeds[0].color')), false);
  });

  it('is known by the names that a library has for the properties, and mended there', async () => {
    const button = (key: string) => `{ type: 2, style: 1, label: 'Go', ${key}: '${long}' }`;
    const rows = (key: string) => `{ content: 'hi', components: [{ type: 1, components: [${button(key)}] }] }`;
    const sent = await read(
      `await fetch('${api}/channels/${ids.text}/messages', { method: 'POST', headers: { Authorization: 'Bot TOKEN', 'User-Agent': '${agent}', 'Content-Type': 'application/json' }, body: JSON.stringify(${rows('custom_id')}) });`,
      'javascript',
    );
    const [rejected] = await answersTo(sent);
    equal(rejected?.field?.path, 'components[0].components[0].custom_id');
    const text = `const { Client } = require('discord.js');\nclient.on('messageCreate', async (message) => {\n  await message.channel.send(${rows('customId')});\n});\n`;
    const linted = await read(text, 'javascript');
    const [finding] = lint(linted);
    ok(finding?.facts.rule === 'body/limit', JSON.stringify(finding));
    // As it stands on the whole call, where the property was not found.
    const span = [text.indexOf('message.channel'), text.indexOf(';\n});')] as const;
    const answer = { ...rejected, span };
    equal(isAnswered(finding, answer), true);
    const cures = curesOfAnswer(answer, undefined, linted, {});
    ok(cures.some(({ id, context }) => id === 'clip-to-limit' && mend(id, context) !== null));
  });
});
