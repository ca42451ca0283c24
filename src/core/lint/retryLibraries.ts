import type { Draft } from '../request/draft.ts';
import type { CodePiece } from '../request/handling.ts';
import { bracketAt, endOfValue, escaped, lastOf, pieceOf } from './codeText.ts';
import type { LintedText } from './finding.ts';
import { helperAround, throwsOnRefusal } from './retryHelper.ts';

/** What a library is told to send again by itself. */
export interface LibraryRetry {
  /** Where it is told so. */
  readonly piece: CodePiece;
  /** It sends again whatever the answer was, refusals included. */
  readonly repeatsRefusals: boolean;
  /** It sends a POST again, too, after a failure that may have come behind the work. */
  readonly repeatsPost: boolean;
}

/**
 * The libraries around a request that send again by themselves, as far as the text shows what they are told:
 * axios-retry (`retryCondition`), got and ky (`retry.methods`), p-retry, async-retry and exponential-backoff (the
 * function that they are given throws), urllib3's `Retry`, tenacity and backoff (decorators). Each by its own README.
 */
export function libraryRetries(draft: Draft, around: LintedText): readonly LibraryRetry[] {
  const known = retries.get(around) ?? new Map<Draft, readonly LibraryRetry[]>();
  retries.set(around, known);
  const found = known.get(draft) ?? retriesOf(draft, around);
  known.set(draft, found);
  return found;
}

/** Two rules ask, each of every request. */
const retries = new WeakMap<LintedText, Map<Draft, readonly LibraryRetry[]>>();

function retriesOf(draft: Draft, around: LintedText): readonly LibraryRetry[] {
  const { text } = around;
  const own = helperAround(draft, text);
  if (own !== undefined) return [own];
  if (!usesLibrary(around)) return [];
  if (draft.language === 'python') return [...adapters(draft, text), ...decorators(draft, text)];
  switch (draft.client) {
    case 'axios':
      return axiosRetries(draft, text);
    case 'got':
    case 'ky':
      return ownOptions(draft, text);
    case 'fetch':
    case 'undici':
      return callers(draft, text, localCallers(around));
    default:
      return [];
  }
}

function usesLibrary(around: LintedText): boolean {
  const isUser = users.get(around) ?? libraries.test(around.text);
  users.set(around, isUser);
  return isUser;
}

const users = new WeakMap<LintedText, boolean>();

/** What the libraries that call a function again are called here. */
function localCallers(around: LintedText): readonly string[] {
  const names =
    callerNames.get(around) ??
    ['p-retry', 'async-retry', 'exponential-backoff'].flatMap((name) => localOf(name, around.text) ?? []);
  callerNames.set(around, names);
  return names;
}

const callerNames = new WeakMap<LintedText, readonly string[]>();

