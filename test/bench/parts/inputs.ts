import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { snippetsOf } from '../../core/extract/executedCode.ts';
import { commandsOf } from '../../core/extract/executedCurl.ts';

/** A small generator of numbers below 1, the same on every run. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Real TypeScript, our own, in whole modules: about `lines` lines. */
function ownModules(lines: number): string[] {
  const files = filesIn('src/core', /\.ts$/);
  const modules: string[] = [];
  for (let count = 0, at = 0; count < lines; at = (at + 37) % files.length) {
    const text = readFileSync(files[at] ?? '', 'utf8');
    modules.push(text);
    count += text.split('\n').length;
  }
  return modules;
}

/** The TypeScript fixtures: each with the number of requests that it sent when it was executed. */
function typescriptSnippets(): { text: string; requests: number }[] {
  return snippetsOf('javascript')
    .filter(({ language, truth }) => language === 'typescript' && truth.length > 0)
    .map(({ text, truth }) => ({ text, requests: truth.length }));
}

/** TypeScript of 10,000 lines with 100 requests in it: our fixtures of every library among modules of our own. */
export function tenThousandLines(): string {
  const snippets = typescriptSnippets();
  const chosen: string[] = [];
  for (let requests = 0, at = 0; requests < 100; at++) {
    const snippet = snippets[at % snippets.length];
    if (snippet === undefined) throw new Error('no snippets');
    // Names that are declared in one module of the document are not those of another.
    chosen.push(snippet.text);
    requests += snippet.requests;
  }
  const modules = ownModules(10_000 - lineCount(chosen.join('\n')));
  const text: string[] = [];
  let put = 0;
  for (const [index, module] of modules.entries()) {
    text.push(module);
    for (; put < ((index + 1) / modules.length) * chosen.length; put++) text.push(chosen[put] ?? '');
  }
  return text.join('\n');
}

/** A .http document of 10,000 lines: the fixtures and the corpus of curl commands, over and over. */
export function tenThousandHttpLines(): string {
  const blocks: string[] = [];
  for (const file of ['bodies', 'dialects', 'requestLines', 'variables']) {
    blocks.push(readFileSync(`test/fixtures/http/${file}.http`, 'utf8'));
  }
  const once = blocks.join('\n###\n');
  return Array.from({ length: Math.ceil(10_000 / lineCount(once)) }, () => once)
    .join('\n###\n')
    .split('\n')
    .slice(0, 10_000)
    .join('\n');
}

/** Code of 10,000 lines that has nothing to do with Discord, from the sources of a package. */
export function foreignLines(packages: string, name: string, matches: RegExp): string {
  const files = filesIn(join(packages, name), matches);
  return files
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    .split('\n')
    .slice(0, 10_000)
    .join('\n');
}

/** Files of an installed package, in order; packages inside it are not its own. */
export function filesIn(folder: string, matches: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.slice(folder.length).includes('node_modules') && matches.test(path))
    .sort();
}

export function lineCount(text: string): number {
  return text.split('\n').length;
}

export { commandsOf };
