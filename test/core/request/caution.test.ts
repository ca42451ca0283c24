import { deepEqual, equal } from 'node:assert/strict';
import { cautionOf, isSameQuestion } from '../../../src/core/request/caution.ts';

const messages = 'https://discord.com/api/v10/channels/1/messages';
const production = { profile: 'live', isProduction: true, isReadOnly: false };
const readOnly = { profile: 'eyes', isProduction: false, isReadOnly: true };
const ask = (destruction: string | null, profile: string | null) => ({
  kind: 'ask',
  question: { destruction, production: profile },
});
const send = (method: string, url = messages) => ({ method, url, body: null });

describe('the caution with a request', () => {
  it('lets reading go with every profile', () => {
    for (const method of ['GET', 'HEAD']) {
      for (const care of [undefined, production, readOnly, { ...production, isReadOnly: true }]) {
        deepEqual(cautionOf(send(method), care, false), { kind: 'go' }, method);
      }
    }
  });

  it('asks before everything else with a production profile', () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'OPTIONS', 'get', 'QUERY']) {
      deepEqual(cautionOf(send(method), production, false), ask(null, 'live'), method);
    }
    deepEqual(cautionOf(send('POST'), { ...production, isProduction: false }, false), { kind: 'go' });
    deepEqual(cautionOf(send('POST'), undefined, false), { kind: 'go' });
  });

  it('asks before what destroys with every profile, and says both with a production one', () => {
    const deletion = send('DELETE', 'https://discord.com/api/v10/channels/1');
    deepEqual(cautionOf(deletion, undefined, false), ask('delete-channel', null));
    deepEqual(cautionOf(deletion, { ...production, isProduction: false }, false), ask('delete-channel', null));
    deepEqual(cautionOf(deletion, production, false), ask('delete-channel', 'live'));
  });

  it('refuses what does not read with a read-only profile, in production and in the sandbox too', () => {
    const refused = (method: string, profile: string) => ({
      kind: 'refuse',
      refusal: { reason: 'read-only', profile, method },
    });
    for (const method of ['POST', 'DELETE', 'PATCH', 'PUT', 'OPTIONS']) {
      deepEqual(cautionOf(send(method), readOnly, false), refused(method, 'eyes'));
      deepEqual(cautionOf(send(method), readOnly, true), refused(method, 'eyes'));
      deepEqual(cautionOf(send(method), { ...production, isReadOnly: true }, false), refused(method, 'live'));
    }
  });

  it('asks nothing about the sandbox', () => {
    deepEqual(cautionOf(send('DELETE', 'http://127.0.0.1:1/api/v10/channels/1'), production, true), { kind: 'go' });
  });

  it('takes a yes for the same question only', () => {
    const one = { destruction: 'ban', production: null } as const;
    deepEqual(
      [one, { ...one, production: 'live' }, { ...one, destruction: 'kick' as const }].map((other) =>
        isSameQuestion(one, other),
      ),
      [true, false, false],
    );
  });

  it('asks about files outside wherever they go, the local Discord and a setting for the rest notwithstanding', () => {
    const files = { ...send('GET'), filesOutside: ['/home/key'] };
    const asked = { kind: 'ask', question: { destruction: null, production: null, files: ['/home/key'] } };
    deepEqual(cautionOf(files, undefined, false), asked);
    deepEqual(cautionOf(files, undefined, true), asked);
    deepEqual(cautionOf({ ...send('POST'), filesOutside: ['/home/key'] }, production, true), asked);
    const none = { destruction: null, production: null };
    equal(isSameQuestion({ ...none, files: ['/a'] }, none), false);
    equal(isSameQuestion({ ...none, files: ['/a'] }, { ...none, files: ['/a', '/b'] }), false);
    equal(isSameQuestion({ ...none, files: ['/a'] }, { ...none, files: ['/a'] }), true);
  });
});
