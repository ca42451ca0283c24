import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import type { Refusal } from '../../../src/core/request/refusal.ts';
import { show } from '../../../src/core/request/seal.ts';
import type { WireSurroundings } from '../../../src/core/request/toWire.ts';
import { wireHeader } from '../../../src/core/request/wire.ts';
import {
  botProfile,
  botToken,
  hole,
  readyWire,
  type Sketch,
  sketch,
  webhookToken,
  webhookUrl,
  wireOf,
} from './drafts.ts';

function refusal(of: Sketch, given: Partial<WireSurroundings> = {}): Refusal | undefined {
  const result = wireOf(sketch(of), given);
  return result.kind === 'refused' ? result.refusal : undefined;
}

describe('a wire', () => {
  it('is the draft with its holes filled', () => {
    const values: WireSurroundings['values'] = ({ source }) =>
      source.kind === 'environment' ? { CHANNEL: '12 3', WORDS: 'say "hi"', REASON: 'why' }[source.name] : undefined;
    const { wire, vault } = readyWire(
      sketch({
        method: 'POST',
        url: ['https://discord.com/api/v10/channels/', hole('CHANNEL', 'url-component'), '/messages'],
        headers: { 'X-Audit-Log-Reason': [hole('REASON')] },
        body: ['{"content":"', hole('WORDS', 'json-string'), '"}'],
      }),
      { values },
    );
    equal(wire.method, 'POST');
    equal(vault.open(wire.url), 'https://discord.com/api/v10/channels/12%203/messages');
    equal(wireHeader(wire, 'x-audit-log-reason'), 'why');
    deepEqual(wire.body, { kind: 'text', text: '{"content":"say \\"hi\\""}' });
  });

  it('is the same for the same draft', () => {
    const of = sketch({
      method: 'POST',
      bodyKind: 'multipart',
      parts: [{ name: 'files[0]', filename: 'a', text: ['x'] }],
    });
    deepEqual(JSON.stringify(readyWire(of)), JSON.stringify(readyWire(of)));
  });

  it('lacks a header that is nothing but a value which is left empty', () => {
    const of = sketch({ headers: { 'X-A': [hole('A')], 'X-B': ['b', hole('A')], 'X-C': '' } });
    const { wire } = readyWire(of, { values: () => '' });
    deepEqual(
      ['x-a', 'x-b', 'x-c'].map((name) => wireHeader(wire, name)),
      [undefined, 'b', ''],
    );
  });

  it('has the address as every client normalises it, without fragment', () => {
    const url = ' https://DISCORD.com:443/api/v10/x/../gateway?a=b c#top';
    equal(readyWire(sketch({ url })).wire.url, 'https://discord.com/api/v10/gateway?a=b%20c');
  });

  it('finds files where the caller says', () => {
    const filePath = (written: string) => `/folder/${written}`;
    const of = sketch({ method: 'POST', bodyKind: 'file', body: 'a.json' });
    deepEqual(readyWire(of, { filePath }).wire.body, { kind: 'file', path: '/folder/a.json' });
    const parts = [{ name: 'files[0]', filename: 'a.png', path: 'a.png' }];
    const { wire } = readyWire(sketch({ method: 'POST', bodyKind: 'multipart', parts }), { filePath });
    deepEqual(wire.body?.kind === 'multipart' && wire.body.parts, [
      {
        name: 'files[0]',
        filename: 'a.png',
        contentType: 'application/octet-stream',
        content: { kind: 'file', path: '/folder/a.png' },
      },
    ]);
  });

  it('has the payload of files in a part of its own', () => {
    const parts = [{ name: 'files[0]', filename: 'a.txt', text: ['x'] }];
    const { wire } = readyWire(sketch({ method: 'POST', bodyKind: 'multipart', body: '{}', parts }));
    deepEqual(wire.body?.kind === 'multipart' && wire.body.parts.map(({ name }) => name), ['files[0]', 'payload_json']);
  });

  it('uses the boundary that the request names', () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary="abc"' };
    const { wire } = readyWire(sketch({ method: 'POST', headers, bodyKind: 'multipart', parts: [] }));
    equal(wire.body?.kind === 'multipart' && wire.body.boundary, 'abc');
  });

  it('leaves framing to the transport and says so', () => {
    const headers = { 'Content-Length': '3', Host: 'evil.example', Connection: 'close', 'X-Kept': '1' };
    const { wire, notes } = readyWire(sketch({ headers }));
    deepEqual(
      wire.headers.filter(({ assumed }) => !assumed).map(({ name }) => name),
      ['X-Kept'],
    );
    deepEqual(notes, [
      { note: 'header-dropped', name: 'Content-Length' },
      { note: 'header-dropped', name: 'Host' },
      { note: 'header-dropped', name: 'Connection' },
    ]);
  });

  it('trims header values where the client does', () => {
    const headers = { Authorization: `Bot ${botToken}\n` };
    const { wire, vault, notes, credential } = readyWire(sketch({ headers }));
    equal(vault.open(wireHeader(wire, 'authorization') ?? ('' as never)), `Bot ${botToken}`);
    deepEqual(notes, [{ note: 'header-trimmed', name: 'Authorization' }]);
    deepEqual(credential.blemishes, ['white-space', 'line-break']);
    const strict = refusal({ client: 'python-requests', headers });
    deepEqual(strict, { reason: 'invalid-header', name: 'Authorization', problem: 'line-break', span: [100, 200] });
  });
});

