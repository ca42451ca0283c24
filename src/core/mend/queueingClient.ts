import type { Draft } from '../request/draft.ts';
import type { Edit } from './mend.ts';
import { argumentsAt, callEnd } from './retry/callText.ts';

/** Where the file makes the client of a library that queues by itself. */
export interface QueueingClient {
  /** What the request is sent through, which also emits: `rest`, `client.rest`. */
  readonly receiver: string;
  /** The name of the client itself. */
  readonly name: string;
  /** The indentation of the statement, and where it ends. */
  readonly indent: string;
  readonly after: number;
  /** Whether a semicolon ends it. */
  readonly isEnded: boolean;
  /** Where the bracket of its options opens, and under which of them those of the requests are. */
  readonly open: number;
  readonly under?: 'rest';
}

/** The client that a request is sent through; null where it is made in another way than by a statement of its own. */
export function queueingClientOf(text: string, draft: Draft): QueueingClient | null {
  if (draft.language === 'python') return null;
  const [, receiver = '', name = '', rest] =
    /^(([\w$]+)(\.rest)?)\s*\.\s*\w+\s*(?:<[^()]*>)?\(/.exec(text.slice(...draft.span)) ?? [];
  const made = rest === undefined ? 'REST' : 'Client';
  const pattern = new RegExp(
    `^([ \\t]*)(?:export\\s+)?(?:const|let|var)\\s+${name.replaceAll('$', '\\$')}\\s*(?::[^=\\n]+)?=\\s*new\\s+(?:[\\w$]+\\.)?${made}\\s*\\(`,
    'm',
  );
  const found = name === '' ? null : pattern.exec(text);
  if (found === null) return null;
  const open = found.index + found[0].length - 1;
  const end = callEnd(text, 'javascript', open);
  if (end === undefined) return null;
  const statement = /^(?:\s*\.\s*\w+\([^()]*(?:\([^()]*\)[^()]*)*\))*[ \t]*;?/.exec(text.slice(end))?.[0] ?? '';
  const after = end + statement.length;
  if (!/^[ \t]*(?:\/\/[^\n]*)?(?:\r?\n|$)/.test(text.slice(after))) return null;
  return {
    receiver,
    name,
    indent: found[1] ?? '',
    after,
    isEnded: statement.endsWith(';'),
    open,
    ...(rest === undefined ? {} : { under: 'rest' }),
  };
}

/** The edit that sets an option of the requests; null where it is set, or where the options stand elsewhere. */
export function optionEdit(text: string, { open, under }: QueueingClient, name: string, value: string): Edit | null {
  const option = `${name}: ${value}`;
  const [options] = argumentsAt(text, 'javascript', open);
  const wrapped = under === undefined ? option : `${under}: { ${option} }`;
  if (options === undefined) return { span: [open + 1, open + 1], text: `{ ${wrapped} }` };
  const written = text.slice(...options);
  if (!written.startsWith('{') || written.includes(name)) return null;
  const nested = under === undefined ? null : new RegExp(`[{,]\\s*${under}\\s*:\\s*(\\{)?`).exec(written);
  if (nested === null) return entryEdit(text, options[0], wrapped);
  return nested[1] === undefined ? null : entryEdit(text, options[0] + nested.index + nested[0].length - 1, option);
}

/** Puts an entry first into the object whose bracket opens at `at`, as its entries are laid out. */
function entryEdit(text: string, at: number, entry: string): Edit {
  const empty = /^\{(\s*)\}/.exec(text.slice(at));
  if (empty !== null) return { span: [at + 1, at + 1 + (empty[1]?.length ?? 0)], text: ` ${entry} ` };
  const blanks = /^\{(\s*)/.exec(text.slice(at))?.[1] ?? '';
  const put = blanks.includes('\n') ? `${blanks}${entry},` : ` ${entry},${blanks === '' ? ' ' : ''}`;
  return { span: [at + 1, at + 1], text: put };
}
