import { deepEqual, equal } from 'node:assert/strict';
import { show } from '../../../src/core/request/seal.ts';
import { wireHeader } from '../../../src/core/request/wire.ts';
import { botProfile, readyWire, type Sketch, sketch, wireOf } from './drafts.ts';

const base = 'https://proxy.example:8443';
const way = { profile: 'staging', baseOrigin: base };
const allowedOrigins = [base];
const of = (draft: Sketch, given: Parameters<typeof wireOf>[1]) => {
  const { wire, notes } = readyWire(sketch(draft), given);
  return { url: show(wire.url), agent: wireHeader(wire, 'user-agent'), notes };
};
const refusal = (draft: Sketch, given: Parameters<typeof wireOf>[1]) => {
  const result = wireOf(sketch(draft), given);
  return result.kind === 'refused' ? result.refusal : undefined;
};

describe('the base address of a profile', () => {
  const url = 'https://discord.com/api/v10/channels/1?a=1';

  it('takes the place of Discord, and the note says so', () => {
    const { url: sent, notes } = of({ url }, { way, allowedOrigins });
    equal(sent, `${base}/api/v10/channels/1?a=1`);
    deepEqual(
      notes.filter(({ note }) => note === 'to-base'),
      [{ note: 'to-base', from: 'https://discord.com', to: base, profile: 'staging' }],
    );
  });

  it('counts only where the person allowed it; the refusal says what there is to allow', () => {
    deepEqual(refusal({ url }, { way }), {
      reason: 'host',
      problem: 'not-discord',
      host: 'proxy.example:8443',
      origin: base,
      span: [10, 20],
    });
  });

  it('over plain HTTP counts on this machine alone', () => {
    const insecure = {
      way: { profile: 'a', baseOrigin: 'http://proxy.example' },
      allowedOrigins: ['http://proxy.example'],
    };
    deepEqual(refusal({ url }, insecure)?.reason === 'host' && refusal({ url }, insecure), {
      reason: 'host',
      problem: 'insecure',
      host: 'proxy.example',
      span: [10, 20],
    });
    const local = { way: { profile: 'a', baseOrigin: 'http://127.0.0.1:9' }, allowedOrigins: ['http://127.0.0.1:9'] };
    equal(of({ url }, local).url, 'http://127.0.0.1:9/api/v10/channels/1?a=1');
  });

  it('that cannot be read leads nowhere, and not to Discord', () => {
    for (const unreadable of ['', 'nonsense', 'ftp://x']) {
      const found = refusal({ url }, { way: { profile: 'a', baseOrigin: unreadable }, allowedOrigins });
      equal(found?.reason === 'host' && found.problem, 'invalid-url', unreadable);
    }
  });

  it('moves nothing but what is for Discord', () => {
    const elsewhere = refusal({ url: 'https://evil.example/api/v10/gateway' }, { way, allowedOrigins });
    equal(elsewhere?.reason === 'host' && elsewhere.host, 'evil.example');
    equal(refusal({ url: 'https://me:pw@discord.com/api/v10/gateway' }, { way, allowedOrigins })?.reason, 'host');
  });

  it('gives way to the sandbox', () => {
    const sandboxOrigin = 'http://127.0.0.1:4010';
    equal(of({ url }, { way, allowedOrigins, sandboxOrigin }).url, `${sandboxOrigin}/api/v10/channels/1?a=1`);
  });
});

describe('the User-Agent of a profile', () => {
  const own = { way: { profile: 'staging', userAgent: 'DiscordBot (https://example.com, 2.0)' }, profile: botProfile };
  const note = { note: 'user-agent-from-profile', profile: 'staging' };

  it('goes with requests that set none, in place of the library’s own', () => {
    for (const client of ['fetch', 'undici', 'python-requests', 'http-file'] as const) {
      const { agent, notes } = of({ client }, own);
      equal(agent, own.way.userAgent, client);
      deepEqual(notes.at(-1), note);
    }
  });

  it('leaves one that the request sets as it is written', () => {
    const { agent, notes } = of({ headers: { 'user-agent': 'Mozilla/5.0' } }, own);
    equal(agent, 'Mozilla/5.0');
    equal(
      notes.some((one) => one.note === 'user-agent-from-profile'),
      false,
    );
  });
});

describe('an exception from the verification of certificates', () => {
  const url = 'https://127.0.0.1:8443/api/v10/gateway';

  it('is noted where it is made use of', () => {
    const origin = 'https://127.0.0.1:8443';
    const { notes } = of({ url }, { allowedOrigins: [origin], unverifiedOrigins: [origin] });
    deepEqual(notes.at(0), { note: 'certificate-not-verified', origin });
    deepEqual(of({ url }, { allowedOrigins: [origin] }).notes, []);
  });

  it('for another machine refuses the request', () => {
    const given = { allowedOrigins, unverifiedOrigins: [base] };
    deepEqual(refusal({ url: `${base}/api/v10/gateway` }, given), {
      reason: 'tls-exception',
      origin: base,
      span: [10, 20],
    });
    equal(
      refusal({ url: 'https://discord.com/api/v10/gateway' }, { unverifiedOrigins: ['https://discord.com'] })?.reason,
      'tls-exception',
    );
  });
});