const libraries =
  /["'](?:axios-retry|got|ky|p-retry|async-retry|exponential-backoff)["']|\burllib3\b|\b(?:import|from)\s+(?:tenacity|backoff)\b/;

/** `axiosRetry(client, { retryCondition })`; without a condition a POST is left alone, and refusals are. */
function axiosRetries(draft: Draft, text: string): LibraryRetry[] {
  const receiver = receiverOf(draft, text);
  const local = localOf('axios-retry', text);
  if (receiver === undefined || local === undefined) return [];
  return [...text.matchAll(new RegExp(`(?<![\\w$.])${local}\\(\\s*([\\w$.]+)\\s*,`, 'g'))].flatMap((call) => {
    if (call[1] !== receiver) return [];
    const [start, end] = bracketAt(text, call.index + call[0].indexOf('('));
    const condition = /\bretryCondition\s*:\s*/.exec(text.slice(start, end));
    if (condition === null) return [];
    const from = start + condition.index + condition[0].length;
    const to = endOfValue(text, from, end);
    const piece = pieceOf(text, from, to);
    const isAlways = /^\(?[^()]*\)?\s*=>\s*true$/.test(piece.text);
    const looksAtMethod = /isIdempotent|isNetworkOrIdempotent|isSafe|\bmethod\b/.test(piece.text);
    const repeats = /\bisNetworkError\b|\bisRetryableError\b|>=?\s*(?:499|500)|\b50[0234]\b/.test(piece.text);
    return [{ piece, repeatsRefusals: isAlways, repeatsPost: isAlways || (repeats && !looksAtMethod) }];
  });
}

/** `retry: { methods: ['POST'] }` of got (`got.extend`, or the call's own options) and of ky (`ky.create`). */
function ownOptions(draft: Draft, text: string): LibraryRetry[] {
  const receiver = receiverOf(draft, text) ?? '';
  const made = new RegExp(`\\b${escaped(receiver)}\\s*=\\s*(?:got|ky)\\.(?:extend|create)\\(`).exec(text);
  const places = [draft.span, ...(made === null ? [] : [bracketAt(text, made.index + made[0].length - 1)])];
  return places.flatMap(([start, end]) => {
    const options = /\bretry\s*:\s*\{[^{}]*?\bmethods\s*:\s*\[[^[\]]*?(["']post["'])/i.exec(text.slice(start, end));
    if (options?.[1] === undefined) return [];
    const to = start + options.index + options[0].length;
    return [{ piece: pieceOf(text, to - options[1].length, to), repeatsRefusals: false, repeatsPost: true }];
  });
}

/** `pRetry(() => …)`: everything that is thrown is tried again, errors of the network among it. */
function callers(draft: Draft, text: string, names: readonly string[]): LibraryRetry[] {
  if (names.length === 0) return [];
  const own = functionAround(draft, text);
  return [...text.matchAll(new RegExp(`(?<![\\w$.])(?:${names.join('|')})\\(`, 'g'))].flatMap((call) => {
    const [start, end] = bracketAt(text, call.index + call[0].length - 1);
    const isInside = start <= draft.span[0] && draft.span[1] <= end;
    const given = text.slice(start, end);
    const isCalled = own !== undefined && new RegExp(`(?<![\\w$.])${escaped(own.name)}(?![\\w$:])`).test(given);
    if (!isInside && !isCalled) return [];
    const code = isInside ? given : text.slice(own?.from ?? 0, draft.span[1] + 1000);
    // Who gives up on some errors may have thought of all.
    if (/AbortError|\bbail\b|shouldRetry|\bretry\s*:|isNetworkError/.test(given + code)) return [];
    const throws = throwsOnRefusal(code.slice(0, code.search(/\n\}/) + 1 || undefined));
    const piece = pieceOf(text, call.index, call.index + call[0].length - 1);
    return [{ piece, repeatsRefusals: throws, repeatsPost: true }];
  });
}

/** `Retry(status_forcelist=[…], allowed_methods=[…])` of urllib3, mounted on a session of this document. */
function adapters(draft: Draft, text: string): LibraryRetry[] {
  if (draft.client !== 'python-requests' || !/\.mount\s*\(/.test(text)) return [];
  const receiver = receiverOf(draft, text);
  if (receiver === undefined || !new RegExp(`(?<![\\w.])${escaped(receiver)}\\.mount\\s*\\(`).test(text)) return [];
  const calls = [...text.matchAll(/(?<!\w)Retry\(/g)];
  // With several nobody knows which is mounted where.
  return calls.length !== 1
    ? []
    : calls.flatMap((call) => {
        const [start, end] = bracketAt(text, call.index + call[0].length - 1);
        const given = text.slice(start, end);
        const statuses = /\bstatus_forcelist\s*=\s*([[({][\d\s,]*[\])}])/.exec(given);
        const post =
          /\b(?:allowed_methods|method_whitelist)\s*=\s*(?:(?:frozenset|set|tuple|list)\()?[[({][^\])}]*?(["']POST["'])/.exec(
            given,
          );
        return [
          ...(statuses?.[1] !== undefined && /\b(?:400|401|403|404)\b/.test(statuses[1])
            ? [{ piece: lastOf(text, start, statuses), repeatsRefusals: true, repeatsPost: false }]
            : []),
          ...(post === null ? [] : [{ piece: lastOf(text, start, post), repeatsRefusals: false, repeatsPost: true }]),
        ];
      });
}

const raises = /\braise_for_status\b|raise_for_status\s*=\s*True/;

/** `@retry(…)` of tenacity and `@backoff.on_exception(…)` right above the function of the request. */
function decorators(draft: Draft, text: string): LibraryRetry[] {
  const own = functionAround(draft, text);
  if (own === undefined) return [];
  const body = text.slice(own.from, draft.span[1] + 1000).replace(/\n(?:def|async def|class|@|\w)[\s\S]*$/, '');
  const above = text.slice(Math.max(0, own.from - 1_000), own.from);
  const shift = Math.max(0, own.from - 1_000);
  const tenacity = /(?:^|\n)(@(?:tenacity\.)?retry(?:\([^@]*\))?)\s*\n(?:[ \t]*@[^\n]*\n)*[ \t]*$/.exec(above);
  if (tenacity?.[1] !== undefined && /\b(?:import|from)\s+tenacity\b/.test(text)) {
    const isChosen = /\bretry\s*=|\bretry_error_cls\b|\*\*/.test(tenacity[1]);
    if (isChosen) return [];
    return [{ piece: lastOf(text, shift, tenacity), repeatsRefusals: raises.test(body), repeatsPost: true }];
  }
  const backoff = /(?:^|\n)(@backoff\.on_exception\(([^@]*)\))\s*\n(?:[ \t]*@[^\n]*\n)*[ \t]*$/.exec(above);
  if (backoff?.[1] === undefined) return [];
  const given = backoff[2] ?? '';
  const isChosen = /\bgiveup\s*=/.test(given);
  const isAny = /\b(?:Exception|RequestException|HTTPError|HTTPStatusError|ClientResponseError|ClientError)\b/.test(
    given,
  );
  if (isChosen) return [];
  const at = shift + backoff.index + backoff[0].indexOf('@');
  return [
    {
      piece: pieceOf(text, at, at + backoff[1].length),
      repeatsRefusals: isAny && raises.test(body),
      repeatsPost: true,
    },
  ];
}

/** What a request is sent with: `client` in `client.get(…)`. */
function receiverOf({ span }: Draft, text: string): string | undefined {
  return /^(?:await\s+)?([\w$.]+)\.[\w$]+\s*(?:<[^>()]*>)?\(/.exec(text.slice(span[0], span[0] + 200))?.[1];
}

/** What a module's default is called here. */
function localOf(module: string, text: string): string | undefined {
  const at = ['"', "'"].map((quote) => text.indexOf(quote + module + quote)).find((index) => index >= 0);
  if (at === undefined) return undefined;
  const before = text.slice(Math.max(0, at - 300), at);
  return (
    /\bimport\s+([\w$]+)\s*(?:,\s*\{[^}]*\})?\s*from\s*$/.exec(before)?.[1] ??
    /\b(?:const|let|var)\s+([\w$]+)\s*=\s*require\($/.exec(before)?.[1] ??
    /\bimport\s*\{\s*(backOff)\s*\}\s*from\s*$/.exec(before)?.[1]
  );
}

/** So far above a request its function is looked for, in UTF-16 units. */
const farthest = 6_000;

/** The function around a request that begins at the edge of the text, with its name. */
function functionAround(
  { span, language }: Draft,
  text: string,
): { readonly name: string; readonly from: number } | undefined {
  const head =
    language === 'python'
      ? /^([ \t]*)(?:async\s+)?def\s+(\w+)/gm
      : /^()(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function\s*\*?\s*([\w$]+)|(?:const|let|var)\s+[\w$]+\s*=\s*(?:async\s*)?\()/gm;
  const shift = Math.max(0, span[0] - farthest);
  const last = [...text.slice(shift, span[0]).matchAll(head)].at(-1);
  const name = last?.[2] ?? /(?:const|let|var)\s+([\w$]+)/.exec(last?.[0] ?? '')?.[1];
  if (last === undefined || name === undefined) return undefined;
  return { name, from: shift + last.index + (last[1]?.length ?? 0) };
}
