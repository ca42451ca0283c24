import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Extraction } from '../../../src/core/extract/extraction.ts';
import { extractHttp } from '../../../src/core/extract/http.ts';
import { extractShell } from '../../../src/core/extract/shell.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import type { Span } from '../../../src/core/request/text.ts';

/** Every command of the corpus, and every request of the .http fixtures with its file's definitions. */
const documents: readonly { readonly text: string; readonly extract: (text: string) => Extraction }[] = [
  ...readdirSync('test/fixtures/curl/corpus').flatMap((file) =>
    readFileSync(`test/fixtures/curl/corpus/${file}`, 'utf8')
      .split(/^#: .*\n/m)
      .slice(1)
      .map((text) => ({ text, extract: extractShell })),
  ),
  ...readdirSync('test/fixtures/http')
    .filter((file) => file.endsWith('.http'))
    .flatMap((file) => {
      const [head = '', ...blocks] = readFileSync(`test/fixtures/http/${file}`, 'utf8').split(/^(?=#{3,})/m);
      return blocks.map((block) => ({ text: head + block, extract: extractHttp }));
    }),
];

describe('half-written requests', () => {
  it('keep every part that is complete, at its place', () => {
    const lost: string[] = [];
    let parts = 0;
    for (const { text, extract } of documents) {
      // Until these end, what stands in front of them says something else: a name, a quote that curl reads, a boundary,
      // an assertion that begins like a query, a version, the curl that reads its options from a pipe, another target.
      if (/\$EMPTY|payload_json="|^--x-y|^\?\? |HTTP\/1|\| curl --config -|request-target =/m.test(text)) continue;
      const whole = extract(text).drafts.flatMap(partsOf);
      for (let length = 1; length < text.length; length++) {
        const complete = whole.filter(({ span, settles }) => span[1] < length && settles < length);
        if (complete.length === 0) continue;
        parts += complete.length;
        const found = new Set(
          extract(text.slice(0, length))
            .drafts.flatMap(partsOf)
            .map(({ key }) => key),
        );
        for (const { key } of complete) if (!found.has(key)) lost.push(`${key} of ${text.slice(0, length)}`);
      }
    }
    ok(parts > 50_000, String(parts));
    deepEqual(lost.slice(0, 40), []);
  });
});

describe('damaged requests', () => {
  it('never make the readers throw or point outside the document', () => {
    const random = mulberry32(20_261_120);
    for (let round = 0; round < 10_000; round++) {
      const document = documents[Math.floor(random() * documents.length)] ?? documents[0];
      if (document === undefined) throw new Error('no documents');
      let { text } = document;
      for (let count = 1 + Math.floor(random() * 4); count > 0; count--) text = damage(text, random);
      for (const draft of document.extract(text).drafts) {
        for (const { span, key } of [...partsOf(draft), { span: draft.span, key: 'span' }]) {
          ok(span[0] >= 0 && span[0] <= span[1] && span[1] <= text.length, `${key} ${span} in ${JSON.stringify(text)}`);
        }
      }
    }
  }).timeout(60_000);

  it('are read to the end in time that grows with their length', () => {
    for (const piece of [
      '$(',
      '`a ',
      '"$(',
      '${a:-',
      '((',
      'a=(',
      '<<A ',
      'a|',
      '<(',
      '{{',
      "$'\\x",
      '[{"a":',
      '{,',
      '-F a=b;type=',
    ]) {
      for (const { extract } of [{ extract: extractShell }, { extract: extractHttp }]) {
        extract(`curl https://discord.com/api/v10/x -d ${piece.repeat(20_000)}`);
        extract(piece.repeat(20_000));
        extract(`POST https://discord.com/api/v10/x\n\n${piece.repeat(20_000)}`);
      }
    }
  }).timeout(20_000);
});

interface Part {
  /** What and where it is. */
  readonly key: string;
  readonly span: Span;
  /** Where the URL ends, and what uses a body that is defined elsewhere: nobody can know the request before that. */
  readonly settles: number;
}

function partsOf(draft: Draft): Part[] {
  const [bodyStart, bodyEnd] = draft.body?.span ?? [0, 0];
  const part = (name: string, span: Span): Part => {
    const isElsewhere = name.startsWith('body') && (span[0] < bodyStart || span[1] > bodyEnd);
    const isPiped = name.startsWith('body') && bodyEnd < draft.url.span[0];
    const settles = Math.max(draft.url.span[1], isPiped ? draft.span[1] : isElsewhere ? bodyEnd : 0);
    return { key: `${name} ${span}`, span, settles };
  };
  return [
    part('url', draft.url.span),
    ...draft.headers.map(({ name, value }) => part(`header ${name}`, value.span)),
    ...[...(draft.body?.fields ?? [])].map(([path, field]) => part(`body ${path}`, field.value)),
  ];
}

/** Deletes, doubles, moves or replaces a piece. */
function damage(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const length = 1 + Math.floor(random() * (random() < 0.8 ? 3 : 40));
  const piece = text.slice(at, at + length);
  switch (Math.floor(random() * 4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + piece + text.slice(at);
    case 2:
      return text.slice(0, at) + symbols[Math.floor(random() * symbols.length)] + text.slice(at);
    default: {
      const rest = text.slice(0, at) + text.slice(at + length);
      const target = Math.floor(random() * (rest.length + 1));
      return rest.slice(0, target) + piece + rest.slice(target);
    }
  }
}

const symbols = [
  ...[
    '"',
    "'",
    '\\',
    '$',
    '`',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '|',
    '&',
    ';',
    '#',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '=',
    ':',
    '@',
  ],
  ...[
    '<',
    '>',
    '<<',
    '<<<',
    '<<EOF\n',
    '$(',
    '${',
    '$((',
    "$'",
    '{{',
    '}}',
    '{{x}}',
    '{%',
    '%}',
    '###\n',
    '### ',
    '--',
    '-',
  ],
  ...[
    '-d',
    '-H',
    '-F',
    '--next',
    '--json',
    '🔥',
    '\uD83D',
    '\0',
    '\uFDD0',
    '\uFDD2',
    'curl ',
    '-d @-',
    '/..',
    '?',
    '*',
    ',',
  ],
];

/** A small generator of numbers below 1, the same on every run. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
