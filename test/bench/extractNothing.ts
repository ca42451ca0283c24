// No request invented: the published sources of packages that have nothing to do with Discord, most of which talk HTTP.
import { join } from 'node:path';
import { extract } from '../../src/core/extract/extract.ts';
import { mayHoldRequest } from '../../src/core/extract/prefilter.ts';
import { goal } from './parts/goals.ts';
import { peerPackages, peers, versionOf } from './parts/peers.ts';
import { publishedFiles, withoutDiscord } from './parts/published.ts';

const require = await peers();
const rows = [];
const invented: string[] = [];
let files = 0;
for (const name of withoutDiscord) {
  const row = { package: versionOf(require, name), files: 0, MB: 0, 'looked into': 0, requests: 0, incomplete: 0 };
  for (const { path, text, language } of publishedFiles(join(peerPackages, name))) {
    row.files++;
    row.MB += text.length / 1e6;
    if (mayHoldRequest(text, language)) row['looked into']++;
    // A mention of Discord behind the text opens the sieve in front of the readers, so that it hides nothing of them.
    const { drafts, incomplete } = await extract(`${text}\n// discord.com/api/\n`, language);
    row.requests += drafts.length;
    if (incomplete) row.incomplete++;
    for (const { span } of drafts) invented.push(`${path}: ${text.slice(...span).slice(0, 120)}`);
  }
  files += row.files;
  rows.push({ ...row, MB: Number(row.MB.toFixed(1)) });
}
console.table(rows);
for (const place of invented) console.log(place);
goal(
  `requests found in ${files} files of ${withoutDiscord.length} packages`,
  String(invented.length),
  '0',
  invented.length === 0 && files > 1000,
);
