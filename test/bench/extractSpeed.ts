// How long extraction takes, beside TypeScript's own parser and httpYac's in the same run.
import { extractHttp } from '../../src/core/extract/http.ts';
import { extractJavaScript } from '../../src/core/extract/javascript.ts';
import { mayHoldRequest } from '../../src/core/extract/prefilter.ts';
import { goal, medianTimes } from './parts/goals.ts';
import { httpYacParser } from './parts/httpYac.ts';
import { foreignLines, httpLines, lineCount, tenThousandLines } from './parts/inputs.ts';
import { peerPackages, peers, versionOf } from './parts/peers.ts';

/** What is used of TypeScript's own parser. */
interface TypeScript {
  createSourceFile(name: string, text: string, target: number): unknown;
  readonly ScriptTarget: { readonly Latest: number };
}

const rounds = 15;
const keystrokes = 20_000;
/** Quick work is done so often in one go, for the clock is slow. */
const repeats = 20;

const require = await peers();
const rows: Record<string, string | number>[] = [];

function row(what: string, text: string, requests: number, ours: number, peer: string, theirs: number): void {
  rows.push({
    document: what,
    lines: lineCount(text),
    kB: Math.round(text.length / 1000),
    requests,
    'Tracecord (ms)': ours.toFixed(2),
    peer,
    'peer (ms)': theirs.toFixed(1),
    ratio: (ours / theirs).toFixed(2),
  });
}

const ts = require('typescript') as TypeScript;
const code = tenThousandLines();
const { drafts, incomplete } = extractJavaScript(code, 'typescript');
const typescript = await medianTimes(
  {
    ours: () => extractJavaScript(code, 'typescript'),
    theirs: () => ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest),
  },
  rounds,
);
row('TypeScript', code, drafts.length, typescript.ours, versionOf(require, 'typescript'), typescript.theirs);

const http = await httpLines(10_000);
const httpDrafts = extractHttp(http).drafts;
const httpYac = httpYacParser(require);
const theirRequests = await httpYac(http);
const requests = await medianTimes({ ours: () => extractHttp(http), theirs: () => httpYac(http) }, rounds);
row('.http', http, httpDrafts.length, requests.ours, versionOf(require, 'httpyac'), requests.theirs);

const foreign = { webpack: /\/lib\/.*\.js$/, eslint: /\/lib\/.*\.js$/ };
const once: number[] = [];
const perKey: number[] = [];
for (const [name, files] of Object.entries(foreign)) {
  const text = foreignLines(peerPackages, name, files);
  if (mayHoldRequest(text)) throw new Error(`${name} is not without Discord`);
  const lines = text.split('\n');
  const near = lines.slice(5000, 5003).join('\n');
  const times = await medianTimes(
    {
      once: () => {
        for (let time = 0; time < repeats; time++) mayHoldRequest(text);
      },
      keys: () => {
        for (let key = 0; key < keystrokes; key++) mayHoldRequest(near);
      },
      theirs: () => ts.createSourceFile('a.js', text, ts.ScriptTarget.Latest),
    },
    rounds,
  );
  row(
    `JavaScript without Discord (${name})`,
    text,
    0,
    times.once / repeats,
    versionOf(require, 'typescript'),
    times.theirs,
  );
  once.push(times.once / repeats);
  perKey.push(times.keys / keystrokes);
}

console.table(rows);
console.log(
  `medians of ${rounds} rounds in turn, after as many to warm up; time of one core, without what others collect and compile for it`,
);
console.log(`httpYac finds ${theirRequests} requests in the .http document, which are for other hosts too`);
const ratio = typescript.ours / typescript.theirs;
goal('TypeScript, 10,000 lines', `${ratio.toFixed(2)} × TypeScript's parse`, 'at most 1 ×', ratio <= 1);
goal(
  'requests in it',
  `${drafts.length}${incomplete ? ', incomplete' : ''}`,
  '100',
  drafts.length >= 100 && !incomplete,
);
goal('.http, 10,000 lines', `${requests.ours.toFixed(1)} ms`, 'at most 20 ms', requests.ours <= 20);
goal('10,000 lines without Discord', `${Math.max(...once).toFixed(2)} ms`, 'at most 1 ms', Math.max(...once) <= 1);
const key = Math.max(...perKey) * 1000;
goal('a keystroke there', `${key.toFixed(2)} µs`, 'nothing measurable: at most 10 µs', key <= 10);
if (!(theirRequests > 0)) goal('httpYac', 'read nothing', 'to run', false);
