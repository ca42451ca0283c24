// How long extraction takes, beside TypeScript's own parser and httpYac's in the same run.
import { extractHttp } from '../../src/core/extract/http.ts';
import { extractJavaScript } from '../../src/core/extract/javascript.ts';
import { mayHoldRequest } from '../../src/core/extract/prefilter.ts';
import { goal, medianTimes } from './parts/goals.ts';
import { foreignLines, lineCount, tenThousandHttpLines, tenThousandLines } from './parts/inputs.ts';
import { peerPackages, peers } from './parts/peers.ts';

const require = await peers();
const ts = require('typescript');
const text = await tenThousandLines();
console.log(
  lineCount(text),
  text.length,
  extractJavaScript(text, 'typescript').drafts.length,
  extractJavaScript(text, 'typescript').incomplete,
);
console.log(
  await medianTimes(
    {
      ours: () => extractJavaScript(text, 'typescript'),
      ts: () => ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, false),
    },
    15,
  ),
);
const http = tenThousandHttpLines();
console.log(lineCount(http), http.length, extractHttp(http).drafts.length, extractHttp(http).incomplete);
console.log(await medianTimes({ ours: () => extractHttp(http) }, 15));
for (const [name, m] of [
  ['webpack', /\/lib\/.*\.js$/],
  ['openai', /\/src\/.*\.ts$/],
] as const) {
  const none = await foreignLines(peerPackages, name, m);
  console.log(name, none.length, mayHoldRequest(none));
  console.log(await medianTimes({ once: () => mayHoldRequest(none) }, 30));
}
