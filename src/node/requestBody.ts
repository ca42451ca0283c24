import { readFile } from 'node:fs/promises';
import type { Vault } from '../core/request/seal.ts';
import type { WireBody, WireFilePart } from '../core/request/wire.ts';

/** The bytes of a body, secrets put back; null where there is none. Rejects when a file cannot be read. */
export async function bodyBytes(body: WireBody | null, vault: Vault): Promise<Buffer | null> {
  if (body === null) return null;
  switch (body.kind) {
    case 'text':
      return Buffer.from(vault.open(body.text));
    case 'file': {
      const bytes = await readFile(body.path);
      return body.stripsLineBreaks ? Buffer.from(bytes.filter((byte) => byte !== 10 && byte !== 13)) : bytes;
    }
    case 'multipart':
      return multipart(body.boundary, await Promise.all(body.parts.map((part) => partBytes(part, vault))));
    default:
      return body satisfies never;
  }
}

/** RFC 7578: each part between boundary lines, the last one closed by two hyphens. */
function multipart(boundary: string, parts: readonly Buffer[]): Buffer {
  const pieces = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part, Buffer.from('\r\n')]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

async function partBytes({ name, filename, contentType, content }: WireFilePart, vault: Vault): Promise<Buffer> {
  const file = filename === undefined ? '' : `; filename="${quoted(filename)}"`;
  const type = contentType === undefined ? '' : `Content-Type: ${contentType.replaceAll(/[\r\n]/g, ' ')}\r\n`;
  const head = `Content-Disposition: form-data; name="${quoted(name)}"${file}\r\n${type}\r\n`;
  const bytes = content.kind === 'text' ? Buffer.from(vault.open(content.text)) : await readFile(content.path);
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** Names as browsers and undici escape them (HTML standard, multipart/form-data encoding algorithm). */
function quoted(text: string): string {
  return text.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}
