import { deepEqual, equal, ok } from 'node:assert/strict';
import { Agent } from 'undici';
import { locate } from '../../../src/core/diagnose/locate.ts';
import { extract } from '../../../src/core/extract/extract.ts';
import type { LintedText } from '../../../src/core/lint/finding.ts';
import { type Cure, curesOfAnswer } from '../../../src/core/mend/cures.ts';
import type { MendId } from '../../../src/core/mend/mend.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { StandingClock } from '../../../src/sandbox/clock.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { defaultSeed } from '../../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { answerFrom } from './sandboxAnswer.ts';

const api = 'https://discord.com/api/v10';
const messages = `${api}/channels/${ids.text}/messages`;
const messageId = '1213458536202371999';
const agent = 'DiscordBot (https://example.com, 1)';

/** A message in each dialect; `body` is JSON, `token` stands for the sandbox's own. */
const dialects = {
  http: (body: string) =>
    `POST ${messages}\nAuthorization: Bot TOKEN\nUser-Agent: ${agent}\nContent-Type: application/json\n\n${body}\n`,
  javascript: (body: string) =>
    `await fetch('${messages}', {\n  method: 'POST',\n  headers: { Authorization: 'Bot TOKEN', 'User-Agent': '${agent}', 'Content-Type': 'application/json' },\n  body: JSON.stringify(${body}),\n});\n`,
  python: (body: string) =>
    `import requests\n\nrequests.post("${messages}", headers={"Authorization": "Bot TOKEN", "User-Agent": "${agent}"}, json=${body})\n`,
  shellscript: (body: string) =>
    `curl '${messages}' -H 'Authorization: Bot TOKEN' -A '${agent}' -H 'Content-Type: application/json' -d '${body}'\n`,
} as const;
type DialectId = keyof typeof dialects;
const all = Object.keys(dialects) as DialectId[];

