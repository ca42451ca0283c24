import type { Draft } from '../request/draft.ts';
import type { Payload } from '../request/payload.ts';
import { extractBatch } from './batch.ts';
import type { Extraction, Extractor } from './extraction.ts';
import { extractHttp } from './http.ts';
import { extractJavaScript } from './javascript.ts';
import { extractPowerShell } from './powershell.ts';
import { extractPython } from './python.ts';
import { extractShell, extractZsh } from './shell.ts';

/** What the fences of a language are read with, by the word behind the backticks. */
const readers: readonly (readonly [words: RegExp, read: Extractor])[] = [
  [/^(?:http|rest)$/, extractHttp],
  [/^(?:bash|sh|shell|console|curl|shellscript)$/, extractShell],
  [/^zsh$/, extractZsh],
  [/^(?:bat|batch|cmd|dosbatch)$/, extractBatch],
  [/^(?:powershell|ps1?|pwsh)$/, extractPowerShell],
  [/^(?:javascript|js|mjs|cjs|node|jsx)$/, (text) => extractJavaScript(text, 'javascript')],
  [/^(?:typescript|ts|mts|cts)$/, (text) => extractJavaScript(text, 'typescript')],
  [/^tsx$/, (text) => extractJavaScript(text, 'typescriptreact')],
  [/^(?:python|py|python3)$/, extractPython],
];

const fence = /^([ \t>]*)(`{3,}|~{3,})[ \t]*\{?\.?([\w+-]+)[^\n]*\n([\s\S]*?)(?:^[ \t>]*\2|(?![\s\S]))/gm;

/** What blank text in front of the fences may come to in all, in UTF-16 units: each fence is read at its place. */
const longestPadding = 8_000_000;

/** The requests in the fenced code of a Markdown document, each in the language of its fence. */
export function extractMarkdown(text: string): Extraction {
  const drafts: Draft[] = [];
  const payloads: Payload[] = [];
  let incomplete = false;
  let padding = 0;
  for (const match of text.matchAll(fence)) {
    const [whole, , , language = '', code = ''] = match;
    const read = readers.find(([words]) => words.test(language.toLowerCase()))?.[1];
    if (read === undefined) continue;
    const start = match.index + whole.indexOf('\n') + 1;
    padding += start;
    if (padding > longestPadding) return { drafts, payloads, incomplete: true };
    const extraction = read(`${' '.repeat(start - 1)}\n${code}`);
    const span = [start, start + code.length] as const;
    drafts.push(...extraction.drafts.map((draft) => ({ ...draft, code: span })));
    payloads.push(...(extraction.payloads ?? []).map((payload) => ({ ...payload, code: span })));
    incomplete ||= extraction.incomplete;
  }
  return { drafts, ...(payloads.length === 0 ? {} : { payloads }), incomplete };
}
