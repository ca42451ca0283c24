import { equal, match, ok } from 'node:assert/strict';
import { failureClasses } from '../../src/core/diagnose/diagnosis.ts';
import { explainDocument, searchArticles } from '../../src/words/explain.ts';

/** Which article a person gets for what they ask. */
const leads = [
  ['50035', '50035'],
  ['RESTJSONErrorCodes.UnknownMessage', '10008'],
  ['40333.md', '40333'],
  ['rate/sublimit', 'rate-sublimit'],
  ['rate/bucket', '429'],
  ['edge/blocked-user-agent', '40333'],
  ['edge/challenge', '403'],
  ['edge/middlebox', 'transport-proxy'],
  ['validation/legacy-form', 'legacy-form'],
  ['platform/unavailable', '500'],
  ['503', '500'],
  ['522', '520'],
  ['transport/tls', 'transport-tls'],
  ['invalid_grant', 'invalid_grant'],
] as const;

describe('explainDocument', () => {
  for (const [query, article] of leads) {
    it(`answers ${query} with the article ${article}, in both languages`, async () => {
      for (const locale of ['en', 'ja'] as const) {
        ok((await explainDocument(query, locale))?.startsWith(`# ${article}`), locale);
      }
    });
  }

  it('has something to say about every class', async () => {
    for (const name of failureClasses) ok(((await explainDocument(name, 'ja'))?.length ?? 0) > 50, name);
  });

  it('says of a code without an article that there is none', async () => {
    match((await explainDocument('50005', 'en')) ?? '', /^# 50005 .+\n\n> .*no in-depth article/);
  });

  it('knows when nothing is meant', async () => equal(await explainDocument('hello there', 'en'), null));
});

describe('searchArticles', () => {
  it('puts a code before articles that mention it', async () => {
    equal((await searchArticles('50013', 'en'))[0]?.query, '50013');
  });

  it('finds Japanese words', async () => {
    ok((await searchArticles('ロールの順序', 'ja')).some(({ query }) => query === '50013'));
  });
});
