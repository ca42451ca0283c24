// No request invented: the published sources of packages that have nothing to do with Discord, most of which talk HTTP.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '../../src/core/extract/extract.ts';
import { mayHoldRequest } from '../../src/core/extract/prefilter.ts';
import { goal } from './parts/goals.ts';
import { filesIn } from './parts/inputs.ts';
import { peerPackages, peers, versionOf } from './parts/peers.ts';

const packages = [
  ...['@aws-sdk/client-s3', '@slack/web-api', 'axios', 'eslint', 'express', 'googleapis-common', 'lodash', 'octokit'],
  ...['openai', 'react-dom', 'rollup', 'stripe', 'twilio', 'typescript', 'webpack'],
];
const languages: Readonly<Record<string, string>> = {
  js: 'javascript',
  cjs: 'javascript',
  mjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  md: 'markdown',
  sh: 'shellscript',
  json: 'json',
  txt: 'plaintext',
};

const require = await peers();
const rows = [];
const invented: string[] = [];
let files = 0;
for (const name of packages) {
  const row = { package: versionOf(require, name), files: 0, MB: 0, 'looked into': 0, requests: 0, incomplete: 0 };
  for (const file of filesIn(join(peerPackages, name), /\.(?:[cm]?[jt]s|[jt]sx|md|sh|json|txt)$/)) {
    const text = readFileSync(file, 'utf8');
    const language = languages[file.slice(file.lastIndexOf('.') + 1)] ?? '';
    row.files++;
    row.MB += text.length / 1e6;
    if (mayHoldRequest(text, language)) row['looked into']++;
    // A mention of Discord behind the text opens the sieve in front of the readers, so that it hides nothing of them.
    const { drafts, incomplete } = await extract(`${text}\n// discord.com/api/\n`, language);
    row.requests += drafts.length;
    if (incomplete) row.incomplete++;
    for (const { span } of drafts) invented.push(`${file}: ${text.slice(...span).slice(0, 120)}`);
  }
  files += row.files;
  rows.push({ ...row, MB: Number(row.MB.toFixed(1)) });
}
console.table(rows);
for (const place of invented) console.log(place);
goal(
  `requests found in ${files} files of ${packages.length} packages`,
  String(invented.length),
  '0',
  invented.length === 0 && files > 1000,
);
