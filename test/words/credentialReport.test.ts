import assert from 'node:assert/strict';
import type { CredentialFact, ReportRow, RowState } from '../../src/core/credentials/credentialFact.ts';
import type { CredentialReport } from '../../src/core/credentials/credentialReport.ts';
import { secretFacts } from '../../src/core/credentials/secretFacts.ts';
import type { Relation } from '../../src/core/credentials/secretPlaces.ts';
import { credentialJson } from '../../src/words/credentialJson.ts';
import { credentialPage } from '../../src/words/credentialPage.ts';
import { loadCredentialReportWords, speakReport } from '../../src/words/credentialReport.ts';
import { durationOf } from '../../src/words/duration.ts';
import { gone, refused, unreachable } from '../core/credentials/answers.ts';

const hostile = '[x](https://example.com) | **<b>\n# `';
const botId = '1213093380096131072';
const token = [Buffer.from(botId).toString('base64url'), 'fakeid', 'fake-token'.padStart(38, 'x')].join('.');
const places = [1, 2, 3, 4].map((line) => ({ file: `${hostile}.js`, line }));
const day = 86_400_000;

const relations: readonly Relation[] = [
  { is: 'same' },
  { is: 'same-account' },
  { is: 'profile', name: hostile },
  { is: 'other' },
];

/** Every fact in every form of it that is said differently. */
const facts: readonly CredentialFact[] = [
  ...(['fits', 'other-kind', 'unsure', 'placeholder', 'empty'] as const).flatMap((fit) =>
    (['bot', 'bearer', 'webhook'] as const).map(
      (kind): CredentialFact => ({ fact: 'shape', stored: { ...secretFacts(kind, ''), fit, shape: 'client-secret' } }),
    ),
  ),
  { fact: 'blemishes', blemishes: ['white-space', 'quotes', 'line-break', 'doubled-scheme'] },
  { fact: 'id', of: 'account', id: botId, madeAt: 0, age: day },
  { fact: 'id', of: 'webhook', id: botId, madeAt: 0, age: 800 * day },
  { fact: 'other-account', inToken: '1', answered: '2' },
  { fact: 'user', id: '1', name: hostile },
  { fact: 'application', id: '1', name: hostile, botId: null },
  { fact: 'application', id: '1', name: hostile, botId: '2' },
  { fact: 'owner', of: 'team', name: hostile },
  { fact: 'owner', of: 'user', name: hostile },
  { fact: 'installable', byEverybody: true, needsCodeGrant: false },
  { fact: 'installable', byEverybody: false, needsCodeGrant: true },
  { fact: 'guilds', guilds: 12_345, users: null },
  { fact: 'guilds', guilds: 1, users: 2 },
  { fact: 'install', to: 'guild', scopes: [], permissions: ['ADMINISTRATOR'] },
  { fact: 'install', to: 'user', scopes: ['bot'], permissions: [] },
  { fact: 'no-install' },
  { fact: 'interactions', host: null },
  { fact: 'interactions', host: 'example.com' },
  ...(['granted', 'limited', 'off'] as const).flatMap((switched) =>
    (['yes', 'no', 'unknown'] as const).map(
      (asked): CredentialFact => ({ fact: 'intent', intent: 'MESSAGE_CONTENT', switched, asked, places }),
    ),
  ),
  { fact: 'survey', files: 2000, isComplete: false, speaksOfIntents: false, unread: [] },
  { fact: 'survey', files: 1, isComplete: true, speaksOfIntents: true, unread: places },
  { fact: 'sessions', total: 1000, remaining: 0, resetAfter: 14_400_000 },
  { fact: 'sessions', total: 1000, remaining: 1000, resetAfter: 0 },
  { fact: 'shards', shards: 9, atOnce: 1 },
  { fact: 'scopes', scopes: ['identify', 'guilds'] },
  { fact: 'expires', at: day, left: day / 2 },
  { fact: 'expires', at: day, left: 3 * day },
  ...[1, 2, 3, 9].map((type): CredentialFact => ({ fact: 'webhook', name: hostile, type })),
  { fact: 'webhook-place', channel: null, guild: null },
  { fact: 'webhook-owner', application: null },
  { fact: 'webhook-owner', application: '1' },
  ...relations.flatMap((relation) =>
    [null, 'production' as const].map(
      (environment): CredentialFact => ({
        fact: 'place',
        place: { of: 'file', file: hostile, name: hostile },
        environment,
        lastFour: 'oken',
        id: environment === null ? null : botId,
        relation,
        clashes: environment === null ? [] : [{ place: { of: 'profile', name: hostile }, environment: 'development' }],
      }),
    ),
  ),
  ...[refused, gone, unreachable, { kind: 'cancelled' } as const].map(
    (answer): CredentialFact => ({ fact: 'unread', id: 'user', shown: '/users/@me', answer }),
  ),
  {
    fact: 'unread',
    id: 'user',
    shown: '/users/@me',
    answer: { kind: 'refused', refusal: { reason: 'untrusted-workspace' } },
  },
  { fact: 'unexpected', shown: '/gateway/bot' },
  { fact: 'not-asked', shown: ['GET /gateway/bot'] },
];

