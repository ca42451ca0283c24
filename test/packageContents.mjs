// What may be in the VSIX, and what may be in it nowhere.
import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** Every name that a file of the package may have. */
const expected = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(?:package\.json|package\.nls(?:\.ja)?\.json|readme\.md|changelog\.md|LICENSE\.txt)$/i,
  /^extension\/dist\/(?:extension|cli)\.mjs$/,
  /^extension\/dist\/chunks\/[\w-]+-[0-9A-Z]{8}\.mjs$/,
  /^extension\/dist\/media\/(?:runner|buckets)\.(?:js|css)$/,
  /^extension\/dist\/capture\/(?:node\/[\w.-]+\.cjs|python\/[\w./-]+\.py)$/,
  /^extension\/dist\/(?:sbom\.cdx\.json|third-party-licenses\.txt)$/,
  /^extension\/media\/(?:icon\.png|activity\.svg|walkthrough\/[\w.-]+)$/,
];

/** What gives something away: credentials of every kind, also behind letters (`\nMTI…`), and where the package was built. */
const forbidden = [
  ['a bot token', /[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}/],
  ['a webhook', /\/webhooks\/\d{17,20}\/[\w-]{60,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a token of GitHub or npm', /(?:gh[opsu]_\w{30,}|github_pat_\w{30,}|npm_[A-Za-z0-9]{36})/],
  ['a source map', /\/\/[#@] sourceMappingURL=(?!\$)/],
];

/** The files of a VSIX, each with its name and its bytes. */
export async function* filesIn(vsix) {
  const archive = await openPromise(vsix);
  for await (const entry of archive.eachEntry()) {
    yield { name: entry.fileName, bytes: await buffer(await archive.openReadStreamPromise(entry)) };
  }
}

/** What is wrong with the files of a VSIX, a line each; empty where nothing is. */
export async function problemsIn(vsix) {
  const problems = [];
  const here = process.cwd();
  for await (const { name, bytes } of filesIn(vsix)) {
    if (!expected.some((pattern) => pattern.test(name))) problems.push(`${name} is not on the list`);
    const text = bytes.toString('latin1');
    for (const [what, pattern] of forbidden) if (pattern.test(text)) problems.push(`${name} holds ${what}`);
    if (text.includes(`${here}/`)) problems.push(`${name} names ${here}`);
  }
  return problems;
}
