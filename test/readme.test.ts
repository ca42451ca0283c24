import { deepEqual } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { healthy, scenarioNames } from '../src/sandbox/scenarios.ts';
import { loadScenarioWords } from '../src/words/scenarios.ts';

/** With the padding of its tables taken out. */
const readme = readFileSync('README.md', 'utf8').replace(/ {2,}/g, ' ');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const names: Record<string, string> = JSON.parse(readFileSync('package.nls.json', 'utf8'));

/** Commands that the palette offers; the others belong to items of a list. */
const inPalette = manifest.contributes.commands.filter(
  ({ command }: { command: string }) =>
    !manifest.contributes.menus.commandPalette.some(
      (item: { command: string; when: string }) => item.command === command && item.when === 'false',
    ),
);

describe('the README', () => {
  it('names every command of the palette by its title', () => {
    const titles = inPalette.map(({ title }: { title: string }) => `Tracecord: ${names[title.slice(1, -1)]}`);
    deepEqual(
      titles.filter((title: string) => !readme.includes(title)),
      [],
    );
  });

  it('names every setting with its default', () => {
    const settings = Object.entries<{ default: unknown }>(manifest.contributes.configuration.properties);
    const row = ([name, { default: value }]: (typeof settings)[number]) =>
      value === ''
        ? `| \`${name}\` | |`
        : `| \`${name}\` | \`${typeof value === 'string' ? value : JSON.stringify(value)}\` |`;
    deepEqual(
      settings.map(row).filter((text) => !readme.includes(text)),
      [],
    );
  });

  it('says of every scenario of the sandbox what happens', async () => {
    const { scenarios } = await loadScenarioWords('en');
    deepEqual(
      scenarioNames.filter(
        (name) => name !== healthy && !readme.includes(`| \`${name}\` | ${scenarios[name]?.detail} |`),
      ),
      [],
    );
  });

  it('names every lint rule', () => {
    const rules = Object.keys(manifest.contributes.configuration.properties['tracecord.lint.severity'].properties);
    deepEqual(
      rules.filter((rule) => !readme.includes(`\`${rule}\``)),
      [],
    );
  });

  it('points only at files that exist, pictures of the tests aside', () => {
    const targets = [...readme.matchAll(/\]\(([^):]+)\)|src="([^"]+)"/g)].map((match) => match[1] ?? match[2] ?? '');
    deepEqual(
      targets.filter((target) => !target.startsWith('media/readme/') && !exists(target)),
      [],
    );
  });
});

/** Whether a file is there, and the heading in it (or in the README itself) that a link names. */
function exists(target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? 'README.md' : file;
  if (!existsSync(path)) return false;
  const headings = [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => slugOf(text));
  return anchor === undefined || headings.includes(anchor);
}

function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}
