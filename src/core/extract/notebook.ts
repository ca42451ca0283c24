import { jsonTree } from '../request/jsonTree.ts';
import type { Span } from '../request/text.ts';
import { contextOf } from './cells.ts';
import { type Extraction, type Extractor, payloadsIn } from './extraction.ts';
import { extractJavaScript } from './javascript.ts';
import { JsonNode } from './jsonNode.ts';
import { movedDraft, movedPayload } from './movedDraft.ts';
import { mayHoldPayload } from './payloads/payloadPrefilter.ts';
import { mayHoldRequest } from './prefilter.ts';
import { extractPython } from './python.ts';
import { SourceText } from './sourceText.ts';

/** Documents longer than this are not read, in UTF-16 units: notebooks hold the pictures that they made. */
const longest = 30_000_000;

/** The languages of kernels that requests are found in. */
const readers: Readonly<Record<string, Extractor>> = {
  python: extractPython,
  javascript: (text) => extractJavaScript(text, 'javascript'),
  typescript: (text) => extractJavaScript(text, 'typescript'),
};

/** The requests in the code cells of a Jupyter notebook (nbformat 4) as its file holds it, each at its place in the JSON. */
export function extractNotebook(text: string): Extraction {
  if (text.length > longest) return { drafts: [], incomplete: true };
  const root = new JsonNode(text, jsonTree(text).root);
  const metadata = root.get('metadata');
  const named = metadata.get('kernelspec').get('language').text ?? metadata.get('language_info').get('name').text;
  const read = readers[named?.text.toLowerCase() ?? 'python'];
  const cells = root
    .get('cells')
    .items.filter((cell) => cell.get('cell_type').text?.text === 'code')
    .map((cell) => sourceOf(cell.get('source')));
  const code = SourceText.join(cells.flatMap((cell) => [cell, SourceText.implied('\n', cell.place(cell.length)[1])]));
  const lines = contextOf(cells.map((cell) => cell.text));
  if (read === undefined || !(mayHoldRequest(lines) || mayHoldPayload(lines, 'json')))
    return { drafts: [], incomplete: false };
  const extraction = read(lines);
  const place = ([from, to]: Span): Span => code.place(from, to);
  return {
    drafts: extraction.drafts.map((draft) => ({ ...movedDraft(draft, place), isQuoted: true })),
    ...payloadsIn(extraction, (payload) => ({ ...movedPayload(payload, place), isQuoted: true })),
    incomplete: extraction.incomplete,
  };
}

/** A cell's code: one string, or a list of lines. */
function sourceOf(source: JsonNode): SourceText {
  return source.text ?? SourceText.join(source.items.flatMap((line) => line.text ?? []));
}
