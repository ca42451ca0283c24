// Builds the extension, the command line and the webviews: `node esbuild.mjs [--production] [--tests] [--metafile]`.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const production = process.argv.includes('--production');

/** Files below `folder` whose path matches, relative to the checkout, in order. */
export async function filesBelow(folder, matches) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules') && matches.test(path))
    .sort();
}

/** Code that gives the bytes back. Even in Base64, Brotli takes a fifth less of a VSIX than its deflate, or better. */
function unpacking(bytes) {
  return `brotliDecompressSync(Buffer.from('${brotliCompressSync(bytes).toString('base64')}', 'base64'))`;
}

/** What `unpackArticles` takes apart. Throws where an article has other headings than the first. */
function packedArticles(entries) {
  const headings = entries[0]?.[1].match(/^## .+$/gm) ?? [];
  const odd = entries.filter(([, text]) => text.match(/^## .+$/gm)?.join() !== headings.join());
  if (odd.length > 0) throw new Error(`Articles with other headings: ${odd.map(([name]) => name)}`);
  const articles = entries.map(([, text]) => text.split(/^## .+$/m).map((part) => part.trim()));
  const columns = Array.from({ length: headings.length + 1 }, (_, column) => articles.map((parts) => parts[column]));
  const names = entries.map(([name]) => name);
  const text = [names.join('\n'), headings.join('\n'), ...columns.flat()].join('\0');
  return smallBytes(text.replaceAll(/\[([\w-]+)\]\(\1\.md\)/g, '§$1'));
}

/** Text in bytes: ASCII as it is, the 112 most frequent other characters in one byte, the rest in two; and their list. */
function smallBytes(text) {
  const counts = new Map();
  for (const character of text.replaceAll(/[\0-\x7f]/g, '')) counts.set(character, (counts.get(character) ?? 0) + 1);
  const frequent = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  const alphabet = [...frequent.slice(0, 0x70).sort(), ...frequent.slice(0x70).sort()];
  const places = new Map(alphabet.map((character, place) => [character, place]));
  const body = [...text].flatMap((character) => {
    const place = places.get(character);
    if (place === undefined) return character.charCodeAt(0);
    return place < 0x70 ? 0x80 + place : [0xf0 + ((place - 0x70) >> 7), 0x80 + ((place - 0x70) & 0x7f)];
  });
  return { body: Buffer.from(body), alphabet: Buffer.from(alphabet.join('')) };
}

/** `import { articles } from 'tracecord:articles/en'`: the Markdown articles of one language as one lazy chunk. */
const articles = {
  name: 'articles',
  setup(builder) {
    builder.onResolve({ filter: /^tracecord:articles\// }, ({ path }) => ({ path, namespace: 'articles' }));
    builder.onLoad({ filter: /.*/, namespace: 'articles' }, async ({ path }) => {
      const folder = join('src/words/articles', path.split('/')[1]);
      const files = await filesBelow(folder, /\.md$/);
      const entries = await Promise.all(
        files.map(async (file) => [file.slice(folder.length + 1, -'.md'.length), await readFile(file, 'utf8')]),
      );
      const { body, alphabet } = packedArticles(entries);
      const contents = `
        import { brotliDecompressSync } from 'node:zlib';
        import { unpackArticles } from './src/words/unpackArticles.ts';
        const bytes = ${unpacking(Buffer.concat([alphabet, body]))};
        export const articles = unpackArticles(bytes.subarray(${alphabet.length}), bytes.toString('utf8', 0, ${alphabet.length}));`;
      return { contents, loader: 'js', resolveDir: process.cwd() };
    });
  },
};

/**
 * Leaves out of undici's client what our requests never reach (45 KB compressed): HTTP/2, which is off; the encoders
 * for FormData and iterables, for our bodies are bytes; and the second copy of its parser: the one without SIMD runs
 * on every processor, and comes packed. The tests of the command line and in the editor send with what is left.
 * And takes away that a 100 nobody asked for ends the request: a client must pass over it (RFC 9110, 15.2).
 */
const leanUndici = {
  name: 'lean-undici',
  setup(builder) {
    const absent = "module.exports = new Proxy({}, { get: () => () => { throw new Error('not bundled'); } });";
    builder.onLoad({ filter: /undici\/lib\/(?:dispatcher\/client-h2|web\/fetch\/body)\.js$/ }, () => ({
      contents: absent,
    }));
    builder.onLoad({ filter: /undici\/lib\/dispatcher\/client-h1\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(
        / {4}if \(statusCode === 100\) \{\n.*'bad response'.*\n {6}return -1\n {4}\}\n/,
        '',
      );
      if (contents === source) throw new Error(`${path} has another form`);
      return { contents, loader: 'js' };
    });
    builder.onLoad({ filter: /undici\/lib\/llhttp\/llhttp_simd-wasm\.js$/ }, () => ({
      contents: "module.exports = require('./llhttp-wasm.js');",
      resolveDir: join(process.cwd(), 'node_modules/undici/lib/llhttp'),
    }));
    builder.onLoad({ filter: /undici\/lib\/llhttp\/llhttp-wasm\.js$/ }, ({ path }) => ({
      contents: `const { brotliDecompressSync } = require('node:zlib'); module.exports = ${unpacking(createRequire(import.meta.url)(path))};`,
    }));
  },
};

/**
 * Leaves out of Lezer's grammars the colours of their nodes, which only editors ask for, and packs their tables, which
 * a VSIX compresses badly: 9 KB less in all. The tests of the command line and in the editor read with what is left.
 */
const leanLezer = {
  name: 'lean-lezer',
  setup(builder) {
    builder.onLoad({ filter: /@lezer\/(?:javascript|python)\/dist\/index\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const colours =
        /^import .* from '@lezer\/highlight';$|^const \w+ = styleTags\(\{(?:.|\n)*?^\}\);$|^ {2}propSources: .*$/gm;
      const table = /(?<=^ {2}(?:states|stateData|goto|nodeNames|tokenData): )".*"(?=,$)/gm;
      const tables = source.match(table) ?? [];
      if (tables.length !== 5 || source.match(colours)?.length !== 3) throw new Error(`${path} has another form`);
      let next = 0;
      const lean = source.replace(colours, '').replace(table, () => `tables[${next++}]`);
      const contents = `
        import { brotliDecompressSync } from 'node:zlib';
        const tables = JSON.parse(${unpacking(`[${tables}]`)}.toString());
        ${lean}`;
      return { contents, resolveDir: dirname(path) };
    });
  },
};

const shared = {
  bundle: true,
  charset: 'utf8',
  sourcemap: production ? false : 'linked',
  minify: production,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
  plugins: [articles, leanUndici],
};

/** ES modules that carry CommonJS dependencies (undici) need `require` for Node's own modules. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** How everything that runs on Node is bundled. */
export const nodeBundle = {
  ...shared,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  splitting: true,
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: requireBanner },
  external: ['vscode'],
  plugins: [...shared.plugins, leanLezer],
};

/** How the webviews are bundled. */
export const viewBundle = {
  ...shared,
  platform: 'browser',
  format: 'iife',
  entryPoints: { runner: 'media/runner/main.ts', buckets: 'media/buckets/main.ts' },
};

/** How the hook is bundled that runs inside a bot on Node. */
export const hookBundle = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  entryPoints: ['src/capture/node/hook.ts'],
  outExtension: { '.js': '.cjs' },
};

/** What loads it, or nothing: every version of Node can read it. */
const guardBundle = {
  ...hookBundle,
  target: 'es5',
  entryPoints: ['src/capture/node/guard.ts'],
  external: ['./hook.cjs'],
};

/** How suites are bundled that VS Code loads with `require` inside the extension host. */
export const suiteBundle = {
  ...shared,
  minify: false,
  sourcemap: 'inline',
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external: ['vscode', 'mocha'],
};

/** Takes the banner off the chunks that need no `require`: nine of ten. Its line stays, for the source maps. */
async function trimBanners(outputs) {
  for (const [file, output] of Object.entries(outputs)) {
    if (!file.endsWith('.mjs')) continue;
    const text = await readFile(file, 'utf8');
    const trimmed = text.replace(requireBanner, '');
    if (trimmed === text || /\brequire\b/.test(trimmed)) continue;
    await writeFile(file, trimmed);
    output.bytes -= requireBanner.length;
  }
}

/** Folders of the packages whose code is in what was built, sorted. */
function packagesIn(...metafiles) {
  const folders = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]);
  return [...new Set(folders)].filter((folder) => folder !== undefined).sort();
}

/** Writes what of others is in the product: their licences in full, and a CycloneDX bill of materials. Gives the files. */
async function writeBillOfMaterials(folders) {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')).packages;
  const { name, version, license } = JSON.parse(await readFile('package.json', 'utf8'));
  const component = ([type, name, version, license, integrity]) => ({
    type,
    'bom-ref': `pkg:npm/${name.replace('@', '%40')}@${version}`,
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [{ license: { id: license } }],
    ...(integrity && {
      hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }],
    }),
  });
  const others = folders.map((folder) => {
    const { version, license, integrity } = lock[folder];
    return component(['library', folder.slice('node_modules/'.length), version, license, integrity]);
  });
  const product = component(['application', name, version, license]);
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: product },
    components: others,
    dependencies: [{ ref: product['bom-ref'], dependsOn: others.map((other) => other['bom-ref']) }],
  };
  await writeFile('dist/sbom.cdx.json', `${JSON.stringify(bill, null, 1)}\n`);
  const licences = await Promise.all(
    folders.map(async (folder) => {
      const [file] = (await readdir(folder)).filter((entry) => /^licen[cs]e/i.test(entry));
      return `${folder.slice('node_modules/'.length)} ${lock[folder].version}\n\n${await readFile(join(folder, file), 'utf8')}`;
    }),
  );
  await writeFile('dist/third-party-licenses.txt', licences.join(`\n${'-'.repeat(80)}\n\n`));
  return ['dist/sbom.cdx.json', 'dist/third-party-licenses.txt'];
}

