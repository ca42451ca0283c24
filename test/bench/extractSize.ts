// How much code extraction and composing are, with their libraries: what is loaded when the first document is read.
import { readFileSync } from 'node:fs';
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

/** What an activation loads is there already: it is not loaded on first use. */
const atOnce = new Set<string>();

function addAtOnce(chunk: string): void {
  if (atOnce.has(chunk)) return;
  atOnce.add(chunk);
  for (const { path, kind } of outputs[chunk]?.imports ?? []) if (kind === 'import-statement') addAtOnce(path);
}

addAtOnce('dist/extension.mjs');
const sizes = new Map<string, number>();
/** What reading a first document of each kind loads, in bytes. */
const firsts: { document: string; bytes: number }[] = [];
const entries: Readonly<Record<string, string>> = {
  'JavaScript, TypeScript': 'extract/javascript',
  Python: 'extract/python',
  '.http': 'extract/http',
  shell: 'extract/shell',
  cmd: 'extract/batch',
  PowerShell: 'extract/powershell',
  HAR: 'extract/har',
  'HTTP messages': 'extract/httpMessage',
  'Vue, Svelte': 'extract/component',
  'Markdown, its blocks apart': 'extract/markdown',
  'composing, every target': 'compose/compose',
};
for (const [document, source] of Object.entries(entries)) {
  const input = `src/core/${source}.ts`;
  const entry = Object.keys(outputs).find((output) => outputs[output]?.inputs[input] !== undefined);
  if (entry === undefined) throw new Error(`${input} is in no chunk`);
  firsts.push({ document, bytes: [...loadedWith(entry)].reduce((sum, chunk) => sum + sizeOf(chunk), 0) });
}
console.log('what the first document of each kind loads:');
console.table(firsts.map(({ document, bytes }) => ({ document, 'gzip (KiB)': kibibytes(bytes) })));
const sum = [...sizes.values()].reduce((total, bytes) => total + bytes, 0);
console.log(`all of it is ${sizes.size} chunks, each counted once; what activation loads is not in it`);
goal(
  'extraction and composing with their libraries, gzip',
  `${kibibytes(sum)} KiB`,
  `at most ${allowed / 1024} KiB`,
  sum <= allowed,
);

/** A chunk and what it imports at once, without what is loaded at activation. */
function loadedWith(chunk: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(chunk) || atOnce.has(chunk) || outputs[chunk] === undefined) return seen;
  seen.add(chunk);
  for (const { path, kind } of outputs[chunk].imports) if (kind === 'import-statement') loadedWith(path, seen);
  return seen;
}

function sizeOf(chunk: string): number {
  const known = sizes.get(chunk);
  if (known !== undefined) return known;
  const bytes = gzipSync(readFileSync(chunk), { level: 9 }).length;
  sizes.set(chunk, bytes);
  return bytes;
}

function kibibytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
