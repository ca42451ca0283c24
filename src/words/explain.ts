import { codeClass } from '../core/diagnose/codeClass.ts';
import { usualStatus } from '../core/diagnose/codeStatus.ts';
import { diagnose } from '../core/diagnose/diagnose.ts';
import { type Diagnosis, type FailureClass, failureClasses } from '../core/diagnose/diagnosis.ts';
import { readPasted } from '../core/diagnose/pasted.ts';
import { jsonErrorNames, jsonErrorTitle } from '../core/discord/jsonErrorCode.ts';
import { realtimeCodes } from '../core/discord/realtimeCode.ts';
import { type DiagnosisWords, loadDiagnosisWords, speakDiagnosis } from './diagnosis.ts';
import { documentation, type ExplainWords, page } from './explainPage.ts';
import { articleNames, type ExplainTarget, explainTarget } from './explainTarget.ts';
import type { Locale } from './locale.ts';
import { loadRealtimeWords, type RealtimeWords } from './realtime.ts';
import { realtimePage, realtimeTitle } from './realtimePage.ts';

/** Something that can be explained. */
export interface ExplainEntry {
  /** What `explainDocument` takes. */
  readonly query: string;
  readonly title: string;
}

/** The Markdown articles of one language by name. */
type Articles = Readonly<Record<string, string>>;

/**
 * The document about a code, a class, a status or an article's name, as Markdown. Codes without an article get a page
 * made of their class, and it says so. Null where the query names nothing.
 */
export async function explainDocument(query: string, locale: Locale): Promise<string | null> {
  const articles = await loadArticles(locale);
  const plain = query.trim().replace(/\.md$/i, '').replaceAll('/', '-');
  const target = explainTarget(query);
  for (const name of [plain, plain.toLowerCase(), ...(target === null ? [] : articleNames(target))]) {
    if (Object.hasOwn(articles, name)) return articles[name] ?? null;
  }
  if (target === null) return null;
  const own = await loadWords(locale);
  return target.kind === 'realtime'
    ? realtimePage(target, await loadRealtimeWords(locale), own)
    : madePage(target, articles, await loadDiagnosisWords(locale), own);
}

/** A page in two lines: its title, and what it says first. Null where the query names nothing. */
export async function explainBriefly(
  query: string,
  locale: Locale,
): Promise<{ readonly title: string; readonly sentence: string } | null> {
  const markdown = await explainDocument(query, locale);
  if (markdown === null) return null;
  const sentence = markdown.split('\n').find((line) => line !== '' && !/^(?:#|>)/.test(line)) ?? '';
  return { title: titleOf(markdown, query), sentence };
}

/**
 * What a query leads to, the best first; everything there is for an empty one. Articles are searched in full, codes
 * without one by number and name.
 */
export async function searchArticles(query: string, locale: Locale): Promise<readonly ExplainEntry[]> {
  const articles = await loadArticles(locale);
  const words = await loadDiagnosisWords(locale);
  const terms = query
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '');
  return everything(articles, words, await loadRealtimeWords(locale))
    .map((entry) => ({ entry, rank: rankOf(entry, articles[entry.query] ?? '', terms) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ entry }) => entry);
}

function everything(articles: Articles, words: DiagnosisWords, realtime: RealtimeWords): ExplainEntry[] {
  const entries = Object.entries(articles).map(([query, markdown]) => ({ query, title: titleOf(markdown, query) }));
  const codes = [...jsonErrorNames().keys()].filter((code) => code > 0 && !Object.hasOwn(articles, String(code)));
  return [
    ...entries,
    ...codes.map((code) => ({ query: String(code), title: `${code} ${jsonErrorTitle(code) ?? ''}` })),
    ...failureClasses
      .filter((name) => !Object.hasOwn(articles, name.replaceAll('/', '-')))
      .map((name) => ({ query: name, title: `${name} ${words.classTitle(name)}` })),
    ...realtimeCodes().map((found) => ({
      query: `${found.scope}/${found.code}`,
      title: realtimeTitle(found, realtime),
    })),
  ];
}

/** 0 where a term is missing; a term in the name counts more than one in the title, and that more than one in the text. */
function rankOf({ query, title }: ExplainEntry, markdown: string, terms: readonly string[]): number {
  const name = query.toLowerCase();
  const head = title.toLowerCase();
  const text = markdown.toLowerCase();
  let rank = 1;
  for (const term of terms) {
    if (name === term) rank += 100;
    else if (name.startsWith(term)) rank += 40;
    else if (head.includes(term)) rank += 20;
    else if (text.includes(term)) rank += 1 + Math.min(5, text.split(term).length - 1);
    else return 0;
  }
  return rank;
}

function titleOf(markdown: string, name: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1]?.trim() ?? name;
}

