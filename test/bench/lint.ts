// From a keystroke to what is underlined: extraction and every rule, beside linters on the same document in the same run.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { extract, loadExtractor } from '../../src/core/extract/extract.ts';
import { KnownTrees } from '../../src/core/extract/knownTrees.ts';
import { mayHoldRequest } from '../../src/core/extract/prefilter.ts';
import { lint, rules } from '../../src/core/lint/lint.ts';
import { goal, medianTimes } from './parts/goals.ts';
import { httpYacParser } from './parts/httpYac.ts';
import { filesIn, lineCount, wholeModules } from './parts/inputs.ts';
import { eslintWith, ruffWith } from './parts/linters.ts';
import { httpRequests, requestsAmong, retryLoops, typedInto, typescriptRequests } from './parts/lintInputs.ts';
import { peerPackages, peers, versionOf } from './parts/peers.ts';

const lines = 2000;
const requests = 20;
const rounds = 15;
/** Keystrokes in one go, for the clock is slow. */
const keystrokes = 10;
/** In ms. */
const allowed = 10;

interface Subject {
  readonly document: string;
  readonly language: string;
  readonly text: string;
  readonly peer: string;
  /** Reads the document, and says how much it has to say about it or found in it. */
  readonly theirs: (text: string) => number | Promise<number>;
  /** The fewest requests that Tracecord finds in it. */
  readonly requests: number;
}

const require = await peers();
const count = Object.keys(rules).length;
const javascript = eslintWith(require, count, 'javascript');
const typescript = eslintWith(require, count, 'typescript');
const eslint = `${versionOf(require, 'eslint')} with ${versionOf(require, '@typescript-eslint/parser')}`;
const scripts = filesIn(join(peerPackages, 'webpack'), /\/lib\/.*\.js$/).filter((file) => statSync(file).size < 10_000);
const pythons = ['curlconverter/tools/extract_curl_args.py', 'flatted/python/flatted.py'].map((file) =>
  join(peerPackages, file),
);

const subjects: readonly Subject[] = [
  {
    document: 'TypeScript',
    language: 'typescript',
    text: await withRequests((count) => typescriptRequests(lines, count), 'typescript'),
    peer: eslint,
    theirs: typescript,
    requests,
  },
  {
    document: 'TypeScript, 20 retry loops',
    language: 'typescript',
    text: retryLoops(lines, requests),
    peer: eslint,
    theirs: typescript,
    requests,
  },
  {
    document: 'JavaScript',
    language: 'javascript',
    text: await withRequests((count) => requestsAmong('javascript', lines, count, scripts), 'javascript'),
    peer: eslint,
    theirs: javascript,
    requests,
  },
  {
    document: 'JavaScript without Discord',
    language: 'javascript',
    text: wholeModules(lines, scripts).join('\n'),
    peer: eslint,
    theirs: javascript,
    requests: 0,
  },
  {
    document: 'Python',
    language: 'python',
    text: await withRequests((count) => requestsAmong('python', lines, count, pythons), 'python'),
    peer: versionOf(require, '@astral-sh/ruff-wasm-nodejs'),
    theirs: ruffWith(require, count),
    requests,
  },
  {
    document: '.http',
    language: 'http',
    text: httpRequests(lines, requests),
    peer: `${versionOf(require, 'httpyac')}, which only parses`,
    theirs: httpYacParser(require),
    requests,
  },
];

const rows = [];
for (const { document, language, text, peer, theirs, requests: fewest } of subjects) {
  const extractor = await loadExtractor(language);
  if (extractor === undefined) throw new Error(`no reader for ${language}`);
  const mark = language === 'python' || language === 'http' ? '#' : '//';
  const known = new KnownTrees();
  let key = 0;
  const read = (typed: string) => {
    if (!mayHoldRequest(typed, language)) return { drafts: [], findings: [] };
    const extraction = extractor(typed, known);
    return { drafts: extraction.drafts, findings: lint({ text: typed, language, ...extraction }, { all: true }) };
  };
  const { drafts, findings } = read(text);
  const said = await theirs(text);
  const times = await medianTimes(
    {
      ours: () => {
        for (let time = 0; time < keystrokes; time++) read(typedInto(text, mark, key++));
      },
      theirs: () => theirs(typedInto(text, mark, key++)),
    },
    rounds,
  );
  const ours = times.ours / keystrokes;
  rows.push({
    document,
    lines: lineCount(text),
    kB: Math.round(text.length / 1000),
    requests: drafts.length,
    findings: findings.length,
    'Tracecord (ms)': ours.toFixed(2),
    peer,
    'it says': said,
    'peer (ms)': times.theirs.toFixed(1),
    ratio: (ours / times.theirs).toFixed(2),
  });
  const isRead = drafts.length >= fewest && (fewest === 0) === (drafts.length === 0);
  goal(`${document}, ${lineCount(text)} lines`, `${ours.toFixed(2)} ms`, `at most ${allowed} ms`, ours <= allowed);
  goal(`requests in it`, String(drafts.length), fewest === 0 ? 'none' : `at least ${fewest}`, isRead);
  if (!(times.theirs > 0)) goal(peer, 'read nothing', 'to run', false);
}
console.table(rows);
console.log(
  `all ${count} rules of Tracecord, as many of ESLint's and of Ruff's; medians of ${rounds} rounds in turn, after as many to warm up; time of one core`,
);
console.log(
  'each time another letter of a comment in the middle was typed, and everything is read again but trees of calls that stand there as before',
);

/** The first of the documents in which as many requests are found: some are written by names that stand for other things. */
async function withRequests(document: (count: number) => string, language: string): Promise<string> {
  for (let count = requests; count < 2 * requests; count++) {
    const text = document(count);
    if ((await extract(text, language)).drafts.length >= requests) return text;
  }
  throw new Error(`fewer than ${requests} requests in ${language}`);
}
