import { argumentOf } from '../options.ts';
import { pairsOf } from '../pairs.ts';
import type { QueryStyle } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, PartShape } from '../shape.ts';
import type { CallValue, Entry, Value } from '../value.ts';

/**
 * aiohttp's `FormData`: a form, or parts where one of them has a file name, a type, or is a file (aiohttp, formdata.py);
 * undefined where the value is none.
 */
export function formDataBody(value: Value, style: QueryStyle, resolver: Resolver): BodyShape | undefined {
  const form = resolver.reduce(value);
  if (form.kind !== 'call' || !/(?:^|\.)FormData$/.test(resolver.path(form.callee) ?? '')) return undefined;
  const first = pairsOf(argumentOf(form, 0, 'fields'), resolver);
  const entries: Entry[] = first.pairs.map(({ name, nameSpan, nameInside, value: content }) => ({
    key: { kind: 'string', text: name, inside: nameInside, span: nameSpan },
    value: content,
  }));
  const parts: PartShape[] = first.pairs.map(({ name, value: content }) => ({ name, value: content }));
  const unknown: Value[] = [...first.unknown];
  for (const change of form.later) {
    const part = change.kind === 'call' && change.method === 'add_field' ? partOf(change.call, resolver) : undefined;
    if (part === undefined) unknown.push({ kind: 'unknown', span: change.span });
    else {
      parts.push(part);
      entries.push({ key: part.key, value: part.value });
    }
  }
  const isMultipart = parts.some(
    (part) => part.filename !== undefined || part.contentType !== undefined || isOpened(part.value, resolver),
  );
  if (isMultipart) return { kind: 'multipart', value, parts, unknown };
  const spreads = unknown.map((each): Entry => ({ kind: 'spread', value: each, span: each.span }));
  return { kind: 'form', value: { kind: 'object', entries: [...entries, ...spreads], span: form.span }, style };
}

function partOf(call: CallValue, resolver: Resolver): (PartShape & { readonly key: Value }) | undefined {
  const [key, value] = [argumentOf(call, 0, 'name'), argumentOf(call, 1, 'value')];
  const name = resolver.literal(key);
  if (key === undefined || name === undefined || value === undefined) return undefined;
  const [filename, contentType] = ['filename', 'content_type'].map((option) =>
    argumentOf(call, Number.POSITIVE_INFINITY, option),
  );
  return {
    key,
    name,
    value,
    ...(filename === undefined ? {} : { filename }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

function isOpened(value: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(value);
  return reduced.kind === 'call' && /(?:^|\.)open$/.test(resolver.path(reduced.callee) ?? '');
}
