import { waitsInMilliseconds } from '../../mend/retry/sending.ts';
import type { Draft } from '../../request/draft.ts';
import type { CodePiece, WaitCall } from '../../request/handling.ts';
import type { Rule } from '../finding.ts';

/**
 * `retry_after` and `Retry-After` are in seconds since API v8, in milliseconds before (discord-api-docs, change log of
 * v8), and the pause is counted in the other.
 */
export const milliseconds: Rule = (draft) => {
  return slipsOf(draft).map(({ piece, takes, told }) => ({
    facts: { rule: 'rate/milliseconds', takes, told },
    severity: 'warning',
    span: piece.span,
    mends: ['convert-retry-after'],
  }));
};

/** A wait that is counted in the wrong unit. */
export interface Slip {
  /** The expression to convert. */
  readonly piece: CodePiece;
  /** What the pause is counted in. */
  readonly takes: 's' | 'ms';
  /** What Discord tells the wait in. */
  readonly told: 's' | 'ms';
}

/** Where a wait that Discord told is handed to a pause in the wrong unit; nothing where the version is not known. */
export function slipsOf(draft: Draft): readonly Slip[] {
  const told = waitsInMilliseconds(draft);
  if (draft.handling === undefined || told === undefined || (told && !/\/api\/v[67](?!\d)/.test(urlText(draft))))
    return [];
  const code = draft.handling.code.text;
  return draft.handling.waits.flatMap((wait) => {
    const slip = slipOf(wait, told ? 'ms' : 's', code);
    return slip === undefined || isOfLibrary(slip.piece, draft) ? [] : slip;
  });
}

/** `RateLimitError.retryAfter` of @discordjs/rest is in milliseconds, whatever Discord told (its RateLimitData). */
function isOfLibrary({ text }: CodePiece, { client }: Draft): boolean {
  return client === 'discord.js' && /\.retryAfter\b/.test(text);
}

function urlText({ url }: Draft): string {
  return url.text.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
}

const source = /retry[_-]?after(?!\w*(?:ms|milli))/i;

/** What nothing is certain about: another factor, a unit in a name, a call of something that may convert. */
const doubt =
  /\b\w*(?:ms|millis?|milliseconds)\b|(?<!\d)\*(?!\s*(?:1000|1_000|1e3)\b)(?<!(?:1000|1_000|1e3)\s*\*)|\/(?!\s*(?:1000|1_000|1e3)\b)(?![^"'`]*["'`])|\b(?!Number|parseFloat|parseInt|float|int|max|min|ceil|round|get|header|headers|json)[A-Za-z_]\w*\s*\(/i;

const thousand = '(?:1000|1_000|1e3|1000\\.0)';
const timesThousand = new RegExp(`\\*\\s*${thousand}\\b|\\b${thousand}\\s*\\*`);
const byThousand = new RegExp(`/\\s*${thousand}\\b`);

function slipOf({ duration, unit, definitions }: WaitCall, told: 's' | 'ms', around: string): Slip | undefined {
  if (unit === undefined) return undefined;
  const piece = sourceOf(duration, definitions, around);
  if (piece === undefined) return undefined;
  const code = [duration, piece].map(({ text }) => withoutStrings(text));
  if (code.some((text) => doubt.test(text) || !/^[^?]*$|\?\?|\?\./.test(text))) return undefined;
  const factors = code.map((text) => (timesThousand.test(text) ? 1000 : byThousand.test(text) ? 0.001 : 1));
  const factor = duration === piece ? (factors[0] ?? 1) : (factors[0] ?? 1) * (factors[1] ?? 1);
  if (Math.abs(factor - wantedFactor(told, unit)) < 1e-9) return undefined;
  return { piece: factors[0] === 1 ? piece : duration, takes: unit, told };
}

function wantedFactor(told: 's' | 'ms', takes: 's' | 'ms'): number {
  if (told === takes) return 1;
  return told === 's' ? 1000 : 0.001;
}

/** The expression that reads what Discord told: as it is handed over, or where the name that is was defined. */
function sourceOf(duration: CodePiece, definitions: WaitCall['definitions'], around: string): CodePiece | undefined {
  const name = /^(?:[\w.]+\()?([A-Za-z_$][\w$]*)\)?(?:\s*[*/+]\s*[\d._e]+)?$/.exec(duration.text)?.[1];
  const definition = name === undefined ? undefined : definitions.get(name);
  if (definition !== undefined) return source.test(definition.text) ? definition : undefined;
  if (!source.test(duration.text)) return undefined;
  const isBare = name === duration.text;
  // A name alone may have been converted elsewhere, unless it is taken out of the answer here: `{ retry_after }`.
  const isPicked = name === 'retry_after' && /[{,]\s*retry_after\s*[,}]/.test(around);
  return isBare && !isPicked ? undefined : duration;
}

function withoutStrings(text: string): string {
  return text.replaceAll(/(["'`])[^"'`]*\1/g, "''");
}
