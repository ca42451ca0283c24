import type { Vault } from '../core/request/seal.ts';
import type { WireBody } from '../core/request/wire.ts';

/** Reads a file that a request sends; rejects where it cannot be read. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/** The bytes of a body, with every secret back in its place; null where there is none. */
export async function wireBodyBytes(
  body: WireBody | null,
  vault: Vault,
  readFile: ReadFile,
): Promise<Uint8Array | null> {
  if (body === null) return null;
  switch (body.kind) {
    case 'text':
      return Buffer.from(vault.open(body.text));
    case 'file':
      return readFile(body.path);
    case 'multipart': {
      const pieces: Uint8Array[] = [];
      for (const { name, filename, contentType, content } of body.parts) {
        const file = filename === undefined ? '' : `; filename="${quoted(filename)}"`;
        const type = contentType === undefined ? '' : `\r\nContent-Type: ${contentType}`;
        pieces.push(
          Buffer.from(
            `--${body.boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}${type}\r\n\r\n`,
          ),
          content.kind === 'text' ? Buffer.from(vault.open(content.text)) : await readFile(content.path),
          Buffer.from('\r\n'),
        );
      }
      return Buffer.concat([...pieces, Buffer.from(`--${body.boundary}--\r\n`)]);
    }
    default:
      return body satisfies never;
  }
}

/** A name inside quotes, as browsers write it (WHATWG, multipart/form-data encoding). */
function quoted(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
