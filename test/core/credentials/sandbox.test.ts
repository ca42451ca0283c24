import assert from 'node:assert/strict';
import { credentialReport } from '../../../src/core/credentials/credentialReport.ts';
import { credentialQuestions, readCredential } from '../../../src/core/credentials/readCredential.ts';
import { secretFacts } from '../../../src/core/credentials/secretFacts.ts';
import { controlLimits } from '../../../src/core/outage/control.ts';
import { readApi } from '../../../src/core/request/readApi.ts';
import { type ActiveProfile, toWire } from '../../../src/core/request/toWire.ts';
import { readingDraft } from '../../../src/core/values/listing.ts';
import { systemClock } from '../../../src/node/systemClock.ts';
import { UndiciTransport } from '../../../src/node/undiciTransport.ts';
import { issueGrant, tokenLife } from '../../../src/sandbox/oauth2/authorization.ts';
import { webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../../sandbox/ask.ts';

describe('what a local Discord says of a credential', () => {
  let asker: Asker;
  let transport: UndiciTransport;
  before(async () => {
    asker = await Asker.start();
    transport = new UndiciTransport({ clock: systemClock, environment: {} });
  });
  after(async () => {
    await transport.close();
    await asker.sandbox.close();
  });

  /** The report on a credential, asked of the sandbox on the road that every request takes. */
  async function checked(kind: ActiveProfile['kind'], secret: string) {
    const shown: string[] = [];
    const cancel = new AbortController().signal;
    const readings = await readCredential(credentialQuestions(kind, secret), (path) => {
      const prepared = toWire(readingDraft(`https://discord.com/api/v10${path}`), {
        values: () => undefined,
        profile: { name: 'Mine', kind, secret },
        allowedOrigins: [],
        trusted: true,
        sandboxOrigin: asker.sandbox.url,
      });
      if (prepared.kind === 'ready') shown.push(JSON.stringify([prepared.wire, prepared.credential]));
      return readApi(
        { id: String(shown.length), prepared, limits: controlLimits, origin: 'sandbox', vantage: { kind: 'local' } },
        { transport, clock: systemClock, verdict: () => ({ kind: 'go' }), hear: () => {}, show: () => {} },
        cancel,
      );
    });
    const now = asker.clock.now();
    const report = credentialReport({ secret: secretFacts(kind, secret), readings, survey: null, places: [], now });
    return { report, shown: shown.join('\n'), facts: report.rows.map(({ fact }) => fact) };
  }

  it('with a bearer token: its scopes, how long it is good, and for whom', async () => {
    const { world } = asker.sandbox;
    const consent = { userId: ids.member, scopes: ['identify', 'guilds'] as const };
    const { accessToken } = issueGrant(world, asker.clock.now(), consent, false);
    const { report, facts } = await checked('bearer', accessToken);
    assert.deepEqual(
      [report.verdict, report.applicationId, report.sent],
      ['works', ids.application, ['GET /oauth2/@me']],
    );
    assert.deepEqual(
      facts.filter(({ fact }) => fact === 'user' || fact === 'scopes' || fact === 'expires'),
      [
        { fact: 'user', id: ids.member, name: 'Ren' },
        { fact: 'scopes', scopes: ['identify', 'guilds'] },
        { fact: 'expires', at: asker.clock.now() + tokenLife * 1000, left: tokenLife * 1000 },
      ],
    );
  });

  it('without the scope identify it names nobody', async () => {
    const consent = { userId: ids.member, scopes: ['guilds'] as const };
    const { accessToken } = issueGrant(asker.sandbox.world, asker.clock.now(), consent, false);
    const { facts } = await checked('bearer', accessToken);
    assert.deepEqual(
      facts.some(({ fact }) => fact === 'user'),
      false,
    );
    assert.deepEqual(
      facts.some(({ fact }) => fact === 'scopes'),
      true,
    );
  });

  it('with a bot token in a bearer profile, and the other way round, refuses it', async () => {
    for (const kind of ['bearer', 'bot'] as const) {
      const { report } = await checked(kind, kind === 'bearer' ? asker.sandbox.token : 'a1'.repeat(15));
      assert.deepEqual([report.verdict, report.rows[0]?.state], ['refused', 'problem'], kind);
      assert.equal(report.sent.length, 1);
    }
  });

  it("with a webhook's address: its token goes nowhere but to the wire", async () => {
    const { report, shown } = await checked(
      'webhook',
      `https://ptb.discord.com/api/v9/webhooks/${ids.webhook}/${webhookToken}`,
    );
    assert.equal(report.verdict, 'works');
    assert.equal(shown.includes(webhookToken), false);
    assert.equal(JSON.stringify(report).includes(webhookToken), false);
  });

  it('with a bot token: the application that is its own', async () => {
    const { report, facts } = await checked('bot', asker.sandbox.token);
    assert.deepEqual([report.verdict, report.applicationId], ['works', ids.application]);
    assert.deepEqual(
      facts.some(({ fact }) => fact === 'unexpected'),
      false,
    );
  });
});
