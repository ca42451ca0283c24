import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';
import { fuzz } from './fuzz.ts';
import { readers } from './readers.ts';

/** What reads text or bytes that may be anything. */
const reading = /\bJSON\.parse\(|\.safeParse\(|\bdecodeURIComponent\(|\.decode\(|\bnew SourceMap\(/;

/** Files that read something, and why no reader of ours reads with them. */
const apart: Readonly<Record<string, string>> = {
  'src/core/mend/retry/javascriptHelper.ts': 'writes code that reads',
  'src/core/mend/retry/loopInJavaScript.ts': 'writes code that reads',
  'src/core/lint/rules/placeholder.ts': 'takes seven known escapes off',
  'src/core/request/readApi.ts': 'asks the network first; what it reads goes to readers that are here',
  'src/capture/node/callSite.ts': 'compares two paths of a running program',
};

describe('the readers of damaged inputs', function () {
  this.timeout(120_000);

  it('go through every file that reads what others wrote', async () => {
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    for (const reader of readers) ok((await fuzz(reader, 3, 60)).failure === undefined, reader.name);
    const { result } = await session.post('Profiler.takePreciseCoverage');
    session.disconnect();
    const read = new Set(result.filter(({ url }) => url.includes('/out/unit-')).flatMap(filesRead));
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((file) => `src/${file.replaceAll('\\', '/')}`)
      .filter((file) => /^src\/(?!vscode\/|extension\.ts).*\.ts$/.test(file));
    const missing = sources.filter(
      (file) => reading.test(readFileSync(file, 'utf8')) && !read.has(file) && !Object.hasOwn(apart, file),
    );
    deepEqual(missing, [], 'these files read something and no reader in test/fuzz reads with them');
  });
});

interface Script {
  readonly url: string;
  readonly functions: readonly {
    readonly ranges: readonly { startOffset: number; endOffset: number; count: number }[];
  }[];
}

/** The files of a bundle in which a function ran that reads something. */
function filesRead({ url, functions }: Script): string[] {
  const text = readFileSync(fileURLToPath(url), 'utf8');
  const ranges = functions.map(({ ranges: [range] }) => range).filter((range) => range !== undefined);
  return [...text.matchAll(new RegExp(reading, 'g'))].flatMap(({ index }) => {
    const around = ranges.filter(({ startOffset, endOffset }) => startOffset <= index && index < endOffset);
    const innermost = around.toSorted((a, b) => b.startOffset - a.startOffset)[0];
    const head = text.lastIndexOf('\n// src/', index);
    const file = /^\n\/\/ (\S+)\n/.exec(text.slice(head, head + 300))?.[1];
    return file !== undefined && innermost !== undefined && innermost.count > 0 ? [file] : [];
  });
}
