import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../../src/core/compose/compose.ts';
import { extract } from '../../../src/core/extract/extract.ts';
import { snippetsOf } from '../../core/extract/executedCode.ts';

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

/**
 * TypeScript of 10,000 lines with a hundred requests in it: our fixtures of every library among modules of our own.
 * Some are written by names that several modules of the document give to different things, which no reader can tell.
 */
export function tenThousandLines(): string {
  const snippets = snippetsOf('javascript').filter(
    ({ language, truth }) => language === 'typescript' && truth.length > 0,
  );
  const chosen: string[] = [];
  for (let requests = 0, at = 0; requests < 114; at++) {
    const snippet = snippets[at % snippets.length];
    if (snippet === undefined) throw new Error('no snippets');
    chosen.push(snippet.text);
    requests += snippet.truth.length;
  }
  const modules = ownModules(10_000 - lineCount(chosen.join('\n')));
  const text: string[] = [];
  let put = 0;
  for (const [index, module] of modules.entries()) {
    text.push(module);
    for (; put < ((index + 1) / modules.length) * chosen.length; put++) text.push(chosen[put] ?? '');
  }
  return text.join('\n').split('\n').slice(0, 10_000).join('\n');
}

/** A .http document of 10,000 lines: the requests of our code fixtures as we write them, and our .http fixtures. */
export async function tenThousandHttpLines(): Promise<string> {
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
    .repeat(Math.ceil(10_000 / lineCount(once)))
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
