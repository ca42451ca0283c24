import type { Edit, Mend } from './mend.ts';
import { javascriptRetryHelper, pythonRetryHelper } from './retryHelper.ts';

/**
 * Wraps the call so that a 429 is waited out as Discord asks, and adds the one function that does it to the file (or
 * uses it where it is there). For libraries that queue by themselves, and outside code, there is nothing to add.
 */
export const addRetryAfter: Mend = ({ text, draft }) => {
  const call = text.slice(...draft.span);
  if (draft.client === 'fetch' && /^(?:\w+\s*\.\s*)?fetch\s*\(/.test(call) && call.endsWith(')')) {
    const typed = draft.language.startsWith('typescript');
    return wrap(
      text,
      draft.span,
      'withRetryAfter(() => ',
      (name) => new RegExp(`function\\s+${name}\\b`).test(text),
      () => appended(text, draft.code?.[1] ?? text.length, javascriptRetryHelper(typed)),
    );
  }
  if (draft.client === 'python-requests' && /^[\w.]+\s*\(/.test(call) && call.endsWith(')')) {
    return wrap(
      text,
      draft.span,
      'with_retry_after(lambda: ',
      (name) => new RegExp(`def\\s+${name}\\b`).test(text),
      () => afterImports(text),
    );
  }
  return null;
};

function wrap(
  text: string,
  [start, end]: readonly [number, number],
  opening: string,
  isDefined: (name: string) => boolean,
  helper: () => readonly Edit[],
): readonly Edit[] | null {
  if (text.slice(0, start).endsWith(opening)) return null;
  const name = opening.slice(0, opening.indexOf('('));
  const edits: Edit[] = [
    { span: [start, start], text: opening },
    { span: [end, end], text: ')' },
  ];
  return (isDefined(name) ? edits : [...edits, ...helper()]).toSorted((a, b) => a.span[0] - b.span[0]);
}

/** At the end of the code: a function declaration is hoisted. */
function appended(text: string, end: number, helper: string): readonly Edit[] {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text[end - 1] === '\n' ? newline : newline + newline;
  return [{ span: [end, end], text: gap + helper.replaceAll('\n', newline) }];
}

/** After the last import at the top of a Python file, with the imports that the function needs. */
function afterImports(text: string): readonly Edit[] {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const imports = [...text.matchAll(/^(?:import|from)[ \t].*(?:\\\r?\n.*|\([^)]*\).*)*$/gm)];
  const last = imports.at(-1);
  const lineEnd = last === undefined ? 0 : text.indexOf('\n', last.index + last[0].length);
  const at = last === undefined ? preambleEnd(text) : lineEnd === -1 ? text.length : lineEnd + 1;
  const needed = ['random', 'time'].filter((name) => !new RegExp(`^import[ \\t].*\\b${name}\\b`, 'm').test(text));
  const lines = [...needed.map((name) => `import ${name}`), '', '', pythonRetryHelper, ''].join('\n');
  const lead = at > 0 && text[at - 1] !== '\n' ? newline : '';
  return [{ span: [at, at], text: lead + lines.replaceAll('\n', newline) }];
}

/** Where code may begin in a file without imports: after a first-line comment block. */
function preambleEnd(text: string): number {
  return /^(?:#.*(?:\r?\n|$))*/.exec(text)?.[0].length ?? 0;
}
