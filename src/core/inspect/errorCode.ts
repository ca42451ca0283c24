import { jsonErrorNames } from '../discord/jsonErrorCode.ts';
import { type RealtimeScope, realtimeCode, realtimeCodes, realtimeScopes } from '../discord/realtimeCode.ts';
import type { Span } from '../request/text.ts';
import type { Inspected } from './inspected.ts';
import { matchAt } from './wordAt.ts';

/** A number is only a code where the line speaks of codes, errors, or cases of them. */
const speaksOfErrors = /code|err(?:or)?\b|error|exception|\bcase\b|\bcatch|\bexcept\b|discord|\bin\s*[[({]|includes/i;
const speaksOfClosing = /clos(?:e|ing)|disconnect|websocket/i;

/** The lists of codes that libraries bring, and what they list. */
const lists: readonly (readonly [RegExp, readonly RealtimeScope[] | 'json'])[] = [
  [/^(?:RESTJSONErrorCodes|APIErrors|ErrorResponse|DiscordErrorCode|JsonErrorCode|JSONErrorCodes)$/, 'json'],
  [/^(?:Gateway)?CloseCodes?$|^ShardCloseCode$|^CloseEventCodes?$|^GatewayCloseCodes$/, ['gateway-close']],
  [/^Voice(?:GatewayClose|Close|CloseEvent)Codes?$/, ['voice-close']],
  [/^RPCErrorCodes?$/, ['rpc-error']],
  [/^RPCClose(?:Event)?Codes?$/, ['rpc-close']],
  [/^(?:Gateway)?Op[Cc]odes?$/, ['gateway-opcode']],
  [/^VoiceOp[Cc]odes?$/, ['voice-opcode']],
];

/**
 * Exceptions that stand for one status or code: of discord.py and its forks, of hikari, JDA and discord.js.
 * Sources: https://discordpy.readthedocs.io/en/stable/api.html#exceptions,
 * https://docs.hikari-py.dev/en/stable/reference/hikari/errors
 */
const exceptions: Readonly<Record<string, string>> = {
  Forbidden: '403',
  NotFound: '404',
  LoginFailure: '401',
  RateLimited: '429',
  DiscordServerError: '500',
  PrivilegedIntentsRequired: 'gateway-close/4014',
  ForbiddenError: '403',
  NotFoundError: '404',
  UnauthorizedError: '401',
  RateLimitTooLongError: '429',
  RateLimitError: '429',
  InsufficientPermissionException: '50013',
  HierarchyException: '50013',
};

/** Where such an exception is named as one of Discord's. */
const namesException =
  /\b(?:discord|nextcord|disnake|hikari|errors?|exceptions?)\.(?:errors\.)?|\bexcept\b|\bcatch\b|instanceof/;

/** The error code, close code or exception at a column. */
export function codeAt(line: string, column: number): Inspected | null {
  const found = memberAt(line, column) ?? numberAt(line, column) ?? exceptionAt(line, column);
  return found === undefined ? null : { kind: 'code', ...found };
}

type Found = { readonly query: string; readonly span: Span };

function memberAt(line: string, column: number): Found | undefined {
  for (const match of line.matchAll(/\b(\w+)(?:\.|::)(\w+)/g)) {
    const [all, list = '', member = ''] = match;
    if (column < match.index || column > match.index + all.length) continue;
    const scopes = lists.find(([name]) => name.test(list))?.[1];
    const query = scopes === undefined ? undefined : named(member, scopes);
    if (query !== undefined) return { query, span: [match.index, match.index + all.length] };
  }
  return undefined;
}

function named(member: string, scopes: readonly RealtimeScope[] | 'json'): string | undefined {
  const wanted = plain(member);
  if (scopes === 'json') {
    for (const [code, name] of jsonErrorNames()) if (plain(name) === wanted) return String(code);
    return undefined;
  }
  const found = realtimeCodes().find(({ scope, name }) => scopes.includes(scope) && plain(name) === wanted);
  return found === undefined ? undefined : `${found.scope}/${found.code}`;
}

function plain(name: string): string {
  return name.replace(/[\s_:]/g, '').toLowerCase();
}

function numberAt(line: string, column: number): Found | undefined {
  const found = matchAt(line, column, /(?<![\w.-])\d{4,6}(?![\w.]*\d|[\w])/g);
  if (found === undefined) return undefined;
  const code = Number(found.word);
  if (code >= 10_000) {
    const known = jsonErrorNames().has(code) && speaksOfErrors.test(line);
    return known ? { query: String(code), span: found.span } : undefined;
  }
  if (!speaksOfClosing.test(line)) return undefined;
  const likely: readonly RealtimeScope[] = /voice/i.test(line) ? ['voice-close'] : realtimeScopes;
  const scope = likely.find((each) => realtimeCode(each, code) !== undefined);
  return scope === undefined ? undefined : { query: `${scope}/${code}`, span: found.span };
}

function exceptionAt(line: string, column: number): Found | undefined {
  const found = matchAt(line, column, /\b[A-Z]\w{6,}\b/g);
  if (found === undefined || !Object.hasOwn(exceptions, found.word) || !namesException.test(line)) return undefined;
  return { query: exceptions[found.word] ?? '', span: found.span };
}
