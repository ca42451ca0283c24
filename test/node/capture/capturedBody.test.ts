import { deepEqual, equal, ok } from 'node:assert/strict';
import zlib from 'node:zlib';
import type { EndEvent } from '../../../src/core/capture/captureEvent.ts';
import { capturedBody } from '../../../src/node/capture/capturedBody.ts';

const text = JSON.stringify({ message: 'Missing Permissions', code: 50013, long: 'x'.repeat(3000) });

function answered(bytes: Uint8Array, encoding: '' | 'gzip' | 'deflate' | 'br' | 'zstd', truncated = false): EndEvent {
  const base64 = Buffer.from(bytes).toString('base64');
  const headers: [string, string][] = [['Content-Type', 'application/json']];
  return { t: 'answered', id: '1', after: 1, status: 403, headers, body: { base64, encoding, truncated } };
}

describe('the body of a captured answer', () => {
  const packed = {
    '': Buffer.from(text),
    gzip: zlib.gzipSync(text),
    deflate: zlib.deflateSync(text),
    br: zlib.brotliCompressSync(text),
  } as const;

  it('is decoded, however it was packed', async () => {
    for (const [encoding, bytes] of Object.entries(packed)) {
      const body = await capturedBody(answered(bytes, encoding as keyof typeof packed));
      deepEqual(body, { text, bytes: text.length, truncated: false, binary: false }, encoding);
    }
    const zstd = (zlib as { zstdCompressSync?: (text: string) => Buffer }).zstdCompressSync?.(text);
    const body = await capturedBody(answered(zstd ?? Buffer.from('?'), 'zstd'));
    if (zstd === undefined) ok(body?.decodingFailed);
    else equal(body?.text, text);
  });

  it('is read as far as it goes where it was cut off', async () => {
    for (const [encoding, bytes] of Object.entries(packed)) {
      const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
      const body = await capturedBody(answered(half, encoding as keyof typeof packed, true));
      equal(body?.truncated, true, encoding);
      equal(body?.decodingFailed, undefined, encoding);
      ok(text.startsWith(body?.text ?? '?'), encoding);
    }
  });

  it('that is no such packing says so', async () => {
    const body = await capturedBody(answered(Buffer.from('error code: 1010'), 'gzip'));
    ok(body?.decodingFailed);
  });

  it('unfolds to a bounded size', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(20 * 1024 * 1024, 0x61));
    const body = await capturedBody(answered(bomb, 'gzip'));
    equal(body?.truncated, true);
    ok((body?.text.length ?? 0) <= 256 * 1024);
  });

  it('is free of secrets', async () => {
    const token = `fake-token-${'y'.repeat(60)}`;
    const body = await capturedBody(answered(Buffer.from(JSON.stringify({ token })), ''));
    ok(body !== null && !body.text.includes(token));
  });

  it('is none where none came along', async () => {
    equal(await capturedBody({ t: 'cancelled', id: '1', after: 1 }), null);
    equal(await capturedBody({ t: 'answered', id: '1', after: 1, status: 200, headers: [] }), null);
  });
});
