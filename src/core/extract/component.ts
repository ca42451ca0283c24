import type { Span } from '../request/text.ts';
import { type Extraction, payloadsIn } from './extraction.ts';
import { extractJavaScript, type JavaScriptId } from './javascript.ts';

/** The code of one `<script>` and how it is parsed. */
interface Script {
  readonly from: number;
  readonly to: number;
  readonly language: JavaScriptId;
}

const opening = /<!--|<(script|style)\b((?:"[^"]{0,500}"|'[^']{0,500}'|[^>"']){0,500})>/gi;
const closings: Readonly<Record<string, RegExp>> = { script: /<\/script\s*>/gi, style: /<\/style\s*>/gi };

/** What `lang` may say, the more general later: all scripts of a file are parsed in the same way. */
const languages: readonly (readonly [words: RegExp, language: JavaScriptId])[] = [
  [/^(?:js|javascript|)$/i, 'javascript'],
  [/^jsx$/i, 'javascriptreact'],
  [/^(?:ts|typescript)$/i, 'typescript'],
  [/^tsx$/i, 'typescriptreact'],
];

/**
 * The requests in the scripts of a single-file component of Vue or Svelte, which share their constants. Templates, styles
 * and comments are passed over.
 */
export function extractComponent(text: string): Extraction {
  const scripts = scriptsOf(text);
  const language = languages.findLast(([, id]) => scripts.some((script) => script.language === id))?.[1];
  if (language === undefined) return { drafts: [], incomplete: false };
  const extraction = extractJavaScript(onlyScripts(text, scripts), language);
  return {
    drafts: extraction.drafts.map((draft) => inItsScript(draft, scripts)),
    ...payloadsIn(extraction, (payload) => inItsScript(payload, scripts)),
    incomplete: extraction.incomplete,
  };
}

/** A script that is not closed yet goes to the end of the text. */
function scriptsOf(text: string): Script[] {
  const scripts: Script[] = [];
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [whole, tag, attributes = ''] = match;
    const from = match.index + whole.length;
    if (attributes.endsWith('/')) continue;
    const end = tag === undefined ? commentEnd(text, from) : closingOf(text, tag.toLowerCase(), from);
    const language = tag?.toLowerCase() === 'script' ? languageOf(attributes) : undefined;
    if (language !== undefined) scripts.push({ from, to: end.from, language });
    opening.lastIndex = end.to;
  }
  return scripts;
}

function commentEnd(text: string, from: number): { readonly from: number; readonly to: number } {
  const at = text.indexOf('-->', from);
  return at < 0 ? { from: text.length, to: text.length } : { from: at, to: at + 3 };
}

function closingOf(text: string, tag: string, from: number): { readonly from: number; readonly to: number } {
  const closing = new RegExp(closings[tag] ?? '(?!)', 'gi');
  closing.lastIndex = from;
  const match = closing.exec(text);
  return match === null
    ? { from: text.length, to: text.length }
    : { from: match.index, to: match.index + match[0].length };
}

/** Undefined for a script in another language, and for data. */
function languageOf(attributes: string): JavaScriptId | undefined {
  const type = attributeOf(attributes, 'type') ?? '';
  if (!/^(?:|module|(?:text|application)\/(?:java|type)script)$/i.test(type)) return undefined;
  const fallback = /typescript/i.test(type) ? 'ts' : '';
  const lang = attributeOf(attributes, 'lang') ?? fallback;
  return languages.find(([words]) => words.test(lang))?.[1];
}

function attributeOf(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'/>]+))`, 'i').exec(attributes);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

/** The text with blanks in place of all that is no script, so that everything keeps its place. */
function onlyScripts(text: string, scripts: readonly Script[]): string {
  let code = '';
  let at = 0;
  for (const { from, to } of scripts) {
    code += text.slice(at, from).replace(/[^\n]/g, ' ') + text.slice(from, to);
    at = to;
  }
  return code + text.slice(at).replace(/[^\n]/g, ' ');
}

function inItsScript<T extends { readonly span: Span }>(found: T, scripts: readonly Script[]): T {
  const script = scripts.find(({ from, to }) => from <= found.span[0] && found.span[1] <= to);
  return script === undefined ? found : { ...found, code: [script.from, script.to] };
}
