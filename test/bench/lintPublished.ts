// No false alarm: every rule on the published sources of packages that talk to other APIs, and of those that talk to
// Discord's, where a person has looked at what is found.
import { join, relative } from 'node:path';
import { extract } from '../../src/core/extract/extract.ts';
import type { RuleId } from '../../src/core/lint/finding.ts';
import { lint, rules } from '../../src/core/lint/lint.ts';
import { checkout } from '../host/checkout.ts';
import { goal } from './parts/goals.ts';
import { peerPackages, peers, versionOf } from './parts/peers.ts';
import { publishedFiles, withoutDiscord } from './parts/published.ts';

/** Where a library that sends to Discord is installed: beside the tests of extraction, or among the peers. */
const ownPackages = join(checkout, 'node_modules');
const withDiscord: readonly (readonly [folder: string, names: readonly string[]])[] = [
  [ownPackages, ['discord.js', '@discordjs/rest', '@discordjs/builders', '@discordjs/ws', 'oceanic.js']],
  [peerPackages, ['@discordeno/rest', 'discord-oauth2', 'discord-webhook-node', 'eris', 'seyfert']],
];

/** What is right about them, as a person judged it. */
const right: readonly { readonly place: string; readonly rule: RuleId }[] = [
  // `fetchRecommendedShardCount` sends no User-Agent but Node's own; told to who asks for the rule.
  { place: 'discord.js/src/util/Util.js', rule: 'user-agent/missing' },
];

const require = await peers();
const rows: Record<string, string | number>[] = [];
const alarms: string[] = [];
const judged: string[] = [];

for (const name of withoutDiscord) {
  // A mention of Discord behind the text opens the sieves, so that they hide nothing of the readers and the rules.
  await look(peerPackages, name, '\n// discord.com/api/\n', alarms);
}
for (const [folder, names] of withDiscord) for (const name of names) await look(folder, name, '', judged);
console.table(rows);

const files = rows.slice(0, withoutDiscord.length).reduce((sum, row) => sum + Number(row.files), 0);
for (const place of alarms) console.log(place);
goal(
  `findings of all ${Object.keys(rules).length} rules in ${files} files of ${withoutDiscord.length} packages that have nothing to do with Discord`,
  String(alarms.length),
  '0',
  alarms.length === 0 && files > 10_000,
);
const expected = right.map(({ place, rule }) => `${place}: ${rule}`);
const odd = [
  ...judged.filter((place) => !expected.includes(place)),
  ...expected.filter((place) => !judged.includes(place)),
];
for (const place of odd) console.log(`not as judged: ${place}`);
goal(
  `findings in ${withDiscord.flatMap(([, names]) => names).length} libraries for Discord`,
  `${judged.length}, all of them right`,
  'none that is not',
  odd.length === 0,
);

async function look(folder: string, name: string, behind: string, found: string[]): Promise<void> {
  const row = { package: versionOf(require, name, folder), files: 0, MB: 0, requests: 0, findings: 0 };
  for (const { path, text, language } of publishedFiles(join(folder, name))) {
    const whole = text + behind;
    const read = await extract(whole, language);
    const findings = lint({ text: whole, language, ...read }, { all: true });
    row.files++;
    row.MB += text.length / 1e6;
    row.requests += read.drafts.length;
    row.findings += findings.length;
    for (const { facts } of findings) found.push(`${relative(folder, path)}: ${facts.rule}`);
  }
  if (row.files === 0) throw new Error(`${name} is empty`);
  rows.push({ ...row, MB: row.MB.toFixed(1) });
}
