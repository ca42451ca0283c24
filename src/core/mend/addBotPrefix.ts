import { authorizationPlace } from '../lint/prefix.ts';
import { type Draft, type HeaderPart, headerPart } from '../request/draft.ts';
import type { Mend } from './mend.ts';
import { shellQuoteAt } from './shellQuote.ts';
import { writingOf } from './writing.ts';

/** Puts `Bot ` in front of the token, in the idiom of the language. */
export const addBotPrefix: Mend = ({ text, draft }) => {
  const header = headerPart(draft, 'authorization');
  if (header === undefined) return null;
  const { span, text: value } = header.value;
  const first = value[0];
  if (first === undefined) return null;
  if (typeof first === 'string' && /^\s*(?:Bot|Bearer|Basic)\b/i.test(first)) return null;
  if (draft.client === 'curl' || draft.client === 'http-file') {
    const at = valueStart(text, draft, header);
    return at === null ? null : [{ span: [at, at], text: 'Bot ' }];
  }
  const place = authorizationPlace(text, header);
  if (place[0] !== span[0]) return [{ span: place, text: withBot(text.slice(...place), draft.language) }];
  const writing = writingOf(text, draft, header.value);
  if (writing === null) return null;
  if (writing === 'inside') return [{ span: [span[0], span[0]], text: 'Bot ' }];
  const expression = text.slice(...span);
  const mended = withBot(expression, draft.language);
  // `{ Authorization }`: the name and the value are the same characters.
  return [{ span, text: header.nameSpan[0] === span[0] ? `${header.name}: ${mended}` : mended }];
};

/** The expression behind `Bot `, as a string of its language. */
function withBot(expression: string, language: string): string {
  switch (language) {
    case 'python':
      return `"Bot " + ${isSimple(expression) ? expression : `(${expression})`}`;
    case 'powershell':
      return /^\$(?:env:)?\w+$/i.test(expression) ? `"Bot ${expression}"` : `"Bot $(${expression})"`;
    default:
      return `\`Bot \${${expression}}\``;
  }
}

/**
 * Behind the colon of `Authorization: …`, so that a token that stands in a variable stays a token; null where the name
 * is not written out or, in a shell, a blank would end the word.
 */
function valueStart(text: string, draft: Draft, { name, nameSpan }: HeaderPart): number | null {
  const colon = /^[ \t]*:[ \t]*/.exec(text.slice(nameSpan[1]));
  if (colon === null || text.slice(...nameSpan) !== name) return null;
  const at = nameSpan[1] + colon[0].length;
  return draft.client === 'curl' && shellQuoteAt(text, draft, at) === null ? null : at;
}

/** Names, members, calls and subscripts bind closer than `+`. */
function isSimple(expression: string): boolean {
  return /^[\w.]+(?:\([^()]*\)|\[[^[\]]*\])*$/.test(expression);
}
