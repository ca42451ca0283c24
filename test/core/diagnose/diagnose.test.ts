import { deepEqual, equal, ok } from 'node:assert/strict';
import { causeIds } from '../../../src/core/diagnose/cause.ts';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import { failureClasses } from '../../../src/core/diagnose/diagnosis.ts';
import { readPasted } from '../../../src/core/diagnose/pasted.ts';
import type { Surroundings } from '../../../src/core/diagnose/surroundings.ts';
import type { Exchange } from '../../../src/core/exchange.ts';
import { diagnoseFixture, exchangeFixtures, withSecrets } from './exchangeFixtures.ts';

const fixtures = exchangeFixtures();

describe('diagnosis', () => {
  for (const fixture of fixtures) {
    const { expect } = fixture;
    it(`${fixture.file.replace('.json', '')}: ${fixture.name} is ${expect.class}, ${expect.confidence}`, () => {
      const found = diagnoseFixture(fixture);
      deepEqual(
        { class: found.class, confidence: found.confidence, cause: found.cause, code: found.code },
        { class: expect.class, confidence: expect.confidence, cause: expect.cause, code: expect.code },
      );
      if (expect.retry !== undefined) equal(found.retry.when, expect.retry);
      if (expect.afterMs !== undefined) deepEqual(found.retry, { when: 'after', afterMs: expect.afterMs });
      if (expect.fields !== undefined)
        deepEqual(
          found.fields.map(({ path, code }) => [path, code]),
          expect.fields,
        );
      if (expect.permissions !== undefined) deepEqual(found.permissions, expect.permissions);
      if (expect.fix !== undefined)
        ok(
          found.fixes.some(({ id }) => id === expect.fix),
          `${expect.fix} in ${found.fixes.map(({ id }) => id)}`,
        );
    });
  }

  it('has fixtures with a source for at least 200 exchanges and every class but those that one answer cannot show', () => {
    ok(fixtures.length >= 200, `${fixtures.length} fixtures`);
    ok(fixtures.every(({ source }) => source.length > 0));
    const seen = new Set(fixtures.map(({ expect }) => expect.class));
    // A role that is too low shows only beside an earlier success; see below.
    deepEqual(
      failureClasses.filter((name) => !seen.has(name)),
      ['permission/hierarchy'],
    );
  });

  it('leaves no more than this much open', () => {
    const found = fixtures.map(diagnoseFixture);
    const unknown = found.filter((item) => item.class === 'unknown/code').length;
    const possible = found.filter((item) => item.confidence === 'possible').length;
    console.log(`      ${fixtures.length} exchanges: ${unknown} unknown/code, ${possible} possible`);
    // Raise these only together with fixtures that are meant to stay open.
    ok(unknown <= 7, `${unknown} unknown`);
    ok(possible <= 25, `${possible} possible`);
  });

  it('has a fixture for every cause but one that a single answer cannot show', () => {
    const seen = new Set(fixtures.map(({ expect }) => expect.cause));
    deepEqual(
      causeIds.filter((id) => !seen.has(id)),
      ['hierarchy'],
    );
  });

  it('prefers exactly the first remedy, and has one wherever something failed', () => {
    for (const fixture of fixtures) {
      const { class: failureClass, fixes } = diagnoseFixture(fixture);
      if (failureClass === 'success') continue;
      ok(fixes.length > 1, fixture.name);
      deepEqual(
        fixes.map(({ preferred }) => preferred),
        fixes.map((_, index) => index === 0),
        fixture.name,
      );
    }
  });

  it('never retries what was refused for good', () => {
    for (const fixture of fixtures) {
      const { class: failureClass, retry } = diagnoseFixture(fixture);
      if (/^(?:auth|permission|missing|validation)\//.test(failureClass)) equal(retry.when, 'never', fixture.name);
    }
  });

  it('takes a role that is too low from an earlier success on the same route', () => {
    const earlier = give('1100000000000000004', 204, '');
    const now = give('1100000000000000009', 403, '{"message":"Missing Permissions","code":50013}');
    const alone = diagnose(now, { workspaceFiles: [] });
    equal(alone.class, 'permission/missing');
    const surroundings: Surroundings = { workspaceFiles: [], recent: [earlier] };
    const found = diagnose(now, surroundings);
    deepEqual([found.class, found.cause, found.confidence], ['permission/hierarchy', 'hierarchy', 'likely']);
    const failedBefore = give('1100000000000000004', 403, '{"message":"Missing Permissions","code":50013}');
    equal(diagnose(now, { workspaceFiles: [], recent: [failedBefore] }).class, 'permission/missing');
  });

  it('says from which machine a blocked request left', () => {
    const blocked = give('1100000000000000004', 403, '{"message":"internal network error","code":40333}');
    const remote: Exchange = { ...blocked, vantage: { kind: 'remote', name: 'ssh-remote: build-host' } };
    const found = diagnose(remote);
    ok(found.evidence.some((item) => item.fact === 'sent-from' && item.name === 'ssh-remote: build-host'));
    ok(!diagnose(blocked).evidence.some((item) => item.fact === 'sent-from'));
  });
});

/** Gives a member a role; the answer is Discord's own. */
function give(user: string, status: number, body: string): Exchange {
  const pasted = readPasted({
    request: {
      method: 'PUT',
      url: `https://discord.com/api/v10/guilds/1100000000000000002/members/${user}/roles/1100000000000000005`,
      headers: [
        ['Authorization', withSecrets('Bot {{bot-token}}')],
        ['User-Agent', 'DiscordBot (https://example.com, 1.0.0)'],
      ],
    },
    response: { status, headers: [['via', '1.1 google']], body },
  });
  if (pasted.kind !== 'exchange') throw new Error('unreadable');
  return pasted.exchange;
}
