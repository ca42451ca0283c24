import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { failureClasses } from '../../src/core/diagnose/diagnosis.ts';
import { jsonErrorNames } from '../../src/core/discord/jsonErrorCode.ts';
import { realtimeCodes } from '../../src/core/discord/realtimeCode.ts';
import { explainDocument, searchArticles } from '../../src/words/explain.ts';
import { explainTarget } from '../../src/words/explainTarget.ts';
import { loadRealtimeWords } from '../../src/words/realtime.ts';

describe('explanations', () => {
  it('are the article where there is one', async () => {
    match((await explainDocument('50035', 'en')) ?? '', /^# 50035 /);
    match((await explainDocument('50035', 'ja')) ?? '', /^# 50035 /);
    match((await explainDocument('legacy-form', 'en')) ?? '', /^# legacy-form /);
    match((await explainDocument('rate/sublimit', 'en')) ?? '', /^# rate-sublimit /);
  });

  it('are found by what stands in code', async () => {
    match((await explainDocument('RESTJSONErrorCodes.UnknownMessage', 'en')) ?? '', /^# 10008 /);
    match((await explainDocument('"code": 50013', 'en')) ?? '', /^# 50013 /);
    match((await explainDocument('Unknown channel', 'en')) ?? '', /^# 10003 /);
  });

  it('of a class without an article are those of its main code', async () => {
    match((await explainDocument('permission/missing', 'en')) ?? '', /^# 50013 /);
    match((await explainDocument('permission/mfa', 'en')) ?? '', /^# 60003 /);
    match((await explainDocument('edge-blocked-user-agent', 'en')) ?? '', /^# 40333 /);
  });

  it('say honestly when there is no article', async () => {
    const page = (await explainDocument('missing/resource', 'en')) ?? '';
    match(page, /^# missing\/resource /);
    match(page, /no in-depth article/);
    match(page, /^- \[10005\]\(10005\.md\) Unknown integration$/m);
    match((await explainDocument('missing/resource', 'ja')) ?? '', /詳しい記事はまだありません/);
    match((await explainDocument('10999', 'en')) ?? '', /Nobody here knows this code/);
  });

  it('exist for every code and class in both languages', async () => {
    for (const locale of ['en', 'ja'] as const) {
      for (const code of jsonErrorNames().keys())
        if (code > 0) ok(await explainDocument(String(code), locale), `${code}`);
      for (const name of failureClasses) ok(await explainDocument(name, locale), name);
      for (const status of [400, 401, 403, 404, 429, 500, 503, 522]) ok(await explainDocument(String(status), locale));
    }
  });

  it('know the codes of sockets, and that they are not of the HTTP API', async () => {
    const page = (await explainDocument('4014', 'en')) ?? '';
    match(page, /^# Gateway close code 4014 Disallowed intents\n/);
    match(page, /not from the HTTP API/);
    match(page, /GUILD_MEMBERS, GUILD_PRESENCES or MESSAGE_CONTENT/);
    match(page, /\[Voice close code 4014 Disconnected\]\(voice-close-4014\.md\)/);
    match((await explainDocument('voice-close-4014.md', 'en')) ?? '', /^# Voice close code 4014 /);
    match((await explainDocument('gateway-close/4004', 'ja')) ?? '', /^# Gateway のクローズコード 4004 /);
    match((await explainDocument('opcode 9', 'en')) ?? '', /^# Gateway opcode 9 Invalid Session/);
    match((await explainDocument('voice opcode 8', 'en')) ?? '', /^# Voice opcode 8 Hello/);
    match((await explainDocument('RPC 4009', 'en')) ?? '', /^# RPC error code 4009 Invalid token/);
    match((await explainDocument('WebSocket closed with 4011', 'en')) ?? '', /Sharding required/);
  });

  it('have words in both languages for every code of every socket', async () => {
    for (const locale of ['en', 'ja'] as const) {
      const { texts } = await loadRealtimeWords(locale);
      deepEqual(
        Object.keys(texts).sort(),
        realtimeCodes()
          .map(({ scope, code }) => `${scope}/${code}`)
          .sort(),
      );
    }
  });

  it('are nothing for what names nothing', async () => {
    for (const query of ['', 'hello world', '7', '../../etc/passwd', 'constructor', '__proto__'])
      equal(await explainDocument(query, 'en'), null, query);
  });
});

describe('search of explanations', () => {
  it('puts the code that was asked for first', async () => {
    equal((await searchArticles('50013', 'en'))[0]?.query, '50013');
    equal((await searchArticles('40333', 'ja'))[0]?.query, '40333');
  });

  it('finds words in titles and texts', async () => {
    const queries = (await searchArticles('unknown message', 'en')).map(({ query }) => query);
    ok(queries.slice(0, 3).includes('10008'), queries.slice(0, 5).join());
    ok((await searchArticles('User-Agent', 'en')).slice(0, 6).some(({ query }) => query === '40333'));
  });

  it('lists everything for nothing, each once, and each can be opened', async () => {
    const all = await searchArticles('', 'en');
    equal(new Set(all.map(({ query }) => query)).size, all.length);
    ok(all.length > 300);
    for (const { query } of all) ok(await explainDocument(query, 'en'), query);
  });

  it('finds nothing for words that are nowhere', async () => {
    equal((await searchArticles('zzzzqqqq', 'en')).length, 0);
  });
});

describe('target of an explanation', () => {
  it('is a code, a class or a status', () => {
    equal(explainTarget('50013')?.kind, 'code');
    equal(explainTarget('rate-global')?.kind, 'class');
    equal(explainTarget('503')?.kind, 'status');
    equal(explainTarget('999'), null);
  });
});