/** Python is run as it is written. Gives the files that were written. */
async function copyPythonHook() {
  const hook = 'src/capture/python';
  const copies = (await filesBelow(hook, /\.py$/)).map((file) => [
    file,
    join('dist/capture/python', file.slice(hook.length + 1)),
  ]);
  await Promise.all(copies.map(([file, copy]) => cp(file, copy)));
  return copies.map(([, copy]) => copy);
}

async function buildProduct() {
  const host = await build({ ...nodeBundle, entryPoints: ['src/extension.ts', 'src/cli.ts'], outdir: 'dist' });
  await trimBanners(host.metafile.outputs);
  const views = await build({ ...viewBundle, outdir: 'dist/media' });
  const hooks = await Promise.all(
    [hookBundle, guardBundle].map((bundle) => build({ ...bundle, outdir: 'dist/capture/node' })),
  );
  const built = [host, views, ...hooks].map(({ metafile }) => metafile);
  const written = new Set([...built.flatMap(({ outputs }) => Object.keys(outputs)), ...(await copyPythonHook())]);
  for (const file of await writeBillOfMaterials(packagesIn(...built))) written.add(file);
  const stale = (await filesBelow('dist', /./)).filter((file) => !written.has(file));
  await Promise.all(stale.map((file) => rm(file)));
  if (process.argv.includes('--metafile')) {
    await mkdir('out', { recursive: true });
    await writeFile('out/meta-host.json', JSON.stringify(host.metafile));
    await writeFile('out/meta-views.json', JSON.stringify(views.metafile));
  }
}

async function buildTests() {
  const runnable = /^test\/(?!fixtures|sample|host\/suites\/).*(?<!\.test)\.ts$/;
  await build({
    ...nodeBundle,
    minify: false,
    sourcemap: 'inline',
    entryPoints: await filesBelow('test', runnable),
    outbase: 'test',
    outdir: 'out/test',
    packages: 'external',
  });
  const suites = await filesBelow('test/host/suites', /\.ts$/);
  if (suites.length > 0) await build({ ...suiteBundle, entryPoints: suites, outbase: 'test', outdir: 'out/test' });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildProduct();
  if (process.argv.includes('--tests')) await buildTests();
}
