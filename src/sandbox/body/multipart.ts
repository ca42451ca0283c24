/** A file that came with a form. The content is not kept, only what an attachment tells of it. */
export interface UploadedFile {
  /** Name of the form field, `files[0]`. */
  readonly field: string;
  readonly filename: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
}

/** The parts of a form. */
export interface Multipart {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
}

const lineBreak = Buffer.from('\r\n');
const headerEnd = Buffer.from('\r\n\r\n');

/** Reads a `multipart/form-data` body (RFC 7578); parts that are broken are left out. */
export function readMultipart(body: Buffer, contentType: string): Multipart {
  const fields: Record<string, string> = {};
  const files: UploadedFile[] = [];
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  for (const part of partsOf(body, boundary?.[1] ?? boundary?.[2] ?? '')) {
    const end = part.indexOf(headerEnd);
    if (end < 0) continue;
    const head = part.toString('utf8', 0, end);
    const content = part.subarray(end + headerEnd.length);
    const field = /\bname="([^"]*)"/i.exec(head)?.[1];
    if (field === undefined) continue;
    const filename = /\bfilename="([^"]*)"/i.exec(head)?.[1];
    if (filename === undefined) fields[field] = content.toString('utf8');
    else files.push({ field, filename, contentType: contentTypeOf(head), size: content.length });
  }
  return { fields, files };
}

/** One after the other, since there may be millions of empty ones. */
function* partsOf(body: Buffer, boundary: string): Generator<Buffer> {
  if (boundary === '') return;
  const mark = Buffer.from(`--${boundary}`);
  let start = body.indexOf(mark);
  while (start >= 0) {
    const next = body.indexOf(mark, start + mark.length);
    if (next < 0) return;
    yield body.subarray(start + mark.length + lineBreak.length, next - lineBreak.length);
    start = next;
  }
}

function contentTypeOf(head: string): string {
  return /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? 'application/octet-stream';
}
