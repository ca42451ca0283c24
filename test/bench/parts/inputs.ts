import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../../src/core/compose/compose.ts';
import { extract } from '../../../src/core/extract/extract.ts';
import { snippetsOf } from '../../core/extract/executedCode.ts';

/** A piece of code, and how many requests executing it sends. */
interface Piece {
  readonly text: string;
  readonly requests: number;
}

/** Real TypeScript, our own, in whole modules: about `lines` lines. */
export function ownModules(lines: number): string[] {
  const files = filesIn('src/core', /\.ts$/);
  return wholeModules(
    lines,
    files.map((_, at) => files[(at * 37) % files.length] ?? ''),
  );
}

/** The files in turn, again from the first one where they are not enough: about `lines` lines. */
export function wholeModules(lines: number, files: readonly string[]): string[] {
  const modules: string[] = [];
  for (let count = 0, at = 0; count < lines; at++) {
    const text = readFileSync(files[at % files.length] ?? '', 'utf8');
    modules.push(text);
    count += lineCount(text);
  }
  return modules;
}

/** A document of `lines` lines, or somewhat more: pieces of code, evenly spread among modules. */
export function spread(lines: number, pieces: readonly string[], modulesOf: (lines: number) => string[]): string {
  const modules = modulesOf(lines - lineCount(pieces.join('\n')));
  const text: string[] = [];
  let put = 0;
  for (const [index, module] of modules.entries()) {
    text.push(module);
    for (; put < ((index + 1) / modules.length) * pieces.length; put++) text.push(pieces[put] ?? '');
  }
  return text.join('\n');
}

/** Executed snippets of a language with at least so many requests, of as many libraries as there are. */
export function requestsIn(language: 'javascript' | 'typescript' | 'python', requests: number): string[] {
  const pieces = snippetsOf(language === 'python' ? 'python' : 'javascript')
    .filter((snippet) => snippet.language === language && snippet.truth.length > 0)
    .map(({ text, truth }): Piece => ({ text, requests: truth.length }));
  const step = Math.max(1, pieces.reduce((sum, piece) => sum + piece.requests, 0) / requests);
  const chosen: string[] = [];
  for (let count = 0, at = 0; count < requests; at += step) {
    const piece = pieces[Math.floor(at) % pieces.length];
    if (piece === undefined) throw new Error('no snippets');
    chosen.push(piece.text);
    count += piece.requests;
  }
  return chosen;
}

/**
 * TypeScript of 10,000 lines with a hundred requests in it: our fixtures of every library among modules of our own.
 * Some are written by names that several modules of the document give to different things, which no reader can tell.
 */
export function tenThousandLines(): string {
  return spread(10_000, requestsIn('typescript', 114), ownModules).split('\n').slice(0, 10_000).join('\n');
}

/** A .http document of so many lines: the requests of our code fixtures as we write them, and our .http fixtures. */
export async function httpLines(lines: number): Promise<string> {
  const blocks: string[] = [];
  for (const { text, language } of [...snippetsOf('javascript'), ...snippetsOf('python')]) {
    const { drafts } = await extract(text, language);
    for (const draft of drafts) blocks.push(compose(draft, 'http'));
  }
  for (const file of ['bodies', 'dialects', 'requestLines', 'variables']) {
    blocks.push(...readFileSync(`test/fixtures/http/${file}.http`, 'utf8').split(/^#{3,}.*\n/m));
  }
  const once = blocks.map((block, index) => `### request ${index + 1}\n\n${block.trim()}\n`).join('\n');
  return `${once}\n`
    .repeat(Math.ceil(lines / lineCount(once)))
    .split('\n')
    .slice(0, lines)
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
