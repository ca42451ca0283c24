import type { DraftBody } from '../../request/draft.ts';
import type { Payload } from '../../request/payload.ts';
import { readJsonBody } from '../body.ts';
import { type Anchor, anchorsIn, TextSite } from '../callSite.ts';
import { Resolver } from '../resolver.ts';
import type { Source } from '../source.ts';
import { compactJson } from '../value.ts';
import type { PayloadReader, PayloadReading } from './payloadReader.ts';

/** No document has more calls than this looked at. */
const mostCalls = 2000;

/**
 * What the high-level calls of a document hand to Discord, in the order of the text. Chains come last: one that is part
 * of a call is read there.
 */
export function readPayloads(
  source: Source,
  language: string,
  readers: readonly PayloadReader[],
  resolver: Resolver = new Resolver(source, [], undefined, true),
): Payload[] {
  const reading: PayloadReading = { resolver, used: new Set() };
  const payloads: Payload[] = [];
  const named = readers.filter((reader) => reader.anchors === undefined);
  const own = readers.flatMap((reader) => [...(reader.anchors?.(source) ?? [])]);
  const anchors = [...anchorsIn(source, named), ...own].sort((a, b) => a.at - b.at);
  for (const isChain of [undefined, true] as const) {
    const family = readers.filter((reader) => reader.isChain === isChain);
    for (const anchor of anchors.slice(0, mostCalls)) {
      const payload = payloadAt(source, language, anchor, family, reading);
      if (payload !== undefined) payloads.push(payload);
    }
  }
  if (anchors.length > mostCalls) source.isIncomplete = true;
  return payloads.sort((a, b) => a.span[0] - b.span[0]);
}

function payloadAt(
  source: Source,
  language: string,
  anchor: Anchor,
  readers: readonly PayloadReader[],
  reading: PayloadReading,
): Payload | undefined {
  if (!readers.some(({ words }) => words.includes(anchor.word))) return undefined;
  const site = new TextSite(source, anchor);
  const reader = readers.find((each) => each.words.includes(site.word) && each.claims(site, source));
  if (reader === undefined || reading.used.has(site.start) || site.isCommentedOut()) return undefined;
  const read = reader.isChain ? source.expressionAt(site.start) : source.callAt(site.start, anchor.open);
  if (read?.value.kind !== 'call') return undefined;
  const shape = reader.read(read.value, reading, site);
  if (shape === undefined) return undefined;
  const { body, unreadable } = readJsonBody(shape.value, compactJson, reading.resolver, 'client', true);
  if (body === null) return undefined;
  const isWhole = read.slice.finished && unreadable === undefined && (shape.unknown ?? []).length === 0;
  return {
    language,
    client: shape.client,
    kind: shape.kind,
    span: shape.span ?? read.value.span,
    body,
    names: namesIn(body, source.text),
    ...(shape.options === undefined ? {} : { options: shape.options }),
    isWhole,
  };
}

/** What the keys of a body are called in the code, where that is another name: `customId`, `setCustomId(…)`. */
function namesIn({ fields }: DraftBody, text: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [path, { key }] of fields) {
    const name = key === undefined ? '' : path.slice(path.lastIndexOf('.') + 1);
    if (key === undefined || !name.includes('_') || names.has(name)) continue;
    const written = text
      .slice(...key)
      .replace(/^(["']?)(?:set|add)([A-Z])/, (_, quote: string, letter: string) => quote + letter.toLowerCase());
    names.set(name, written.replace(/["'\s]/g, ''));
  }
  return names;
}
