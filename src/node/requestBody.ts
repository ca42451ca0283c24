import type { Vault } from '../core/request/seal.ts';
import type { WireBody, WireFilePart } from '../core/request/wire.ts';
import { maxBodyBytes } from '../core/request/wireBody.ts';
import { readBodyFile } from './bodyFile.ts';

/** What reading a body is held to. */
export interface BodyLimits {
  /** Ends the reading; its reason is what is thrown then. */
  readonly signal: AbortSignal;
  /** Bytes in all, where there are files among them; 32 MiB where absent. */
  readonly most?: number;
}

/** The bytes of a body, secrets put back; null where there is none. Rejects when a file cannot be read whole. */
export function bodyBytes(body: WireBody | null, vault: Vault, limits: BodyLimits): Promise<Buffer | null> {
  const { signal } = limits;
  // A file system that has stopped answering would keep a read for ever: then nobody waits for it.
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    signal.addEventListener('abort', end, { once: true });
    read(body, vault, limits)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', end));
  });
}

async function read(
  body: WireBody | null,
  vault: Vault,
  { signal, most = maxBodyBytes }: BodyLimits,
): Promise<Buffer | null> {
  if (body === null) return null;
  switch (body.kind) {
    case 'text':
      return Buffer.from(vault.open(body.text));
    case 'file': {
      const bytes = await readBodyFile(body.path, most, signal);
      return body.stripsLineBreaks ? withoutLineBreaks(bytes) : bytes;
    }
    case 'multipart': {
      const pieces: Buffer[] = [];
      let left = most;
      // RFC 7578: each part between boundary lines, the last one closed by two hyphens. One after the other: together
      // they are held to one limit.
      for (const part of body.parts) {
        const bytes = await contentBytes(part, vault, left, signal);
        left = Math.max(0, left - bytes.length);
        pieces.push(Buffer.from(`--${body.boundary}\r\n`), headOf(part), bytes, Buffer.from('\r\n'));
      }
      return Buffer.concat([...pieces, Buffer.from(`--${body.boundary}--\r\n`)]);
    }
    default:
      return body satisfies never;
  }
}

/** In place: a copy would be as large again. */
function withoutLineBreaks(bytes: Buffer): Buffer {
  let kept = 0;
  for (const byte of bytes) if (byte !== 10 && byte !== 13) bytes[kept++] = byte;
  return bytes.subarray(0, kept);
}

async function contentBytes(
  { content }: WireFilePart,
  vault: Vault,
  most: number,
  signal: AbortSignal,
): Promise<Buffer> {
  return content.kind === 'text' ? Buffer.from(vault.open(content.text)) : readBodyFile(content.path, most, signal);
}

function headOf({ name, filename, contentType }: WireFilePart): Buffer {
  const file = filename === undefined ? '' : `; filename="${quoted(filename)}"`;
  const type = contentType === undefined ? '' : `Content-Type: ${contentType.replaceAll(/[\r\n]/g, ' ')}\r\n`;
  return Buffer.from(`Content-Disposition: form-data; name="${quoted(name)}"${file}\r\n${type}\r\n`);
}

/** Names as browsers and undici escape them (HTML standard, multipart/form-data encoding algorithm). */
function quoted(text: string): string {
  return text.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}