const states: readonly RowState[] = ['fine', 'note', 'problem', 'unknown'];
const rows = facts.map((fact, index): ReportRow => {
  return {
    section: 'account',
    state: states[index % 4] ?? 'fine',
    fact,
    ...(index % 3 === 0 ? { portal: 'bot' } : {}),
  };
});
const report: CredentialReport = {
  secret: secretFacts('bot', token),
  verdict: 'works',
  applicationId: '42',
  sent: ['GET /users/@me'],
  rows,
};

for (const locale of ['en', 'ja'] as const) {
  describe(`a report on a credential (${locale})`, () => {
    const page = async (more: object = {}, of: CredentialReport = report) => {
      const words = await loadCredentialReportWords(locale);
      const spoken = await speakReport(of, words, locale);
      return {
        words,
        spoken,
        text: credentialPage(of, { name: hostile, sandbox: false, words, rows: spoken, ...more }),
      };
    };

    it('says every fact', async () => {
      const { spoken } = await page();
      for (const { what, says, fact } of spoken) {
        assert.ok(what !== '' && says !== '', fact);
        assert.doesNotMatch(`${what}${says}`, /undefined|\[object|NaN/, fact);
      }
    });

    it('says what to do about every problem of the product', async () => {
      const { spoken } = await page();
      const told = (index: number) => spoken[index]?.change ?? '';
      for (const [index, fact] of facts.entries()) {
        const isProblem =
          (fact.fact === 'shape' && fact.stored.fit !== 'fits') ||
          fact.fact === 'blemishes' ||
          (fact.fact === 'intent' && fact.switched === 'off' && fact.asked === 'yes') ||
          (fact.fact === 'place' && fact.clashes.length > 0) ||
          (fact.fact === 'sessions' && fact.remaining === 0) ||
          (fact.fact === 'unread' && fact.answer === refused);
        if (isProblem) assert.notEqual(told(index), '', JSON.stringify(fact));
      }
    });

    it('is a table whose every row has its state in words, whatever names others gave', async () => {
      const { text, words } = await page();
      const table = text.split('\n').filter((line) => line.startsWith('| '));
      assert.equal(table.length, rows.length + 2);
      for (const line of table.slice(2)) {
        const cells = line.replaceAll('\\|', '').split('|').slice(1, -1);
        assert.equal(cells.length, 3, line);
        const state = cells[0]?.trim().replaceAll('*', '') ?? '';
        assert.ok(Object.values(words.state).includes(state), line);
      }
      assert.doesNotMatch(text, /\[x\]\(https|<b>|undefined/);
    });

    it('links the pages of that application, and none where the sandbox answered', async () => {
      assert.match((await page()).text, /\]\(https:\/\/discord\.com\/developers\/applications\/42\/bot\)/);
      assert.doesNotMatch((await page({ sandbox: true })).text, /(?<!\\)\]\(https/);
      const unknown = await page({}, { ...report, applicationId: null });
      assert.match(unknown.text, /\]\(https:\/\/discord\.com\/developers\/applications\)/);
    });

    it('holds nothing of the secret but its last four characters', async () => {
      const { text, words, spoken } = await page();
      const json = JSON.stringify(credentialJson('Mine', report, spoken, words));
      for (const shown of [text, json]) assert.doesNotMatch(shown, /fake-t/);
      assert.match(text, /••••oken/);
    });
  });
}

describe('a length of time', () => {
  for (const [milliseconds, expected] of [
    [0, [0, 'second']],
    [59_001, [60, 'second']],
    [60_000, [1, 'minute']],
    [14_400_000, [4, 'hour']],
    [30 * day, [30, 'day']],
    [400 * day, [1, 'year']],
  ] as const)
    it(`of ${milliseconds} ms`, () => {
      const { count, unit } = durationOf(milliseconds);
      assert.deepEqual([count, unit], expected);
    });
});
