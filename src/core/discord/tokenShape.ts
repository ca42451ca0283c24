/**
 * Shapes of Discord's secrets. Bot tokens are `base64url(id).6 characters.27 or 38 characters`; the last part was 27
 * characters until 2022. Ordinary user tokens have the same shape, so a shape never says whose token it is
 * (python-discord/bot#1421).
 */

/** Base64url of decimal digits can only hold these characters: three digits give four of them. `Oj` begins a colon. */
const threeDigits = '(?:[MN][DTjz]|O[DT])[AEIMQUYcgk][w-z0-5]';
const twoDigits = '(?:[MN][DTjz]|O[DT])[AEIMQUYcgk]';
const oneDigit = '(?:[MN][AQgw]|O[AQ])';
/** Ids of 17, 18, 19 and 20 digits. */
const encodedId = `(?:(?:${threeDigits}){5}${twoDigits}|(?:${threeDigits}){6}(?:${twoDigits}|${oneDigit})?)`;

/**
 * A token whose first part really is an encoded id of 17 to 20 digits. Everything that can belong to it is part of the
 * match: a shorter pattern would leave the last 11 of 38 characters behind when it is used for masking.
 */
const strictBotToken = `(?<![\\w-])${encodedId}\\.[\\w-]{6,7}\\.[\\w-]{27,}`;

/**
 * The patterns below begin with a literal and hold the secret last, in their first group: looking behind, or an open
 * repetition in front, makes a search of a large answer ten to a hundred times slower.
 */

/**
 * The end of everything that looks like a token: also cut off, with a scheme glued to it (`BotMTI…`), or made up for a
 * test. The first part, of at least 18 characters, is found by walking back from here.
 */
const lenientTail = /(\.[\w-]{5,8}\.[\w-]{20,})/g;

/** User tokens of accounts with two-factor authentication until 2022. */
const mfaToken = /(mfa\.[\w-]{20,})/g;

/** `interaction:` in base64: the token of an interaction, valid for 15 minutes, which stands in URLs. */
const interactionToken = /(aW50ZXJhY3Rpb246[\w=+-]{12,})/g;

/**
 * The token of a webhook or interaction in an address, after `webhooks/{id}/` or `interactions/{id}/` on any host: the
 * local Discord's and a proxy's addresses carry real ones too. Webhook tokens have 60 to 68 characters; shorter ones are
 * masked as well, because a cut-off token is still most of a token. Slashes may be escaped, as in JSON or a query. What
 * has a webhook token's length behind an id is masked without the word, too: it may be cut off. File names have a dot.
 */
const slash = '(?:\\\\?/|%2[Ff])';
const named = `(?:webhooks|interactions)${slash}[\\w{}.]{1,64}${slash}`;
const unnamed = `${slash}\\d{17,20}${slash}(?=[\\w-]{60,}(?![\\w.-]))`;
const addressToken = new RegExp(`(?:${named}|${unnamed})([\\w.=+~-]{20,})`, 'g');

const strictPattern = new RegExp(`(${strictBotToken})`, 'g');
const anchoredToken = /^(?:[\w-]{18,}\.[\w-]{5,8}\.[\w-]{20,}|mfa\.[\w-]{20,})$/;
const webhookUrl = /^https?:\/\/[^/\s?#]+\/api(?:\/v\d+)?\/webhooks\/(\d{15,21})\/([\w.-]{20,})/;

/** A place in a text, as half-open UTF-16 offsets. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

/** Tokens that are certainly of a bot's or user's shape: what a rule may underline as hard-coded. */
export function findBotTokens(text: string): Found[] {
  return matches(text, strictPattern);
}

/** Everything in a text that may be a secret by its shape alone: what must be masked. It errs on the safe side. */
export function findTokenShapes(text: string): Found[] {
  return [
    ...matches(text, lenientTail).flatMap((tail) => wholeToken(text, tail)),
    ...[mfaToken, interactionToken, addressToken].flatMap((pattern) => matches(text, pattern)),
  ];
}

/** A token with its first part, if that is long enough. */
function wholeToken(text: string, tail: Found): Found[] {
  let start = tail.start;
  while (start > 0 && /[\w-]/.test(text[start - 1] ?? '')) start--;
  return tail.start - start < 18 ? [] : [{ start, end: tail.end }];
}

/** Whether the whole value looks like a bot's or user's token, cut-off ones included. */
export function isTokenShaped(value: string): boolean {
  return anchoredToken.test(value);
}

/** Whose token something token-shaped is, as far as its shape tells. */
export type TokenKind =
  /** A bot's; an ordinary user's has the same shape. */
  | 'bot-token'
  /** Of a user with two-factor authentication, until 2022. */
  | 'user-token'
  | 'webhook-token'
  | 'interaction-token';

/** The kind of what `findTokenShapes` has found. */
export function kindOfToken(token: string): TokenKind {
  if (token.startsWith('mfa.')) return 'user-token';
  if (token.startsWith('aW50ZXJhY3Rpb246')) return 'interaction-token';
  return isTokenShaped(token) ? 'bot-token' : 'webhook-token';
}

/** Id and token of a webhook address, query and version apart; null where it is none. */
export function parseWebhookUrl(url: string): { readonly id: string; readonly token: string } | null {
  const [, id, token] = webhookUrl.exec(url) ?? [];
  return id === undefined || token === undefined ? null : { id, token };
}

/** What a bare credential looks like by its shape alone. */
export type SecretShape = 'bot-token' | 'oauth-token' | 'client-secret' | 'webhook-token' | 'empty' | 'unknown';

/**
 * Guesses what a bare credential is. OAuth2 access tokens have 30 letters and digits and client secrets 32 characters in
 * the documentation's examples (discord-api-docs, topics/oauth2); both are guesses by length.
 */
export function shapeOf(value: string): SecretShape {
  if (value === '') return 'empty';
  if (isTokenShaped(value)) return 'bot-token';
  if (/^[A-Za-z0-9]{30}$/.test(value)) return 'oauth-token';
  if (/^[\w-]{32}$/.test(value)) return 'client-secret';
  if (/^[\w.-]{60,80}$/.test(value)) return 'webhook-token';
  return 'unknown';
}

/** The id in a token's first part, or null where it holds none: the bot's user id (of old bots not the application's). */
export function idInToken(token: string): string | null {
  const first = /^[\w-]+(?=\.)/.exec(token)?.[0];
  if (first === undefined || !new RegExp(`^${encodedId}$`).test(first)) return null;
  return decodeDigits(first);
}

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function decodeDigits(text: string): string {
  let bits = 0;
  let held = 0;
  let digits = '';
  for (const character of text) {
    bits = ((bits << 6) | base64url.indexOf(character)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    digits += String.fromCharCode((bits >> held) & 0xff);
  }
  return digits;
}

/** Where the first group of each match stands; the group must be the last thing in its global pattern. */
export function matches(text: string, pattern: RegExp): Found[] {
  const found: Found[] = [];
  // `matchAll` copies the pattern each time, which costs more than the search of a short text.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = pattern.lastIndex;
    found.push({ start: end - (match[1]?.length ?? 0), end });
  }
  return found;
}
