import { type Outgoing, type OutgoingBody, outgoingOf } from '../../../src/core/compose/outgoing.ts';
import type { ComposeTarget } from '../../../src/core/compose/targets.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { type Hole, holesOf, literalOf, type Text } from '../../../src/core/request/text.ts';

const methods = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/**
 * Why a request cannot be read back from the text of a target, or undefined: the format has no way to say it, or our
 * reader leaves it to run time.
 */
export function unreadable(draft: Draft, target: ComposeTarget): string | undefined {
  const outgoing = outgoingOf(draft);
  if (target === 'curl') return undefined;
  if (target === 'har') return unreadableHar(outgoing);
  if (!methods.test(outgoing.method)) return 'a method that readers do not know';
  return target === 'http' ? unreadableHttp(outgoing) : unreadableCode(outgoing, target);
}

function unreadableHar({ url, headers, body }: Outgoing): string | undefined {
  const texts = [url, ...headers.map(({ value }) => value), ...textsOf(body)];
  if (texts.some((text) => holesOf(text).length > 0)) return 'an archive has no variables';
  const isFile =
    body?.kind === 'file' || (body?.kind === 'multipart' && body.parts.some(({ path }) => path !== undefined));
  return isFile ? 'an archive has no files' : undefined;
}

function unreadableHttp({ url, headers, body }: Outgoing): string | undefined {
  const texts = [url, ...headers.map(({ value }) => value), ...textsOf(body)];
  if (texts.some((text) => holesOf(text).some(isEncoded))) return 'values go in as they are';
  const others = body?.kind === 'json' ? texts.slice(0, -1) : texts;
  if (others.some((text) => /\{\{/.test(literalOf(text) ?? ''))) return 'two braces are a variable';
  if (body?.kind === 'file' && body.stripsLineBreaks) return 'a file goes out as it is';
  const text = body === null || body.kind === 'file' || body.kind === 'multipart' ? '' : (literalOf(body.text) ?? '');
  if (/^\n|\s$|\r/.test(text)) return 'line breaks belong to the file';
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type');
  if (body?.kind === 'json' && type === undefined) return 'JSON gets its type';
  const isForm = /form-urlencoded/.test(literalOf(type?.value ?? []) ?? '');
  return isForm && /["{} ]/.test(text) ? 'a form is encoded' : undefined;
}

function unreadableCode(
  { method, url, headers, withoutHeaders, body }: Outgoing,
  target: ComposeTarget,
): string | undefined {
  if (body?.kind === 'file') return 'the contents of a file are left to run time';
  if (withoutHeaders.length > 0 && target !== 'python-httpx') return 'a header that is left out';
  const hasType = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  if (body !== null && body.kind !== 'multipart' && !hasType) return 'a type that is left out';
  if (body?.kind === 'form' && holesOf(body.text).some(isEncoded)) return 'encodings of values';
  if (body?.kind === 'json' && literalOf(body.text) === undefined && keyFromRunTime.test(marked(body.text)))
    return 'a key from run time';
  if (target === 'discord.js' && holesOf(url).some(isEncoded)) return 'a query of values';
  if (target === 'discord.js' && method === 'GET' && body !== null) return 'a body that is not sent';
  if (body?.kind !== 'multipart') return undefined;
  if (target === 'python-aiohttp') return 'FormData of aiohttp';
  const isField = ({ filename, path, text }: (typeof body.parts)[number]) =>
    filename === undefined && (path !== undefined || holesOf(text ?? []).some(isEncoded));
  const hasFields = body.parts.some(({ name, filename }) => filename === undefined && name !== 'payload_json');
  if (target === 'discord.js' && hasFields) return 'fields beside files';
  return body.parts.some(isField) ? 'a field from a file or an encoded value' : undefined;
}

const keyFromRunTime = /"[^"]*\uFDD0[^"]*"\s*:/;

function marked(text: Text): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : '\uFDD0')).join('');
}

function isEncoded(hole: Hole): boolean {
  return hole.encoding !== 'plain' && hole.encoding !== 'json-value';
}

function textsOf(body: OutgoingBody | null): Text[] {
  if (body === null) return [];
  if (body.kind === 'multipart') return body.parts.map(({ text }) => text ?? []);
  return [body.kind === 'file' ? body.path : body.text];
}
