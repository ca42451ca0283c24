// Builds everything: `node esbuild.mjs [--production] [--tests]`.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const production = process.argv.includes('--production');
const withTests = process.argv.includes('--tests');

/** Files below `folder` whose path matches, relative to the checkout. */
async function filesBelow(folder, matches) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules') && matches.test(path))
    .sort();
}

/** `import { articles } from 'tracecord:articles/en'`: the Markdown articles of one language as one lazy chunk. */
const articles = {
  name: 'articles',
  setup(builder) {
    builder.onResolve({ filter: /^tracecord:articles\// }, ({ path }) => ({ path, namespace: 'articles' }));
    builder.onLoad({ filter: /.*/, namespace: 'articles' }, async ({ path }) => {
      const folder = join('src/words/articles', path.split('/')[1]);
      const files = (await filesBelow(folder, /\.md$/)).map((file) => file);
      const entries = await Promise.all(
        files.map(async (file) => [file.slice(folder.length + 1, -'.md'.length), await readFile(file, 'utf8')]),
      );
      return {
        contents: `export const articles = ${JSON.stringify(Object.fromEntries(entries))};`,
        loader: 'js',
        watchFiles: files,
        watchDirs: [folder],
      };
    });
  },
};

const shared = {
  bundle: true,
  sourcemap: production ? false : 'linked',
  minify: production,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
  plugins: [articles],
};

/** ES modules that still carry CommonJS dependencies (undici) need `require` for Node's own modules. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const node = {
  ...shared,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  splitting: true,
  mainFields: ['module', 'main'],
  conditions: ['module'],
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: requireBanner },
  external: ['vscode'],
};

await rm('dist', { recursive: true, force: true });
const host = await build({ ...node, entryPoints: ['src/extension.ts', 'src/cli.ts'], outdir: 'dist' });
const views = await build({
  ...shared,
  platform: 'browser',
  format: 'iife',
  entryPoints: { runner: 'media/runner/main.ts', buckets: 'media/buckets/main.ts' },
  outdir: 'dist/media',
});

if (process.argv.includes('--metafile')) {
  const { writeFile, mkdir } = await import('node:fs/promises');
  await mkdir('out', { recursive: true });
  await writeFile('out/meta-host.json', JSON.stringify(host.metafile));
  await writeFile('out/meta-views.json', JSON.stringify(views.metafile));
}

if (withTests) {
  const entryPoints = await filesBelow('test', /^test\/(?!fixtures|sample|host\/suites).*\.ts$/);
  await rm('out/test', { recursive: true, force: true });
  await build({
    ...node,
    minify: false,
    sourcemap: 'inline',
    entryPoints,
    outbase: 'test',
    outdir: 'out/test',
    packages: 'external',
  });
  // Suites that run inside the extension host are loaded by VS Code with `require`.
  await build({
    ...shared,
    minify: false,
    sourcemap: 'inline',
    platform: 'node',
    format: 'cjs',
    entryPoints: await filesBelow('test/host/suites', /\.ts$/),
    outbase: 'test',
    outdir: 'out/test',
    outExtension: { '.js': '.cjs' },
    external: ['vscode', 'mocha'],
  });
}
