import type { Draft } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import type { Edit } from './mend.ts';
import { shellQuoteAt } from './shellQuote.ts';

/** What reads a variable in place of a part of a string, in the language of the request; null where that cannot be seen. */
export function environmentWriting(text: string, draft: Draft, span: Span, name: string): readonly Edit[] | null {
  if (draft.client === 'http-file') return [{ span, text: `{{$dotenv ${name}}}` }];
  switch (draft.language) {
    case 'bat':
      return [{ span, text: `%${name}%` }];
    case 'powershell':
      return inPowerShell(text, span, name);
    case 'python':
      return inPython(text, span, name);
    case 'shellscript':
    case 'zsh':
      return inShell(text, draft, span, name);
    default:
      return /^(?:java|type)script/.test(draft.language) ? inJavaScript(text, span, name, draft.language) : null;
  }
}

/** The string that a place stands in: where its quotes are, and what surrounds the place between them. */
interface Quoted {
  readonly quote: string;
  /** With the quotes. */
  readonly span: Span;
  readonly before: string;
  readonly after: string;
}

function quotedAround(text: string, [start, end]: Span): Quoted | undefined {
  const lineBefore = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const [, quote, before] = /(["'`])([^"'`\\]*)$/.exec(lineBefore) ?? [];
  if (quote === undefined || before === undefined) return undefined;
  const after = new RegExp(`^[^"'\`\\\\\\n]*(?=${quote})`).exec(text.slice(end, end + 2000))?.[0];
  if (after === undefined) return undefined;
  return { quote, span: [start - before.length - 1, end + after.length + 1], before, after };
}

function inJavaScript(text: string, span: Span, name: string, language: string): readonly Edit[] | null {
  const quoted = quotedAround(text, span);
  if (quoted === undefined) return null;
  const { quote, before, after } = quoted;
  const variable = `process.env.${name}`;
  const [outside] = [text.slice(Math.max(0, quoted.span[0] - 60), quoted.span[0])];
  // An attribute of JSX, a key, or the name of a module is no place for an expression.
  if (/[\w-]=$|\b(?:from|import)\s*\(?\s*$/.test(outside) || /^\s*:(?!:)/.test(text.slice(quoted.span[1]))) {
    if (!isConditional(outside)) return null;
  }
  if (quote === '`' && before + after !== '') return [{ span, text: `\${${variable}}` }];
  if (before + after === '') {
    const isAlone =
      !/[+.\w]\s*$/.test(outside.replace(/\b(?:return|await)\s*$/, '')) &&
      !/^\s*[+.[]/.test(text.slice(quoted.span[1]));
    const value = language.startsWith('typescript') ? `${variable} ?? ${quote}${quote}` : variable;
    return [{ span: quoted.span, text: language.startsWith('typescript') && !isAlone ? `(${value})` : value }];
  }
  if (/[`]|\$\{/.test(before + after)) return null;
  return [{ span: quoted.span, text: `\`${before}\${${variable}}${after}\`` }];
}

/** `condition ? 'a' : 'b'`: the colon is none of a key's. */
function isConditional(outside: string): boolean {
  return /\?\s*$/.test(outside);
}

function inPython(text: string, span: Span, name: string): readonly Edit[] | null {
  const quoted = quotedAround(text, span);
  if (quoted === undefined || quoted.quote === '`') return null;
  const { quote, before, after } = quoted;
  const [start, end] = quoted.span;
  const prefix = /(?<![\w])[rRbBuUfF]{1,2}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? '';
  if (/b/i.test(prefix) || text.slice(start - 2, start) === quote.repeat(2)) return null;
  const other = quote === '"' ? "'" : '"';
  if (/f/i.test(prefix)) return [{ span, text: `{os.environ[${other}${name}${other}]}` }];
  const from = start - prefix.length;
  if (before + after === '') return [{ span: [from, end], text: `os.environ[${quote}${name}${quote}]` }];
  if (/[{}]/.test(before + after)) return null;
  const value = `f${quote}${before}{os.environ[${other}${name}${other}]}${after}${quote}`;
  return [{ span: [from, end], text: value }];
}

function inShell(text: string, draft: Draft, span: Span, name: string): readonly Edit[] | null {
  const [start, end] = span;
  const goesOn = /^\w/.test(text.slice(end));
  const variable = goesOn ? `\${${name}}` : `$${name}`;
  const quote = shellQuoteAt(text, draft, start);
  if (quote === '"') return [{ span, text: variable }];
  if (quote === null) {
    const word = /^[^\s;&|()<>"'`$\\]*/.exec(text.slice(end))?.[0] ?? '';
    return [{ span: [start, end + word.length], text: `"${variable}${word}"` }];
  }
  const quoted = quotedAround(text, span);
  if (quote !== "'" || quoted?.quote !== "'" || /[$!]/.test(quoted.before + quoted.after)) return null;
  return [{ span: quoted.span, text: `"${quoted.before}${variable}${quoted.after}"` }];
}

function inPowerShell(text: string, span: Span, name: string): readonly Edit[] | null {
  const [start, end] = span;
  const quoted = quotedAround(text, span);
  const plain = `$env:${name}`;
  if (quoted === undefined) {
    const word = /^[^\s;|(){}"'`$,]*/.exec(text.slice(end))?.[0] ?? '';
    if (!/[\s=(]$/.test(text.slice(Math.max(0, start - 1), start))) return null;
    return [{ span: [start, end + word.length], text: word === '' ? plain : `"$(${plain})${word}"` }];
  }
  const { quote, before, after } = quoted;
  if (before + after === '' && quote !== '`') return [{ span: quoted.span, text: plain }];
  const variable = /^[\w:?.]/.test(after) ? `$(${plain})` : plain;
  if (quote === '"') return [{ span, text: variable }];
  if (quote !== "'" || /\$/.test(before + after)) return null;
  return [{ span: quoted.span, text: `"${before}${variable}${after}"` }];
}
