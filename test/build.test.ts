import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

interface Output {
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
  readonly bytes: number;
}

const { outputs } = JSON.parse(readFileSync('out/meta-host.json', 'utf8')) as { outputs: Record<string, Output> };

/** The chunks that loading one of them loads at once: its static imports and theirs. */
function loadedWith(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const { path, kind } of outputs[entry]?.imports ?? []) {
    if (kind === 'import-statement' && outputs[path] !== undefined) loadedWith(path, seen);
  }
  return seen;
}

function sourcesOf(chunks: Iterable<string>): string[] {
  return [...chunks].flatMap((chunk) => Object.keys(outputs[chunk]?.inputs ?? {}));
}

describe('activation', () => {
  const chunks = loadedWith('dist/extension.mjs');

  it('loads no network client, no parser, no validation, no sandbox, no articles and no decoder', () => {
    const heavy =
      /node_modules\/(?:undici|@lezer|zod)|src\/sandbox|articles:|src\/words\/(?:en|ja)\/|src\/core\/diagnose\/families|src\/core\/compose\/compose\.ts/;
    assert.deepEqual(
      sourcesOf(chunks).filter((source) => heavy.test(source)),
      [],
    );
  });

  it('loads at most 100 KB of code', () => {
    const bytes = [...chunks].reduce((sum, chunk) => sum + (outputs[chunk]?.bytes ?? 0), 0);
    console.log(`      ${chunks.size} chunks, ${(bytes / 1024).toFixed(1)} KiB`);
    assert.ok(bytes <= 100 * 1024, `${bytes} bytes`);
  });
});

describe('articles', () => {
  for (const locale of ['en', 'ja']) {
    it(`cost at most 60 KB in a VSIX: ${locale}`, () => {
      const chunks = Object.entries(outputs).filter(
        ([, { inputs }]) => `articles:tracecord:articles/${locale}` in inputs,
      );
      assert.equal(chunks.length, 1);
      const bytes = gzipSync(readFileSync(chunks[0]?.[0] ?? '')).length;
      console.log(`      ${bytes} bytes`);
      assert.ok(bytes <= 60_000, `${bytes} bytes`);
    });
  }
});
