import type { Draft, HeaderPart } from '../request/draft.ts';
import { jsonTree } from '../request/jsonTree.ts';
import { writeText } from '../request/text.ts';
import type { Extraction } from './extraction.ts';
import { readHarBody } from './harBody.ts';
import { encodedPairs } from './harPairs.ts';
import { addressOf } from './httpAddress.ts';
import { encodeForUrl } from './httpUrl.ts';
import { JsonNode } from './jsonNode.ts';
import { isHar } from './prefilter.ts';
import { SourceText } from './sourceText.ts';

/** Documents longer than this are not read, in UTF-16 units: those of browsers hold every picture of a page. */
const longest = 30_000_000;

/**
 * The requests for Discord among the entries of an HTTP Archive (HAR 1.2), each by its place in `log.entries`, from 0.
 * What is complete is read even if the rest is being typed.
 */
export function extractHar(text: string): Extraction {
  if (!isHar(text)) return { drafts: [], incomplete: false };
  if (text.length > longest) return { drafts: [], incomplete: true };
  const { root } = jsonTree(text);
  const drafts = new JsonNode(text, root)
    .get('log')
    .get('entries')
    .items.flatMap((entry, index) => readEntry(entry.get('request'), String(index)) ?? []);
  return { drafts, incomplete: root === undefined };
}

function readEntry(request: JsonNode, name: string): Draft | undefined {
  const method = request.get('method').text;
  const url = urlOf(request);
  if (method === undefined || url === undefined) return undefined;
  if (addressOf(method.text, url.toText()).kind !== 'discord') return undefined;
  const headers = request.get('headers').items.flatMap((header) => headerOf(header) ?? []);
  const { body, problem } = readHarBody(request, headers);
  return {
    language: 'json',
    client: 'har',
    name,
    span: request.span,
    method: { text: [method.text.toUpperCase()], span: method.place() },
    url: { text: url.toText(), span: request.get('url').text?.place() ?? url.place() },
    headers,
    body,
    ...(problem === undefined ? {} : { problem }),
  };
}

/** The address; `queryString` repeats what stands in it, and is read only where it does not. */
function urlOf(request: JsonNode): SourceText | undefined {
  const url = request.get('url').text?.trim();
  if (url === undefined || url.length === 0) return undefined;
  const fragment = url.text.indexOf('#');
  const written = (fragment < 0 ? url : url.slice(0, fragment)).map(encodeForUrl);
  const query = request.get('queryString').items;
  if (written.text.includes('?') || query.length === 0) return written;
  return SourceText.join([written, SourceText.implied('?', written.place()[1]), encodedPairs(query, '%20')]);
}

/** A header as it was sent; the `:method` and `:path` of HTTP/2 are none. */
function headerOf(header: JsonNode): HeaderPart | undefined {
  const name = header.get('name').text;
  const value = header.get('value').text;
  if (name === undefined || value === undefined || name.length === 0 || name.text.startsWith(':')) return undefined;
  return {
    name: writeText(name.toText()),
    nameSpan: name.place(),
    value: { text: value.toText(), span: value.place() },
  };
}