describe('the local Discord', () => {
  const sandboxOrigin = 'http://127.0.0.1:4010';

  it('gets what would have gone to Discord', () => {
    const { wire, notes, sandbox } = readyWire(sketch({ url: 'https://canary.discord.com/api/v9/gateway?x=1' }), {
      sandboxOrigin,
    });
    equal(wire.url, 'http://127.0.0.1:4010/api/v9/gateway?x=1');
    deepEqual(notes, [{ note: 'to-sandbox', from: 'https://canary.discord.com' }]);
    equal(sandbox, true);
  });

  it('gets what is addressed to it', () => {
    const { wire, notes } = readyWire(sketch({ url: `${sandboxOrigin}/api/v10/gateway` }), { sandboxOrigin });
    deepEqual([wire.url, notes], [`${sandboxOrigin}/api/v10/gateway`, []]);
  });

  it('gets nothing else', () => {
    equal(refusal({ url: 'https://evil.example/api/v10/gateway' }, { sandboxOrigin })?.reason, 'host');
  });

  it('is answered with the headers that Discord would have got', () => {
    const to = (given: Partial<WireSurroundings>) =>
      readyWire(sketch({ url: 'https://discord.com/api/v10/gateway' }), given).wire.headers;
    deepEqual(to({ sandboxOrigin }), to({}));
  });
});

describe('what is refused', () => {
  it('is everything in a workspace that is not trusted', () => {
    deepEqual(refusal({}, { trusted: false }), { reason: 'untrusted-workspace' });
  });

  it('is a draft with a problem', () => {
    const problem = { code: 'unfinished', span: [1, 2] } as const;
    deepEqual(wireOf({ ...sketch(), problem }), { kind: 'refused', refusal: { reason: 'draft-problem', problem } });
  });

  it('is a value that nobody knows, each named once', () => {
    const found = refusal({
      url: ['https://discord.com/api/', hole('A'), '/', hole('A'), '/', hole('B')],
      body: [hole('C')],
    });
    equal(found?.reason, 'unresolved');
    deepEqual(found?.reason === 'unresolved' && found.holes.map(({ expression }) => expression).sort(), [
      'process.env.A',
      'process.env.B',
      'process.env.C',
    ]);
  });

  for (const [url, problem, host] of [
    ['https://evil.example/api/v10/gateway', 'not-discord', 'evil.example'],
    ['https://discord.com/login', 'not-discord', 'discord.com'],
    ['http://discord.com/api/v10/gateway', 'insecure', 'discord.com'],
    ['https://me:pw@discord.com/api/v10/gateway', 'credential-in-url', 'discord.com'],
    ['/channels/1', 'invalid-url', ''],
  ] as const) {
    it(`is ${url}`, () => {
      const allowable = host === 'evil.example' ? { origin: 'https://evil.example' } : {};
      deepEqual(refusal({ url }), { reason: 'host', problem, host, ...allowable, span: [10, 20] });
    });
  }

  it('is not an origin that the person allowed', () => {
    const url = 'https://proxy.example/api/v10/gateway';
    equal(refusal({ url }, { allowedOrigins: ['https://proxy.example'] }), undefined);
  });

  it('is a method that is none', () => {
    deepEqual(refusal({ method: 'GE T' }), { reason: 'invalid-method', method: 'GE T', span: [0, 5] });
    equal(refusal({ method: 'CONNECT' })?.reason, 'invalid-method');
    equal(refusal({ method: '' })?.reason, 'invalid-method');
  });

  it('is a header that cannot go out', () => {
    const problem = (name: string, value: string) => {
      const found = refusal({ client: 'undici', headers: { [name]: value } });
      return found?.reason === 'invalid-header' ? found.problem : found;
    };
    equal(problem('Bad Name', 'x'), 'name');
    equal(problem('X', 'a\r\nInjected: 1'), 'line-break');
    equal(problem('X', 'a\0b'), 'control-character');
    equal(problem('X-Audit-Log-Reason', '理由'), 'not-latin1');
    equal(problem('X', 'fine\tü'), undefined);
  });

  it('is a body with GET where fetch would throw', () => {
    equal(refusal({ body: '{}' })?.reason, 'body-not-allowed');
    equal(refusal({ client: 'undici', body: '{}' }), undefined);
  });

  it('is a body beyond the limit, counted in bytes', () => {
    const of: Sketch = { method: 'POST', body: 'ああ' };
    deepEqual(refusal(of, { maxBodyBytes: 5 }), { reason: 'body-too-big', bytes: 6, limit: 5, span: [210, 290] });
    equal(refusal(of, { maxBodyBytes: 6 }), undefined);
  });

  it('is text that holds the marks of seals, also in a value', () => {
    equal(refusal({ method: 'POST', body: 'a\uE0F00:abcd\uE0F1' })?.reason, 'seal-marks');
    equal(refusal({ headers: { Authorization: 'Bot \uE0F0' } })?.reason, 'seal-marks');
    equal(refusal({ url: ['https://discord.com/api/', hole('A')] }, { values: () => '\uE0F1' })?.reason, 'seal-marks');
  });
});

