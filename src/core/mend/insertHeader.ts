import type { Draft } from '../request/draft.ts';
import type { Edit, MendContext } from './mend.ts';
import { quoted } from './quoted.ts';
import { shellQuoteAt } from './shellQuote.ts';

/** A header to add. */
export interface NewHeader {
  readonly name: string;
  readonly value: string;
  /** The option of curl that sets it; absent: `-H`. */
  readonly curlOption?: string;
  /** The parameter of PowerShell's web cmdlets that sets it. */
  readonly powerShellOption: string;
}

/** Adds a header to a request that has none of that name; null where there is no certain place for it. */
export function insertHeader({ text, draft }: MendContext, header: NewHeader): readonly Edit[] | null {
  const { name, value } = header;
  if (['discord.js', 'discord.py', 'eris', 'apps-script', 'har'].includes(draft.client)) return null;
  if (draft.client === 'http-file') {
    const end = draft.url.span[1];
    const lineEnd = text.indexOf('\n', end);
    const at = lineEnd === -1 ? text.length : lineEnd + 1;
    return [{ span: [at, at], text: `${lineEnd === -1 ? '\n' : ''}${name}: ${value}\n` }];
  }
  if (draft.client === 'curl') {
    const isTaken = draft.withoutHeaders?.some((taken) => taken.toLowerCase() === name.toLowerCase()) === true;
    if (isTaken) return insteadOfNothing(text, draft, header);
    const at = curlEnd(text, draft);
    if (at === undefined) return null;
    const quote = draft.language === 'bat' ? '"' : "'";
    const written =
      header.curlOption === undefined ? `-H ${quote}${name}: ${value}` : `${header.curlOption} ${quote}${value}`;
    return [{ span: [at, at], text: ` ${written}${quote}` }];
  }
  if (draft.client === 'powershell') {
    const command = /^[\w\\.-]+(?=\s)/.exec(text.slice(...draft.span));
    const at = draft.span[0] + (command?.[0].length ?? 0);
    return command === null ? null : [{ span: [at, at], text: ` ${header.powerShellOption} '${value}'` }];
  }
  const neighbour = draft.headers.find(
    ({ nameSpan }) => inside(nameSpan, draft.span) && !isArgument(text, nameSpan[1]),
  );
  if (neighbour === undefined) return draft.headers.length === 0 ? insertHeaders(text, draft, header) : null;
  const quote = text[neighbour.nameSpan[0] - 1] ?? '';
  const isQuoted = quote === '"' || quote === "'";
  const at = neighbour.nameSpan[0] - (isQuoted ? 1 : 0);
  const write = (one: string): string => (isQuoted ? quote + one + quote : quoted(one, text, draft));
  return [{ span: [at, at], text: `${write(name)}: ${write(value)}, ` }];
}

/** Before the body of a call that has no headers: `headers: { … }, body: …`, `headers={…}, data=…`. */
function insertHeaders(text: string, draft: Draft, { name, value }: NewHeader): readonly Edit[] | null {
  const { span, body, client } = draft;
  if (body === null || !inside(body.span, span)) return null;
  const before = text.slice(span[0], body.span[0]);
  const style = client.startsWith('python-')
    ? keywordStyle
    : client === 'fetch' || client === 'undici'
      ? optionStyle
      : null;
  const key = style?.key.exec(before);
  if (style === null || key === undefined || key === null || /\bheaders\b/.test(text.slice(...span))) return null;
  const at = span[0] + key.index;
  return [{ span: [at, at], text: style.write(quoted(name, text, draft), quoted(value, text, draft)) }];
}

const optionStyle = {
  key: /(?:body|'body'|"body")\s*:\s*(?:JSON\s*\.\s*stringify\s*\(\s*)?['"`]?$/,
  write: (name: string, value: string) => `headers: { ${name}: ${value} }, `,
};

const keywordStyle = {
  key: /\b(?:data|content)\s*=\s*(?:json\s*\.\s*dumps\s*\(\s*)?(?:[rRbBfF]?["']+)?$/,
  write: (name: string, value: string) => `headers={${name}: ${value}}, `,
};

/** Whether the name that ends at `end` is an argument or one of a pair, as in `set('Accept', …)`, and no key. */
function isArgument(text: string, end: number): boolean {
  return /^["'`]\s*,/.test(text.slice(end, end + 100));
}

/**
 * A header in place of what takes curl's own away, which would win over another option: `-H 'User-Agent:'`, `-A ''`
 * (curl's manual, -H; seen with curl 7.88). Null where that is not written as it is, between quotes.
 */
function insteadOfNothing(
  text: string,
  { span }: Draft,
  { name, value, curlOption }: NewHeader,
): readonly Edit[] | null {
  const options = curlOption === undefined ? 'H' : `H|${curlOption.slice(1)}`;
  const pattern = new RegExp(`\\s-(?:${options})[ \\t]*(["'])(${name}:[ \\t]*)?\\1(?=\\s|$)`, 'gi');
  const [only, ...others] = text.slice(...span).matchAll(pattern);
  if (only === undefined || others.length > 0) return null;
  const end = span[0] + only.index + only[0].length - 1;
  const start = end - (only[2] ?? '').length;
  return [{ span: [start, end], text: only[2] === undefined ? value : `${name}: ${value}` }];
}

/** Where the options of a call of curl begin: behind its name, which is not quoted and stands before the URL. */
function curlEnd(text: string, { span, url }: MendContext['draft']): number | undefined {
  const calls = [...text.slice(...span).matchAll(/(?<![\w.-])curl(?:\.exe)?(?=\s)/g)]
    .map(({ index, 0: word }) => span[0] + index + word.length)
    .filter((end) => shellQuoteAt(text, { span }, end) === null);
  return inside(url.span, span) ? calls.findLast((end) => end < url.span[0]) : calls[0];
}

function inside([start, end]: readonly [number, number], [outerStart, outerEnd]: readonly [number, number]): boolean {
  return outerStart <= start && end <= outerEnd && start < end;
}