describe('what the lightbulb offers after an answer', () => {
  let sandbox: Sandbox;
  const dispatcher = new Agent();
  beforeEach(async () => {
    sandbox = await startSandbox({ port: 0, seed: defaultSeed, clock: new StandingClock(Date.parse('2026-01-01')) });
  });
  afterEach(async () => {
    await sandbox.close();
  });
  after(() => dispatcher.close());

  const answerTo = (draft: Draft) => answerFrom(sandbox, draft, dispatcher);

  async function read(text: string, language: string): Promise<{ readonly draft: Draft; readonly linted: LintedText }> {
    const linted = { text, language, ...(await extract(text, language)) };
    const [draft] = linted.drafts;
    ok(draft, text);
    return { draft, linted };
  }

  /** The mends that have something to do, on each place of the answer. */
  async function offered(
    text: string,
    language: string,
  ): Promise<{ readonly status: number; readonly cures: readonly Cure[] }> {
    const { draft, linted } = await read(text, language);
    const { status, diagnosis } = await answerTo(draft);
    const cures = locate(diagnosis, draft, text).flatMap(({ span, field }) => {
      const rejected = field === undefined ? undefined : diagnosis.fields[field];
      return curesOfAnswer({ diagnosis, span, field: rejected }, draft, linted, {});
    });
    return { status, cures: cures.filter(({ id, context }) => mend(id, context) !== null) };
  }

  /** It is refused, the mend is the first that is offered or among them, and then it is taken. */
  async function cured(text: string, language: string, status: number, id: MendId): Promise<string> {
    const before = await offered(text, language);
    equal(before.status, status, text);
    const cure = before.cures.find((each) => each.id === id);
    ok(cure, `${id} not in ${before.cures.map((each) => each.id)}: ${text}`);
    const after = applyEdits(text, mend(id, cure.context) ?? []);
    const { draft } = await read(after, language);
    equal((await answerTo(draft)).status, 200, after);
    return after;
  }

  for (const language of all) {
    it(`clips what is too long: ${language}`, async () => {
      await cured(
        dialects[language](`{"content": "${'x'.repeat(2001)}", "nonce": "a"}`),
        language,
        400,
        'clip-to-limit',
      );
    });

    it(`takes away what is of the wrong kind: ${language}`, async () => {
      const after = await cured(
        dialects[language]('{"content": "hi", "embeds": "none"}'),
        language,
        400,
        'remove-property',
      );
      equal(after, dialects[language]('{"content": "hi"}'));
    });

    it(`takes away what stands in front of others: ${language}`, async () => {
      const after = await cured(
        dialects[language]('{"embeds": "none", "content": "hi"}'),
        language,
        400,
        'remove-property',
      );
      equal(after, dialects[language]('{"content": "hi"}'));
    });
  }

  it('takes a property away with its line', async () => {
    const body = '{\n  "content": "hi",\n  "embeds": "none"\n}';
    equal(await cured(dialects.http(body), 'http', 400, 'remove-property'), dialects.http('{\n  "content": "hi"\n}'));
    const commas = "{\n    content: 'hi',\n    embeds: 'none',\n  }";
    equal(
      await cured(dialects.javascript(commas), 'javascript', 400, 'remove-property'),
      dialects.javascript("{\n    content: 'hi',\n  }"),
    );
  });

  it('takes a property of a property away, and an item of a list', async () => {
    equal(
      await cured(
        dialects.javascript("{ content: 'hi', embeds: [{ title: 'a', color: 'red' }] }"),
        'javascript',
        400,
        'remove-property',
      ),
      dialects.javascript("{ content: 'hi', embeds: [{ title: 'a' }] }"),
    );
    equal(
      await cured(
        dialects.python('{"content": "hi", "embeds": [{"title": "a"}, 1]}'),
        'python',
        400,
        'remove-property',
      ),
      dialects.python('{"content": "hi", "embeds": [{"title": "a"}]}'),
    );
  });

  it('does not take away all that there is', async () => {
    const { status, cures } = await offered(dialects.http('{"embeds": "none"}'), 'http');
    deepEqual([status, cures.map(({ id }) => id)], [400, []]);
  });

  it('puts "Bot " in front, and then a User-Agent', async () => {
    const me = (headers: string): string => `GET ${api}/users/@me\n${headers}`;
    await cured(me(`Authorization: TOKEN\nUser-Agent: ${agent}\n`), 'http', 401, 'add-bot-prefix');
    const browser =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
    await cured(dialects.http('{"content": "hi"}').replace(agent, browser), 'http', 403, 'use-discord-user-agent');
  });

  it('adds retry_after handling, to the file or to the call', async () => {
    const text = dialects.javascript("{ content: 'hi' }");
    const { draft } = await read(text, 'javascript');
    for (let count = 0; count < 5; count++) equal((await answerTo(draft)).status, 200);
    const { status, cures } = await offered(text, 'javascript');
    equal(status, 429);
    deepEqual(
      cures.map(({ id }) => id),
      ['add-retry-after', 'wrap-retry-after'],
    );
  });

  it('sends an id as a string that was not taken as a number', async () => {
    const text = dialects.http(`{"content": "hi", "message_reference": {"message_id": ${messageId}}}`);
    const { draft, linted } = await read(text, 'http');
    const [, { value: span }] = [...(draft.body?.fields ?? [])].find(
      ([path]) => path === 'message_reference.message_id',
    ) ?? ['', { value: [0, 0] as const }];
    const field = {
      path: 'message_reference.message_id',
      code: 'NUMBER_TYPE_COERCE',
      message: `Value "${messageId}" is not snowflake.`,
    };
    const { diagnosis } = await answerTo(draft);
    const cure = curesOfAnswer({ diagnosis, span, field }, draft, linted, {}).find(
      ({ id }) => id === 'send-id-as-string',
    );
    const edits = cure === undefined ? null : mend(cure.id, cure.context);
    equal(edits && applyEdits(text, edits), text.replace(`: ${messageId}}`, `: "${messageId}"}`));
  });

  it('clips to a limit that only the answer tells', async () => {
    const text = `POST ${api}/channels/${ids.text}/unheard-of\n\n{"text": "abcdef", "other": 1}\n`;
    const { draft, linted } = await read(text, 'http');
    const span = draft.body?.fields.get('text')?.value ?? [0, 0];
    const field = { path: 'text', code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 4 or fewer in length.' };
    const { diagnosis } = await answerTo(draft);
    const cure = curesOfAnswer({ diagnosis, span, field }, draft, linted, {}).find(({ id }) => id === 'clip-to-limit');
    const edits = cure === undefined ? null : mend(cure.id, cure.context);
    equal(edits && applyEdits(text, edits), text.replace('abcdef', 'abcd'));
  });
});
