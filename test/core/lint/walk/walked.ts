import type { RuleId, Severity } from '../../../../src/core/lint/finding.ts';

/** What is underlined, and the fix that the lightbulb prefers; null where nothing but a person can mend it. */
export interface Walked {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly fix: string | null;
  /** What the sentence has to name, in every language: the limit, the value, the path. */
  readonly names: readonly string[];
}

/**
 * A document that breaks rules, as a person would write it, and as it should be mended: both written by hand from what
 * Discord and the libraries document, never from what the product makes of it.
 */
export interface WalkedDocument {
  readonly file: string;
  /** VS Code's language id. */
  readonly language: string;
  /** `«…»` stands around what is underlined, in the order of `findings`. */
  readonly marked: string;
  readonly findings: readonly Walked[];
  /**
   * The document once every preferred fix is made; where helpers are added above, what stands below them. Null where
   * nothing of it can be mended.
   */
  readonly after: string | null;
  /** The fixes put functions in front of the rest, which other tests execute. */
  readonly addsHelper?: true;
  /** It needs the rules that are off by default. */
  readonly asked?: true;
}

/** One finding. */
export function walked(
  rule: RuleId,
  severity: Severity,
  fix: string | null = null,
  names: readonly string[] = [],
): Walked {
  return { rule, severity, fix, names };
}

/** Of a bot token's shape, made here so that no scanner finds one in a file. */
export const botToken = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', 'x'.repeat(38)].join('.');

/** Of the length that webhook tokens have, made here so that no scanner finds one in a file. */
export const webhookToken = `fake-${'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'.repeat(2)}`.slice(0, 68);

/** What the fixes write where the project names no address and no version. */
export const agent = 'DiscordBot (https://example.com/your-bot, 1.0)';

/** A browser's. */
export const browserAgent = 'Mozilla/5.0 (X11; Linux x86_64)';

/** A reaction with the keycap `#️⃣`, whose `#` would end the address, and the same percent-encoded (UTF-8, RFC 3986). */
export const keycap = '#\uFE0F\u20E3';
/** See `keycap`. */
export const encodedKeycap = '%23%EF%B8%8F%E2%83%A3';
