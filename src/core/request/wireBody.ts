import type { Client, DraftBody } from './draft.ts';
import { sealSecrets } from './redaction.ts';
import type { Vault } from './seal.ts';
import type { Text } from './text.ts';
import type { WireBody, WireFilePart } from './wire.ts';

/** A body whose holes are filled and whose secrets are still readable. */
export type FilledBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'multipart'; readonly boundary: string; readonly parts: readonly FilledPart[] }
  | { readonly kind: 'file'; readonly path: string; readonly stripsLineBreaks?: true };

interface FilledPart extends Omit<WireFilePart, 'content'> {
  readonly content: { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file'; readonly path: string };
}

/** What a body is filled with. */
export interface BodyFilling {
  readonly client: Client;
  readonly boundary: string;
  /** Gives the text of a value and keeps account of what is missing. */
  readonly fill: (text: Text) => string;
  readonly filePath: (written: string) => string;
}

/** Fills a body; null where nothing is left of it to send. */
export function fillBody(body: DraftBody, filling: BodyFilling): FilledBody | null {
  const { fill, filePath, boundary } = filling;
  switch (body.kind) {
    case 'json':
    case 'form':
    case 'text': {
      const text = fill(body.text);
      return text === '' ? null : { kind: 'text', text };
    }
    case 'file': {
      const path = filePath(fill(body.text));
      return body.stripsLineBreaks ? { kind: 'file', path, stripsLineBreaks: true } : { kind: 'file', path };
    }
    case 'multipart':
      return { kind: 'multipart', boundary, parts: fillParts(body, filling) };
    default:
      return body.kind satisfies never;
  }
}

function fillParts(body: DraftBody, { client, fill, filePath }: BodyFilling): FilledPart[] {
  const parts = (body.parts ?? []).map(({ name, filename, path, text, ...part }): FilledPart => {
    const contentType = part.contentType ?? defaultPartType(client, filename !== undefined);
    return {
      name,
      ...(filename === undefined ? {} : { filename }),
      ...(contentType === undefined ? {} : { contentType }),
      content: path === undefined ? { kind: 'text', text: fill(text ?? []) } : { kind: 'file', path: filePath(path) },
    };
  });
  if (body.text.length === 0 || parts.some(({ name }) => name === 'payload_json')) return parts;
  return [...parts, { name: 'payload_json', content: { kind: 'text', text: fill(body.text) } }];
}

/** What clients write for a file without a type; requests and httpx write none. */
function defaultPartType(client: Client, isFile: boolean): string | undefined {
  return isFile && client !== 'python-requests' && client !== 'python-httpx' ? 'application/octet-stream' : undefined;
}

/** Bytes of a body that go out at most, its files included: Discord's own limit for a request is below it. */
export const maxBodyBytes: number = 32 * 1024 * 1024;

/** UTF-8 bytes of the text in a body, and as many for each of its files as `sizeOfFile` says; nothing without it. */
export function sizeOfBody(body: FilledBody, sizeOfFile: (path: string) => number = () => 0): number {
  const size = (text: string) => new TextEncoder().encode(text).length;
  switch (body.kind) {
    case 'text':
      return size(body.text);
    case 'file':
      return sizeOfFile(body.path);
    case 'multipart':
      return body.parts.reduce(
        (sum, { content }) => sum + (content.kind === 'text' ? size(content.text) : sizeOfFile(content.path)),
        0,
      );
    default:
      return body satisfies never;
  }
}

/** All text of a body, to look through it. */
export function textOfBody(body: FilledBody): string {
  if (body.kind === 'text') return body.text;
  if (body.kind === 'file') return body.path;
  return body.parts
    .map(({ name, filename = '', contentType = '', content }) =>
      [name, filename, contentType, content.kind === 'text' ? content.text : content.path].join('\n'),
    )
    .join('\n');
}

/** The body with its secrets in the vault. */
export function sealBody(body: FilledBody, vault: Vault, known: readonly string[]): WireBody {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: sealSecrets(body.text, vault, known) };
    case 'file':
      return body;
    case 'multipart':
      return {
        ...body,
        parts: body.parts.map((part) => ({ ...part, content: sealContent(part.content, vault, known) })),
      };
    default:
      return body satisfies never;
  }
}

function sealContent(content: FilledPart['content'], vault: Vault, known: readonly string[]): WireFilePart['content'] {
  return content.kind === 'text' ? { kind: 'text', text: sealSecrets(content.text, vault, known) } : content;
}

/** A boundary for the parts of a body: the same for the same request, and nothing that occurs in it. */
export function boundaryFor(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `----tracecord-${hash.toString(16).padStart(8, '0')}${text.length.toString(36)}`;
}