async function loadArticles(locale: Locale): Promise<Articles> {
  switch (locale) {
    case 'en':
      return (await import('tracecord:articles/en')).articles;
    case 'ja':
      return (await import('tracecord:articles/ja')).articles;
    default:
      return locale satisfies never;
  }
}

async function loadWords(locale: Locale): Promise<ExplainWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/explain.ts')).explainWords;
    case 'ja':
      return (await import('./ja/explain.ts')).explainWords;
    default:
      return locale satisfies never;
  }
}

function madePage(
  target: Exclude<ExplainTarget, { kind: 'realtime' }>,
  articles: Articles,
  words: DiagnosisWords,
  own: ExplainWords,
): string {
  switch (target.kind) {
    case 'code':
      return codePage(target.code, articles, words, own);
    case 'class':
      return classPage(target.class, words, own);
    case 'status':
      return page(own.statusTitle(target.status), own.noArticle, spoken(sample(target.status), words, own));
    default:
      return target satisfies never;
  }
}

function codePage(code: number, articles: Articles, words: DiagnosisWords, own: ExplainWords): string {
  const title = jsonErrorTitle(code);
  const diagnosis = sample(usualStatus(code), code);
  const related = relatedTo(code, diagnosis.class, articles);
  return page(
    `${code}${title === undefined ? '' : ` ${title}`}`,
    title === undefined ? own.unknownCode : own.noArticle,
    [
      `**${words.classTitle(diagnosis.class)}** (\`${diagnosis.class}\`)`,
      ...spoken(diagnosis, words, own),
      ...(related.length === 0 ? [] : [`## ${own.neighbours}`, related.join('\n')]),
      ...documentation(own),
    ],
  );
}

function classPage(failureClass: FailureClass, words: DiagnosisWords, own: ExplainWords): string {
  const codes = codesOf(failureClass).map((code) => `- ${link(code)}`);
  return page(`${failureClass} ${words.classTitle(failureClass)}`, own.noArticle, [
    ...(codes.length === 0 ? [] : [`## ${own.codes}`, codes.join('\n')]),
    ...documentation(own),
  ]);
}

function spoken(diagnosis: Diagnosis, words: DiagnosisWords, own: ExplainWords): string[] {
  const { summary, cause, fixes } = speakDiagnosis(diagnosis, words);
  const remedies = fixes.filter(({ id }) => id !== 'explain').map(({ title, advice }) => `1. **${title}**: ${advice}`);
  return [
    `## ${own.meaning}`,
    `${summary} ${cause}`,
    ...(remedies.length === 0 ? [] : [`## ${own.fixes}`, remedies.join('\n')]),
  ];
}

/** Neighbours of the same class; those with an article first. */
function relatedTo(code: number, failureClass: FailureClass, articles: Articles): string[] {
  const others = codesOf(failureClass).filter((other) => other !== code);
  const near = others.toSorted((a, b) => Math.abs(a - code) - Math.abs(b - code)).slice(0, 6);
  const known = others.filter((other) => Object.hasOwn(articles, String(other)));
  return [...new Set([...known.slice(0, 4), ...near])].map((other) => `- ${link(other)}`);
}

function link(code: number): string {
  return `[${code}](${code}.md) ${jsonErrorTitle(code) ?? ''}`;
}

function codesOf(failureClass: FailureClass): number[] {
  return [...jsonErrorNames().keys()].filter((code) => codeClass(code) === failureClass);
}

/** A code or a status by itself, diagnosed: what can be said when nothing else is known. */
function sample(status: number, code?: number): Diagnosis {
  const body = code === undefined ? '' : { message: '', code };
  const pasted = readPasted({ response: { status, headers: [], body } });
  if (pasted.kind !== 'exchange') throw new RangeError(`No answer has the status ${status}`);
  return diagnose(pasted.exchange, pasted.surroundings);
}
