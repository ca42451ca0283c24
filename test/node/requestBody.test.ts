import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plain, Vault } from '../../src/core/request/seal.ts';
import { type BodyLimits, bodyBytes as readBody } from '../../src/node/requestBody.ts';

const { signal } = new AbortController();
const bodyBytes = (body: Parameters<typeof readBody>[0], vault: Vault, limits: Partial<BodyLimits> = {}) =>
  readBody(body, vault, { signal, ...limits });

describe('the bytes of a body', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-body-'));
  const file = join(folder, 'a.bin');
  const vault = new Vault();

  before(() => writeFileSync(file, Buffer.from([1, 13, 10, 0, 255])));
  after(() => rmSync(folder, { recursive: true }));

  it('are those of its text with secrets put back', async () => {
    const text = plain(`{"token":"${vault.seal('hunter2hunter2')}"}`);
    equal((await bodyBytes({ kind: 'text', text }, vault))?.toString(), '{"token":"hunter2hunter2"}');
  });

  it('are those of a file, without line breaks where curl strips them', async () => {
    deepEqual(await bodyBytes({ kind: 'file', path: file }, vault), Buffer.from([1, 13, 10, 0, 255]));
    const stripped = await bodyBytes({ kind: 'file', path: file, stripsLineBreaks: true }, vault);
    deepEqual(stripped, Buffer.from([1, 0, 255]));
  });

  // The expected text is what Node 20's fetch put on the wire for the same FormData.
  it('separate parts as FormData does', async () => {
    const bytes = await bodyBytes(
      {
        kind: 'multipart',
        boundary: 'BOUNDARY',
        parts: [
          { name: 'payload_json', content: { kind: 'text', text: plain('{}') } },
          {
            name: 'files[0]',
            filename: 'a"b.txt',
            contentType: 'application/octet-stream',
            content: { kind: 'file', path: file },
          },
        ],
      },
      vault,
    );
    equal(
      bytes?.toString('latin1'),
      [
        '--BOUNDARY',
        'Content-Disposition: form-data; name="payload_json"',
        '',
        '{}',
        '--BOUNDARY',
        'Content-Disposition: form-data; name="files[0]"; filename="a%22b.txt"',
        'Content-Type: application/octet-stream',
        '',
        '\x01\r\n\0\xff',
        '--BOUNDARY--',
        '',
      ].join('\r\n'),
    );
  });

  const fileBody = (name: string) => ({ kind: 'file', path: join(folder, name) }) as const;

  it('cannot be had of a file that is not there, or of what is none', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    for (const body of [
      fileBody('none'),
      fileBody('.'),
      fileBody('pipe'),
      { kind: 'file', path: '/dev/zero' } as const,
    ])
      await rejects(bodyBytes(body, vault), { code: 'ERR_BODY_FILE' }, body.path);
    // What is relative to nothing is not looked for in the folder that the process happens to be in.
    await rejects(bodyBytes({ kind: 'file', path: 'package.json' }, vault), { code: 'ERR_BODY_FILE' });
  });

  it('are held to a limit, all files together', async () => {
    writeFileSync(join(folder, 'ten'), '0123456789');
    equal((await bodyBytes(fileBody('ten'), vault, { most: 10 }))?.toString(), '0123456789');
    await rejects(bodyBytes(fileBody('ten'), vault, { most: 9 }), { code: 'ERR_BODY_FILE' });
    const part = { name: 'a', content: fileBody('ten') };
    const two = { kind: 'multipart', boundary: 'B', parts: [part, part] } as const;
    equal((await bodyBytes(two, vault, { most: 20 }))?.toString().match(/0123456789/g)?.length, 2);
    await rejects(bodyBytes(two, vault, { most: 19 }), { code: 'ERR_BODY_FILE' });
    const text = { name: 'b', content: { kind: 'text', text: plain('0123456789') } } as const;
    await rejects(bodyBytes({ ...two, parts: [text, part] }, vault, { most: 19 }), { code: 'ERR_BODY_FILE' });
    // The system says of these that they have no bytes.
    const [, status] = await Promise.all([
      rejects(bodyBytes({ kind: 'file', path: '/proc/self/status' }, vault, { most: 9 }), { code: 'ERR_BODY_FILE' }),
      bodyBytes({ kind: 'file', path: '/proc/self/status' }, vault),
    ]);
    ok(status?.includes('Name:'));
  });

  it('are those of 32 MiB, and not of a byte more', async () => {
    writeFileSync(join(folder, 'large'), '');
    truncateSync(join(folder, 'large'), 32 * 1024 * 1024);
    equal((await bodyBytes(fileBody('large'), vault))?.length, 33554432);
    truncateSync(join(folder, 'large'), 32 * 1024 * 1024 + 1);
    await rejects(bodyBytes(fileBody('large'), vault), { code: 'ERR_BODY_FILE' });
  });

  it('are not waited for once they are called off', async () => {
    const end = new AbortController();
    const reading = bodyBytes(fileBody('ten'), vault, { signal: end.signal });
    end.abort(new Error('called off'));
    await rejects(reading, { message: 'called off' });
    await rejects(bodyBytes(fileBody('ten'), vault, { signal: end.signal }), { message: 'called off' });
  });
});
