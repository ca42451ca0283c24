import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { botToken, webhookUrl } from './core/request/drafts.ts';
import { type Zipped, zipOf } from './zip.ts';

interface Contents {
  readonly filesIn: (vsix: string) => AsyncIterable<Zipped>;
  readonly problemsIn: (vsix: string) => Promise<readonly string[]>;
}

const vsix = 'out/tracecord.vsix';
const bundle = 'extension/dist/extension.mjs';

/** Made here, so that no scanner finds them in the file. */
const privateKey = ['-----BEGIN ', 'PRIVATE KEY-----'].join('');
const npmToken = `npm_${'a1B2'.repeat(9)}`;
const gitHubToken = `ghp_${'a1B2'.repeat(9)}`;

/** What is put behind a file that belongs in the package, and what is said of it. */
const behind: readonly (readonly [what: string, file: string, text: string, said: string])[] = [
  ['a marked bot token', bundle, `\nconst marked = "${botToken}";`, 'holds a bot token'],
  ['a marked bot token behind letters', bundle, `\nconst marked = "\\nBot${botToken}";`, 'holds a bot token'],
  ['a marked bot token among pictures', 'extension/media/icon.png', botToken, 'holds a bot token'],
  ['a marked webhook', 'extension/readme.md', `\n${webhookUrl}\n`, 'holds a webhook'],
  ['a private key', bundle, `\n// ${privateKey}`, 'holds a private key'],
  ['a token of npm', 'extension/package.json', npmToken, 'holds a token of GitHub or npm'],
  ['a token of GitHub', 'extension/changelog.md', gitHubToken, 'holds a token of GitHub or npm'],
  ['a link to a source map', bundle, '\n//# sourceMappingURL=extension.mjs.map', 'holds a source map'],
  ['a source map in the file itself', bundle, '\n//# sourceMappingURL=data:application/json,x', 'holds a source map'],
  ['the folder that it was built in', bundle, `\n// ${process.cwd()}/src`, `names ${process.cwd()}`],
];

/** Files that do not belong in it. */
const more: readonly string[] = [
  'extension/.env',
  'extension/dist/.env.production',
  'extension/test/unit.test.ts',
  'extension/src/extension.ts',
  'extension/dist/extension.mjs.map',
  'extension/dist/chunks/notes-ABCDEFGH.txt',
  'extension/dist/test/suites.mjs',
  'extension/node_modules/undici/index.js',
  'extension/media/icon.png.bak',
  'extension/package-lock.json',
  'extension/.git/config',
  'elsewhere/readme.md',
];

describe('the check of the package', function () {
  this.timeout(60_000);
  let contents: Contents;
  let folder: string;
  let files: Zipped[];

  before(async () => {
    ok(existsSync(vsix), `${vsix} is not there: node test/package.mjs makes it`);
    contents = await import(pathToFileURL(resolve('test/packageContents.mjs')).href);
    folder = await mkdtemp(join(tmpdir(), 'tracecord-vsix-'));
    files = [];
    for await (const file of contents.filesIn(vsix)) files.push(file);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** What is found in a copy of the package with other files. */
  async function problemsWith(changed: readonly Zipped[]): Promise<readonly string[]> {
    const copy = join(folder, 'copy.vsix');
    await writeFile(copy, zipOf(changed));
    return contents.problemsIn(copy);
  }

  it('finds nothing in the package, nor in an honest copy of it', async () => {
    deepEqual(await contents.problemsIn(vsix), []);
    deepEqual(await problemsWith(files), []);
    ok(files.length > 20, `${files.length} files`);
  });

  for (const [what, file, text, said] of behind) {
    it(`finds ${what}`, async () => {
      const poisoned = files.map(({ name, bytes }) => ({
        name,
        bytes: name === file ? Buffer.concat([bytes, Buffer.from(text)]) : bytes,
      }));
      equal(files.filter(({ name }) => name === file).length, 1, file);
      deepEqual(await problemsWith(poisoned), [`${file} ${said}`]);
    });
  }

  it('finds every file that does not belong in it: settings, sources, tests, maps, packages, strays', async () => {
    const added = more.map((name) => ({ name, bytes: Buffer.from('nothing') }));
    deepEqual(
      await problemsWith([...files, ...added]),
      more.map((name) => `${name} is not on the list`),
    );
  });
});
