// What readers of curl make of commands of which it is known what the real curl sends for them.
import { readdirSync, readFileSync } from 'node:fs';
import { extract } from '../../src/core/extract/extract.ts';
import {
  commandsOf,
  comparable,
  curlFixtures,
  type Recorded,
  type Truth,
  wireOf,
} from '../core/extract/executedCurl.ts';
import { curlPeers, type Sent, type SentPart } from './parts/curlPeers.ts';
import { goal, percent } from './parts/goals.ts';
import { peers } from './parts/peers.ts';

/** What became of a command: the same requests, none (the reader says that it cannot), or others. */
type Verdict = 'same' | 'refused' | 'other';

/** Headers whose value says nothing of the command. */
const own =
  /^(?:host|user-agent|accept|content-length):|^content-type:(?:application\/x-www-form-urlencoded|multipart\/form-data.*)$/;

interface Reader {
  readonly name: string;
  /** The requests, or undefined where the reader says of one that it cannot be sent as it is. */
  read(script: string, language: string, version: string): Promise<readonly Sent[] | undefined>;
}

const tracecord: Reader = {
  name: 'Tracecord',
  read: async (script, language, version) => {
    const { drafts } = await extract(script, language);
    if (drafts.some(({ problem }) => problem !== undefined)) return undefined;
    return drafts.map((draft) => sentOf(wireOf(draft, version)));
  },
};

const readers: readonly Reader[] = [
  tracecord,
  ...(await curlPeers(await peers())).map(({ name, read }) => ({
    name,
    read: (script: string) => read(script).catch(() => undefined),
  })),
];

/** Groups of commands: the shells of Windows get theirs from files of their own. */
const groups = [
  ...readdirSync(`${curlFixtures}/corpus`)
    .filter((file) => !['cmd.sh', 'powershell.sh', 'foreign.sh'].includes(file))
    .map((file) => ({ file: `corpus/${file}`, group: file.replace('.sh', ''), language: 'shellscript' })),
  { file: 'shells/cmd.bat', group: 'cmd', language: 'bat' },
  { file: 'shells/powershell.ps1', group: 'powershell', language: 'powershell' },
];

type Tally = Record<Verdict, number>;
const shells = ['bash', 'Windows'] as const;
const noCount = (): Tally => ({ same: 0, refused: 0, other: 0 });
const tallies = new Map(readers.map(({ name }) => [name, { bash: noCount(), Windows: noCount() }]));
const commands = { bash: 0, Windows: 0 };
const rows = [];
const wrong: string[] = [];
for (const { file, group, language } of groups) {
  const shell = language === 'shellscript' ? 'bash' : 'Windows';
  const truth = JSON.parse(readFileSync(`${curlFixtures}/truth/${group}.json`, 'utf8')) as Truth;
  const scripts = [...commandsOf(readFileSync(`${curlFixtures}/${file}`, 'utf8'))].filter(
    ([title]) => (truth.commands[title]?.requests.length ?? 0) > 0,
  );
  commands[shell] += scripts.length;
  const row: Record<string, string | number> = { group, commands: scripts.length };
  for (const { name, read } of readers) {
    let same = 0;
    for (const [title, script] of scripts) {
      const sent = (truth.commands[title]?.requests ?? []).map(comparable);
      const verdict = verdictOf(await read(script, language, truth.curl), sent);
      const tally = tallies.get(name)?.[shell];
      if (tally !== undefined) tally[verdict]++;
      if (verdict === 'same') same++;
      if (verdict === 'other' && name === tracecord.name) wrong.push(`${group}: ${title}`);
    }
    row[name] = same;
  }
  rows.push(row);
}
console.table(rows);
const count = commands.bash + commands.Windows;
console.log(
  `${count} commands that curl accepts, and what each reader makes of them; cmd and powershell are for Windows`,
);
for (const shell of shells) {
  console.table(
    [...tallies].map(([reader, { [shell]: tally }]) => ({
      [`curl in ${shell === 'bash' ? 'bash' : 'cmd and PowerShell'}`]: reader,
      'as curl sends it': `${tally.same} of ${commands[shell]}, ${percent(tally.same, commands[shell])}`,
      'says that it cannot': tally.refused,
      'something else': tally.other,
    })),
  );
}
for (const title of wrong) console.log(`something else than curl: ${title}`);
goal('curl, something else than curl sends', String(wrong.length), '0', wrong.length === 0);
for (const shell of shells) {
  const [ours = 0, ...others] = [...tallies.values()].map(({ [shell]: { same } }) => same);
  const best = Math.max(...others);
  const wanted = `more than the best peer, ${percent(best, commands[shell])}`;
  goal(`curl in ${shell}, as curl sends it`, percent(ours, commands[shell]), wanted, ours > best);
}
for (const [name, { bash }] of tallies) {
  // Whoever reads nothing at all did not run.
  if (bash.same === 0) goal(name, 'read nothing', 'to run', false);
}

function verdictOf(read: readonly Sent[] | undefined, recorded: readonly Recorded[]): Verdict {
  if (read === undefined || read.length === 0) return 'refused';
  const same = read.length === recorded.length && recorded.every((truth, index) => isSame(read[index], sentOf(truth)));
  return same ? 'same' : 'other';
}

function sentOf({ method, url, headers, body }: Recorded): Sent {
  return { method, url, headers, body: typeof body === 'string' ? body : body.map(partOf) };
}

function partOf({ headers, content }: { readonly headers: readonly string[]; readonly content: string }): SentPart {
  const disposition = headers.find((line) => /^content-disposition/i.test(line)) ?? '';
  const name = /\bname="((?:[^"\\]|\\.)*)"/.exec(disposition)?.[1] ?? '';
  const filename = /\bfilename="((?:[^"\\]|\\.)*)"/.exec(disposition)?.[1];
  return { name, content, ...(filename === undefined ? {} : { filename }) };
}

/**
 * The same for this comparison, which is mild: the order of headers and of a form's parts, what every client adds by
 * itself, how a query or a form is encoded, and the type of a form's part do not count.
 */
function isSame(read: Sent | undefined, truth: Sent): boolean {
  return (
    read !== undefined &&
    read.method === truth.method &&
    urlOf(read.url) === urlOf(truth.url) &&
    headersOf(read) === headersOf(truth) &&
    bodyOf(read) === bodyOf(truth)
  );
}

function urlOf(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  return JSON.stringify([url.origin, url.pathname, [...url.searchParams]]);
}

function headersOf({ headers }: Sent): string {
  return headers
    .map(([name, value]) => `${name.toLowerCase()}:${value.trim()}`)
    .filter((line) => !own.test(line))
    .sort()
    .join('\n');
}

function bodyOf({ body }: Sent): string {
  if (typeof body !== 'string') {
    return JSON.stringify([...body].map(({ name, filename, content }) => [name, filename, content]).sort());
  }
  if (/^\s*[[{]/.test(body) || !body.includes('=')) return body;
  return JSON.stringify([...new URLSearchParams(body)]);
}
