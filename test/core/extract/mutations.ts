import { ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extractableLanguages, loadExtractor } from '../../../src/core/extract/extract.ts';
import type { Extraction, Extractor } from '../../../src/core/extract/extraction.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import type { Span } from '../../../src/core/request/text.ts';
import { snippetsOf } from './executedCode.ts';
import { commandsOf, curlFixtures } from './executedCurl.ts';

/** A small generator of numbers below 1, the same on every run. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Seed {
  readonly text: string;
  readonly language: string;
}

/** Longer fixtures would only take longer. In UTF-16 units. */
const longest = 400;

/** The fixtures of every dialect, those in several blocks block by block. */
function seeds(): Seed[] {
  const read = (path: string) => readFileSync(`test/fixtures/${path}`, 'utf8');
  const scripts = (path: string, language: string) =>
    [...commandsOf(read(path)).values()].map((text) => ({ text, language }));
  const http = readdirSync('test/fixtures/http').filter((file) => file.endsWith('.http'));
  const code = ['javascript', 'python', 'components'].flatMap((folder) => snippetsOf(folder));
  const bash = readdirSync(`${curlFixtures}/corpus`).flatMap((file) => scripts(`curl/corpus/${file}`, 'shellscript'));
  const fenced = [...bash, ...code]
    .filter((_, index) => index % 9 === 0)
    .map(({ text, language }) => ({ text: `# Title\n\n\`\`\`${language}\n${text}\n\`\`\`\n`, language: 'markdown' }));
  const har = JSON.parse(read('har/browser.har')) as { log: { entries: unknown[] } };
  return [
    ...code.map(({ text, language }) => ({ text, language })),
    ...code.filter(({ text }) => /<\w/.test(text)).map(({ text }) => ({ text, language: 'typescriptreact' })),
    ...code
      .filter(({ language }) => language === 'javascript')
      .map(({ text }) => ({ text, language: 'javascriptreact' })),
    ...bash,
    ...bash.map(({ text }) => ({ text, language: 'zsh' })),
    ...scripts('curl/shells/cmd.bat', 'bat'),
    ...scripts('curl/shells/powershell.ps1', 'powershell'),
    ...scripts('powershell/web.ps1', 'powershell'),
    ...http
      .flatMap((file) => read(`http/${file}`).split(/^(?=#{3,})/m))
      .flatMap((text) => [
        { text, language: 'http' },
        { text, language: 'rest' },
      ]),
    ...fenced,
    ...har.log.entries.map((entry) => ({ text: JSON.stringify({ log: { entries: [entry] } }), language: 'json' })),
    ...['form', 'json', 'multipart', 'pretty', 'several'].map((name) => ({
      ...{ text: read(`messages/${name}.txt`), language: 'plaintext' },
    })),
  ].map(({ text, language }) => ({ text: text.slice(0, longest), language }));
}

const symbols = [
  ...['"', "'", '\\', '$', '`', '(', ')', '{', '}', '[', ']', '|', '&', ';', '#', '\n', '\r\n', ' ', '\t', '=', ':'],
  ...['@', '<', '>', '<<', '<<<', '<<EOF\n', '$(', '${', '$((', "$'", '{{', '}}', '{{x}}', '{%', '%}', '###\n', '### '],
  ...['--', '-', '-d', '-H', '-F', '--next', '--json', '🔥', '\uD83D', '\0', '\uFDD0', '\uFDD2', 'curl ', '-d @-'],
  ...[
    '/..',
    '?',
    '*',
    ',',
    '.',
    '...',
    '//',
    '/*',
    '*/',
    '"""',
    "f'",
    '=>',
    '+',
    '%',
    '^',
    '@"\n',
    '@{',
    '`\n',
    '<!--',
  ],
  ...['fetch(', 'rest.post(', '.set(', 'requests.get(', 'irm ', 'https://', 'discord.com/api/', '</script>', '```\n'],
];

/** Fixtures of some languages that were damaged one to four times each, over and over, and what reads them. */
export async function mutations(
  seed: number,
  languages: readonly string[] = extractableLanguages,
): Promise<() => Mutation> {
  const random = mulberry32(seed);
  const all = seeds();
  const byLanguage = new Map(languages.map((language) => [language, all.filter((seed) => seed.language === language)]));
  const readers = new Map<string, Extractor>();
  for (const language of languages) {
    const reader = await loadExtractor(language);
    ok(reader !== undefined && byLanguage.get(language)?.length !== 0, `no fixture of ${language}`);
    readers.set(language, reader);
  }
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return () => {
    const language = one(languages);
    const own = byLanguage.get(language) ?? all;
    let text = shorter(one(own).text, one(own).text);
    for (let count = 1 + Math.floor(random() * 4); count > 0; count--) text = damaged(text, random, one, all);
    return { text, language, read: readers.get(language) as Extractor };
  };
}

/** The shorter of two texts: more of the damage meets what is read, and more inputs are read in the same time. */
export function shorter(a: string, b: string): string {
  return a.length <= b.length ? a : b;
}

/** A damaged text. */
export interface Mutation {
  readonly text: string;
  readonly language: string;
  readonly read: Extractor;
}

/** Deletes, doubles or moves a piece, or puts something in. */
function damaged(text: string, random: () => number, one: <T>(list: readonly T[]) => T, all: readonly Seed[]): string {
  const place = (length: number) => Math.floor(random() * (length + 1));
  const at = place(text.length);
  const end = at + 1 + Math.floor(random() * (random() < 0.8 ? 3 : 40));
  switch (Math.floor(random() * 5)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at);
    case 2:
      return text.slice(0, at) + one(symbols) + text.slice(at);
    case 3: {
      const other = one(all).text;
      const from = place(other.length);
      return text.slice(0, at) + other.slice(from, from + place(80)) + text.slice(at);
    }
    default: {
      const rest = text.slice(0, at) + text.slice(end);
      const target = place(rest.length);
      return rest.slice(0, target) + text.slice(at, end) + rest.slice(target);
    }
  }
}

/**
 * What holds of every text, whatever it says.
 * @throws AssertionError with the text where it does not
 */
export function assertSound({ text, language }: Omit<Mutation, 'read'>, { drafts }: Extraction): void {
  for (const draft of drafts) {
    for (const span of spansOf(draft)) {
      const [start, end] = span;
      if (!(0 <= start && start <= end && end <= text.length))
        ok(false, `the place ${span} is not in the ${language} ${JSON.stringify(text)}`);
    }
    // discord.js and its like may be told of a proxy in Discord's place, and a local Discord is one too.
    const host = /discord|eris|oceanic/.test(draft.client) ? undefined : hostOf(draft);
    if (host !== undefined && !/(?:^|\.)discord(?:app)?\.com\.?$|^(?:127\.[\d.]+|localhost|\[::1\])$/.test(host))
      ok(false, `${host} is not Discord's, in the ${language} ${JSON.stringify(text)}`);
  }
}

/** Every place that a draft names. */
export function spansOf({ span, code, method, url, headers, authorization, body, problem }: Draft): Span[] {
  return [
    span,
    ...(code === undefined ? [] : [code]),
    method.span,
    url.span,
    ...headers.flatMap(({ nameSpan, value }) => [nameSpan, value.span]),
    ...(authorization === undefined ? [] : [authorization.span]),
    ...(body === null ? [] : [body.span]),
    ...[...(body?.fields.values() ?? [])].flatMap(({ value, key }) => (key === undefined ? [value] : [value, key])),
    ...(problem === undefined ? [] : [problem.span]),
  ];
}

/** The host of an absolute address, as far as no value of run time is in it. */
function hostOf({ url }: Draft): string | undefined {
  const [first] = url.text;
  if (typeof first !== 'string') return undefined;
  const [, host = '', rest] = /^\s*https?:[/\\]*([^/\\?#]*)([/\\?#]?)/i.exec(first.replace(/[\t\r\n]/g, '')) ?? [];
  if (host === '' || (rest === '' && url.text.length > 1)) return undefined;
  return URL.canParse(`https://${host}/`) ? new URL(`https://${host}/`).hostname : host;
}