describe('a secret', () => {
  const canary = 'CANARYcanary0123456789';
  const values: WireSurroundings['values'] = ({ source }) =>
    source.kind === 'environment' && source.name.endsWith('SECRET') ? canary : undefined;

  /** Whether anything of it can be seen in what is shown, stored or posted. */
  const leaks = (value: unknown, secret: string) =>
    JSON.stringify(value).includes(secret.slice(0, 12)) || String(JSON.stringify(value)).includes(secret.slice(-8, -4));

  for (const [name, of, secret] of [
    ['in the Authorization', { headers: { Authorization: `Bot ${botToken}` } }, botToken],
    ['in an odd Authorization', { headers: { Authorization: `Token ${canary}` } }, canary],
    ['in another header', { headers: { 'X-Api-Key': canary } }, canary],
    ['in a cookie', { headers: { Cookie: `a=1; session=${canary}` } }, canary],
    ['in the address of a webhook', { method: 'POST', url: webhookUrl }, webhookToken],
    [
      'in a short address',
      { method: 'POST', url: `https://discord.com/api/webhooks/1/${canary.slice(0, 16)}` },
      canary.slice(0, 16),
    ],
    ['in a query', { url: `https://discord.com/api/v10/gateway?token=${canary}` }, canary],
    ['in JSON', { method: 'POST', body: JSON.stringify({ client_secret: canary }) }, canary],
    ['in a form', { method: 'POST', bodyKind: 'form', body: `client_secret=${canary}&code=${canary}` }, canary],
    ['as a value in a body', { method: 'POST', body: ['{"x":"', hole('MY_SECRET', 'json-string'), '"}'] }, canary],
    [
      'as a value in an address',
      { url: ['https://discord.com/api/v10/gateway?x=', hole('MY_SECRET', 'url-component')] },
      canary,
    ],
    [
      'in a part',
      { method: 'POST', bodyKind: 'multipart', parts: [{ name: 'payload_json', text: [`{"token":"${canary}"}`] }] },
      canary,
    ],
    ['in content', { method: 'POST', body: JSON.stringify({ content: `my token is ${botToken}.` }) }, botToken],
  ] as [string, Sketch, string][]) {
    it(`${name} is sealed, and only the vault brings it back`, () => {
      const result = readyWire(sketch(of), { values });
      equal(leaks(result, secret), false, JSON.stringify(result));
      const { wire, vault } = result;
      const texts = [wire.url, ...wire.headers.map(({ value }) => value)];
      if (wire.body?.kind === 'text') texts.push(wire.body.text);
      if (wire.body?.kind === 'multipart') {
        texts.push(...wire.body.parts.map(({ content }) => (content.kind === 'text' ? content.text : ('' as never))));
      }
      ok(texts.some((text) => vault.open(text).includes(secret)));
      equal(
        texts.some((text) => show(text).includes(secret)),
        false,
      );
    });
  }

  it('of the profile is sealed wherever it stands', () => {
    const headers = { Authorization: ['Bot ', hole('T')], 'X-Copy': 'none' };
    const draft = sketch({ method: 'POST', headers, body: JSON.stringify({ content: botToken }) });
    equal(leaks(readyWire(draft, { profile: botProfile }), botToken), false);
  });

  it('stays out of refusals', () => {
    const of: Sketch = { headers: { Authorization: botToken }, url: `https://evil.example/api?token=${canary}` };
    equal(leaks(wireOf(sketch(of)), canary), false);
    equal(leaks(wireOf(sketch({ headers: { Authorization: botToken } })), botToken), false);
    equal(leaks(wireOf(sketch({ method: `GET ${botToken}` })), botToken), false);
  });

  it('that is a missing value stays readable, since it is what went wrong', () => {
    const { wire } = readyWire(sketch({ headers: { Authorization: 'Bot undefined' } }));
    equal(wireHeader(wire, 'authorization'), 'Bot undefined');
  });

  it('has a vault of its own in each wire', () => {
    const of = sketch({ headers: { Authorization: `Bot ${botToken}` } });
    notEqual(readyWire(of).vault, readyWire(of).vault);
  });
});
