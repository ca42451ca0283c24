/**
 * The held-out snippets and commands of `fixtures/apart`, written by somebody who has not seen the code, against what
 * their execution sent. Whatever a draft spells out was sent so; whatever was sent is a draft; what is left to the run
 * and what is refused is counted, and a rise fails. `# never sent: URL` in a script says that a request is written there
 * which no run reaches: a person may still want to send it.
 */
import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extract } from '../../../src/core/extract/extract.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { writeText } from '../../../src/core/request/text.ts';
import { type Executed, isApi, snippetsOf } from './executedCode.ts';
import { commandsOf, type Recorded, type Truth } from './executedCurl.ts';
import { addedBy, holesLeft, type Known, mayBe, misfits, readParts, type Sent } from './fit.ts';

const apart = 'test/fixtures/apart';

interface Tally {
  readonly drafts: number;
  /** Drafts with something that only the run knows. */
  readonly open: number;
  readonly refused: number;
}

/** Whatever is wrong with the drafts of a text, and how much they leave open. */
async function judge(
  text: string,
  language: string,
  sent: readonly Sent[],
  known: Known,
  files: string,
): Promise<{ faults: string[]; tally: Tally }> {
  const { drafts, incomplete } = await extract(text, language);
  const sound = drafts.filter(({ problem }) => problem === undefined);
  const read = (path: string) =>
    existsSync(`${files}/${path}`) ? readFileSync(`${files}/${path}`, 'utf8') : undefined;
  const compare = (draft: Draft, each: Sent) => misfits(draft, each, { known, read, adds: addedBy[draft.client] });
  const faults = incomplete ? ['incomplete'] : [];
  const unsent = new Set([...text.matchAll(/^# never sent: (\S+)$/gm)].map(([, address]) => address));
  for (const draft of sound) {
    if (unsent.has(writeText(draft.url.text))) continue;
    const best = sent.map((each) => compare(draft, each)).sort((a, b) => a.length - b.length)[0];
    if (best === undefined || best.length > 0)
      faults.push(`nobody sent ${text.slice(...draft.span)}: ${best?.join('; ')}`);
  }
  // A refused draft stands for what it may have sent, once or many times.
  const refused = drafts.filter(({ problem }) => problem !== undefined);
  const missed = sent.filter(
    (each) =>
      !sound.some((draft) => compare(draft, each).length === 0) && !refused.some((draft) => mayBe(draft, each, known)),
  );
  faults.push(...missed.map(({ method, url }) => `missed ${method} ${url}`));
  const open = sound.filter((draft) => holesLeft(draft, known) > 0).length;
  return { faults, tally: { drafts: drafts.length, open, refused: refused.length } };
}

const add = (a: Tally, b: Tally): Tally => ({
  drafts: a.drafts + b.drafts,
  open: a.open + b.open,
  refused: a.refused + b.refused,
});
const none: Tally = { drafts: 0, open: 0, refused: 0 };

/** At most so many drafts may leave something open, or refuse: what the last look at each of them found to be right. */
const ceilings: Readonly<Record<string, Omit<Tally, 'drafts'>>> = {
  javascript: { open: 138, refused: 18 },
  components: { open: 7, refused: 0 },
  python: { open: 69, refused: 20 },
  curl: { open: 25, refused: 6 },
};

/** Snippets whose requests are not seen at all, and why; what is seen of them has to be right all the same. */
const unseen: Readonly<Record<string, string>> = {
  'fetch-bound-helper.js': 'fetch is handed on as a value and called by another name',
};

for (const folder of ['javascript', 'components', 'python']) {
  describe(`held-out ${folder}`, () => {
    const environment: Record<string, string> = JSON.parse(readFileSync('test/fixtures/code/environment.json', 'utf8'));
    const known: Known = ({ source }) =>
      source.kind === 'environment' ? (environment[source.name] ?? source.fallback) : undefined;
    let total = none;
    for (const { name, text, language, truth } of snippetsOf(folder, `${apart}/code`)) {
      it(`is understood: ${name}`, async () => {
        const sent = truth.filter(({ url }) => isApi(url)).map(sentByCode);
        const { faults, tally } = await judge(text, language, sent, known, '.');
        total = add(total, tally);
        const isUnseen = unseen[name] !== undefined;
        if (isUnseen) ok(faults.length > 0, 'is seen now');
        deepEqual(isUnseen ? faults.filter((fault) => !fault.startsWith('missed ')) : faults, []);
      });
    }
    after(() => hold(folder, total));
  });
}

describe('held-out curl', () => {
  const environment: Record<string, string> = JSON.parse(readFileSync('test/fixtures/curl/environment.json', 'utf8'));
  const known: Known = ({ source }) => {
    if (source.kind === 'expression' || source.kind === 'answer') return undefined;
    return environment[source.name] ?? (source.kind === 'environment' ? source.fallback : undefined);
  };
  let total = none;
  for (const file of readdirSync(`${apart}/curl/corpus`)) {
    const truth: Truth = JSON.parse(readFileSync(`${apart}/curl/truth/${file.replace('.sh', '.json')}`, 'utf8'));
    for (const [title, script] of commandsOf(readFileSync(`${apart}/curl/corpus/${file}`, 'utf8'))) {
      it(`is understood: ${file}, ${title}`, async () => {
        const sent = (truth.commands[title]?.requests ?? []).map(sentByCurl);
        const { faults, tally } = await judge(script, 'shellscript', sent, known, 'test/fixtures/curl/files');
        total = add(total, tally);
        deepEqual(faults, []);
      });
    }
  }
  after(() => hold('curl', total));
});

function hold(corpus: string, { drafts, open, refused }: Tally): void {
  console.log(`    ${corpus}: ${drafts} drafts, ${open} with something open, ${refused} refused`);
  const most = ceilings[corpus];
  ok(most !== undefined && open <= most.open && refused <= most.refused);
}

function sentByCode({ method, url, headers, body }: Executed): Sent {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]]));
  const type = lower.get('content-type')?.[0] ?? '';
  if (type.startsWith('multipart/')) return { method, url, headers: lower, parts: readParts(body ?? '', type) };
  return { method, url, headers: lower, ...(body === undefined ? {} : { body }) };
}

function sentByCurl({ method, url, headers, body }: Recorded): Sent {
  const lower = new Map<string, string[]>();
  for (const [name, value] of headers) lower.set(name.toLowerCase(), [...(lower.get(name.toLowerCase()) ?? []), value]);
  if (typeof body === 'string') return { method, url, headers: lower, body };
  const parts = body.map(({ headers: own, content }) => {
    const disposition = own.find((header) => /^content-disposition:/i.test(header)) ?? '';
    const filename = /filename="([^"]*)"/.exec(disposition)?.[1];
    return {
      name: / name="([^"]*)"/.exec(disposition)?.[1] ?? '',
      ...(filename === undefined ? {} : { filename }),
      content,
    };
  });
  return { method, url, headers: lower, parts };
}
