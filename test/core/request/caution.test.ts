import { deepEqual, equal } from 'node:assert/strict';
import { cautionOf, isAnswered, isSameQuestion } from '../../../src/core/request/caution.ts';

const messages = 'https://discord.com/api/v10/channels/1/messages';
const production = { profile: 'live', isProduction: true, isReadOnly: false };
const readOnly = { profile: 'eyes', isProduction: false, isReadOnly: true };
const ask = (destruction: string | null, profile: string | null) => ({
  kind: 'ask',
  question: { destruction, production: profile },
});
const send = (method: string, url = messages) => ({ method, url, body: [] });

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

  it('asks with every profile before a body tells a token to others, and refuses it beside headers of a client', () => {
    const token = { kind: 'bot-token', place: { in: 'body', name: 'content' }, lastFour: 'TAIL' } as const;
    const post = { ...send('POST'), tokens: [token] };
    const exposure = { tokens: [token], isPosted: true };
    deepEqual(cautionOf(post, undefined, false), {
      kind: 'ask',
      question: { destruction: null, production: null, exposure },
    });
    deepEqual(cautionOf(post, production, false), {
      kind: 'ask',
      question: { destruction: null, production: 'live', exposure },
    });
    deepEqual(cautionOf(post, undefined, true), { kind: 'go' }, 'the local Discord tells nobody');
    const headers = [{ name: 'X-Super-Properties' }, { name: 'X-Any' }];
    for (const sandbox of [false, true]) {
      deepEqual(cautionOf({ ...post, headers }, undefined, sandbox), {
        kind: 'refuse',
        refusal: { reason: 'stray-token', token, clientHeaders: ['X-Super-Properties'] },
      });
    }
    deepEqual(cautionOf({ ...send('POST'), headers }, undefined, false), { kind: 'go' });
  });

  it('has nothing left to ask where it asks no more than was answered', () => {
    const answered = { destruction: 'may-transfer-ownership', production: 'live', files: ['a'] } as const;
    const exposure = { tokens: [], isPosted: true };
    for (const [question, expected] of [
      [answered, true],
      [{ ...answered, destruction: null }, true],
      [{ ...answered, destruction: 'transfer-ownership' }, false],
      [{ ...answered, exposure }, false],
      [{ ...answered, files: ['b'] }, false],
      [{ ...answered, production: null }, false],
    ] as const) {
      equal(isAnswered(question, answered), expected, JSON.stringify(question));
    }
  });

  it('takes a yes for the same question only', () => {
    const one = { destruction: 'ban', production: null } as const;
    const exposure = { tokens: [], isPosted: true };
    deepEqual(
      [one, { ...one, production: 'live' }, { ...one, destruction: 'kick' as const }, { ...one, exposure }].map(
        (other) => isSameQuestion(one, other),
      ),
      [true, false, false, false],
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
