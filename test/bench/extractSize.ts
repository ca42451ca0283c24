// How much code extraction and composing are, with their libraries: what is loaded when the first document is read.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { goal } from './parts/goals.ts';

/** In bytes. */
const allowed = 100 * 1024;

interface Output {
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
  readonly bytes: number;
}

const { outputs } = JSON.parse(readFileSync('out/meta-host.json', 'utf8')) as { outputs: Record<string, Output> };

/** The chunks that hold code of extraction or composing, or that those load. */
const chunks = new Set<string>();

function add(chunk: string): void {
  const output = outputs[chunk];
  if (output === undefined || chunks.has(chunk)) return;
  chunks.add(chunk);
  for (const { path } of output.imports) add(path);
}

/** What an activation loads is there before any of it is needed: it is not loaded on first use. */
const atOnce = new Set<string>();

function addAtOnce(chunk: string): void {
  if (atOnce.has(chunk)) return;
  atOnce.add(chunk);
  for (const { path, kind } of outputs[chunk]?.imports ?? []) if (kind === 'import-statement') addAtOnce(path);
}

addAtOnce('dist/extension.mjs');
for (const [chunk, { inputs }] of Object.entries(outputs)) {
  const isEntry = Object.keys(inputs).some((input) =>
    /src\/core\/(?:extract\/(?:javascript|python|http|httpMessage|shell|batch|powershell|markdown|component|har)|compose\/compose)\.ts$/.test(
      input,
    ),
  );
  if (isEntry) add(chunk);
}
const rows = [...chunks]
  .map((chunk) => {
    const code = readFileSync(chunk);
    const largest = Object.entries(outputs[chunk]?.inputs ?? {}).toSorted(
      (a, b) => b[1].bytesInOutput - a[1].bytesInOutput,
    )[0];
    return {
      chunk: basename(chunk),
      'largest part': largest?.[0].replace(/^.*node_modules\//, '').replace('src/core/', '') ?? '',
      'minified (KiB)': code.length / 1024,
      'gzip (KiB)': gzipSync(code, { level: 9 }).length / 1024,
      'loaded at activation': atOnce.has(chunk),
    };
  })
  .toSorted((a, b) => b['gzip (KiB)'] - a['gzip (KiB)']);
console.table(
  rows.map((row) => ({
    ...row,
    'minified (KiB)': row['minified (KiB)'].toFixed(1),
    'gzip (KiB)': row['gzip (KiB)'].toFixed(1),
  })),
);
const sum = rows.reduce((total, row) => total + row['gzip (KiB)'], 0);
goal(
  'extraction and composing, gzip',
  `${sum.toFixed(1)} KiB in ${rows.length} chunks`,
  `at most ${allowed / 1024} KiB`,
  rows.length > 0 && sum * 1024 <= allowed,
);
const early = rows.filter((row) => row['loaded at activation']).length;
goal(
  'parsers loaded at activation',
  String(rows.filter((row) => row['loaded at activation'] && /lezer|jsonc/.test(row['largest part'])).length),
  '0, they load on first use',
  early < rows.length,
);
