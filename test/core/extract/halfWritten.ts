import { readdirSync, readFileSync } from 'node:fs';
import { loadExtractor } from '../../../src/core/extract/extract.ts';
import type { Extractor } from '../../../src/core/extract/extraction.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import type { Span } from '../../../src/core/request/text.ts';
import { snippetsOf } from './executedCode.ts';
import { commandsOf, curlFixtures } from './executedCurl.ts';

/** A document that is being typed, and what of its requests must be seen of it on the way. */
export interface HalfWritten {
  readonly name: string;
  readonly language: string;
  readonly text: string;
  /** Where the requests begin, and where they end: around them stands other code. */
  readonly begin: number;
  readonly end: number;
  readonly read: Extractor;
  /** The parts of the whole document. */
  readonly parts: readonly Part[];
}

/** A part of a request: what and where it is. */
export interface Part {
  readonly name: string;
  readonly span: Span;
  /** It must be seen as long as no less than this of the document is written (UTF-16 units) … */
  readonly from: number;
  /** … and no more than this. */
  readonly to: number;
}

/** What and where, as one key. */
export function keyOf(name: string, [start, end]: Span): string {
  return `${name}@${start},${end}`;
}

/** The keys of all parts that are found in a text. */
export function foundIn(read: Extractor, text: string): ReadonlySet<string> {
  return new Set(read(text).drafts.flatMap((draft) => spansOf(draft).map(([name, span]) => keyOf(name, span))));
}

function spansOf({ url, headers, body }: Draft): (readonly [name: string, span: Span])[] {
  return [
    ['url', url.span],
    ...headers.map(({ name, value }) => [`header ${name}`, value.span] as const),
    ...[...(body?.fields ?? [])].map(([path, { value }]) => [`body ${path}`, value] as const),
  ];
}

const before: Readonly<Record<string, string>> = {
  javascript: "const other = { a: 1, b: [2, 'x'] };\nexport function first(a) {\n  return a ? `t ${a}` : null;\n}\n\n",
  python: 'other = {"a": 1, "b": [2, \'x\']}\n\n\ndef first(a):\n    return f"t {a}" if a else None\n\n\n',
};

/** Code that stands behind what is typed, by family. */
export const after: Readonly<Record<string, string>> = {
  javascript:
    "\n\nexport async function last(b) {\n  const data = await first(b, { c: [1] });\n  return `${data.id} (${b})`;\n}\nlast('it');\n",
  python: "\n\ndef last(b):\n    data = first(b, c=[1])\n    return f\"{data['id']} ({b})\"\n\n\nprint(last('it'))\n",
};

/** Snippets in which every part of the requests stands in the calls themselves. */
const typed = [
  ...['fetchLiteral.js', 'fetchStringify.js', 'fetchTemplateParameters.ts', 'fetchHeaderPairs.js', 'fetchForm.js'],
  ...['undiciRequire.cjs', 'restBasic.js', 'restPath.js', 'restFiles.js', 'axiosPost.js'],
  ...['gotBasic.js', 'kyBasic.js', 'superagentChain.js', 'httpsPieces.ts', 'appsScriptOptions.js'],
  ...['requestsLiteral.py', 'requestsRequest.py', 'requestsSpread.py', 'httpxFunctions.py', 'urllibRequest.py'],
];

/** The family of a language: `python`, or `javascript` for TypeScript too. */
export function familyOf(language: string): 'python' | 'javascript' {
  return language === 'python' ? 'python' : 'javascript';
}

/** Code with requests in it, with other code around them. Parts that are objects or lists do not count. */
export async function halfWrittenCode(): Promise<readonly HalfWritten[]> {
  const all = [...snippetsOf('javascript'), ...snippetsOf('python')].filter(({ name }) => typed.includes(name));
  if (all.length !== typed.length) throw new Error('a snippet is missing');
  return Promise.all(
    all.map(async ({ name, text: snippet, language }) => {
      const read = await readerOf(language);
      const head = before[familyOf(language)] ?? '';
      const text = head + snippet + (after[familyOf(language)] ?? '');
      const parts = read(text).drafts.flatMap((draft) => {
        const isInCall = draft.url.span[0] >= draft.span[0];
        return spansOf(draft)
          .filter(([, span]) => !/^[[{]/.test(text.slice(...span)) && span[0] >= draft.span[0] && isInCall)
          .map(([part, span]) => ({
            name: part,
            span,
            from: Math.max(draft.url.span[1], span[1]) + 1,
            to: draft.span[1],
          }));
      });
      return { name, language, text, begin: head.length, end: head.length + snippet.length, read, parts };
    }),
  );
}

/** Every curl command of the corpus, and every request of the .http fixtures behind its file's definitions. */
export async function halfWrittenRequests(): Promise<readonly HalfWritten[]> {
  const curl = readdirSync(`${curlFixtures}/corpus`).flatMap((file) =>
    [...commandsOf(readFileSync(`${curlFixtures}/corpus/${file}`, 'utf8'))].map(([name, text]) => ({
      ...{ name, language: 'shellscript', text, begin: 0 },
    })),
  );
  const http = readdirSync('test/fixtures/http')
    .filter((file) => file.endsWith('.http'))
    .flatMap((file) => {
      const [head = '', ...blocks] = readFileSync(`test/fixtures/http/${file}`, 'utf8').split(/^(?=#{3,})/m);
      return blocks.map((block) => ({
        ...{ name: `${file}: ${block.split('\n')[0]}`, language: 'http', text: head + block, begin: head.length },
      }));
    });
  const readers = { shellscript: await readerOf('shellscript'), http: await readerOf('http') };
  return [...curl, ...http]
    .filter(({ text }) => !saysElse.test(text))
    .map((document) => {
      const read = document.language === 'http' ? readers.http : readers.shellscript;
      const parts = read(document.text).drafts.flatMap((draft) =>
        spansOf(draft).map(([name, span]) => ({ name, span, from: settledFrom(draft, name, span), to: Infinity })),
      );
      return { ...document, end: document.text.length, read, parts };
    });
}

/**
 * Until these end, what stands in front of them says something else: a name, a quote that curl reads, a boundary, an
 * assertion that begins like a query, a version, the curl that reads its options from a pipe, another target.
 */
const saysElse = /\$EMPTY|payload_json="|^--x-y|^\?\? |HTTP\/1|\| curl --config -|request-target =/m;

/** Where the URL ends, and what uses a body that is defined elsewhere: nobody can know the request before that. */
function settledFrom(draft: Draft, name: string, span: Span): number {
  const [bodyStart, bodyEnd] = draft.body?.span ?? [0, 0];
  const isElsewhere = name.startsWith('body') && (span[0] < bodyStart || span[1] > bodyEnd);
  const isPiped = name.startsWith('body') && bodyEnd < draft.url.span[0];
  return Math.max(span[1], draft.url.span[1], isPiped ? draft.span[1] : isElsewhere ? bodyEnd : 0) + 1;
}

async function readerOf(language: string): Promise<Extractor> {
  const read = await loadExtractor(language);
  if (read === undefined) throw new Error(`no reader for ${language}`);
  return read;
}
