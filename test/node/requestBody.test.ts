import { deepEqual, equal, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plain, Vault } from '../../src/core/request/seal.ts';
import { bodyBytes } from '../../src/node/requestBody.ts';

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

  it('cannot be had of a file that is not there', async () => {
    await rejects(bodyBytes({ kind: 'file', path: join(folder, 'none') }, vault), { code: 'ENOENT' });
  });
});
