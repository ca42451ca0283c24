/** Routes whose third part is a credential: `/webhooks/:id/:token`, `/interactions/:id/:token`. */
const carriesToken = /^(?:webhooks|interactions)$/i;

/** No id, name or code of Discord's is as long; its tokens are. An emoji may be, with a colon or percent signs. */
const longPart = /^[\w.~-]{46,}$/;

/** What a query parameter may say in an event: ids, numbers and booleans. */
const plainValue = /^(?:-?\d+(?:\.\d+)?|true|false)$/;

/** Only such a path can have something to mask. */
const suspicious = /\?|webhooks\/|interactions\/|\/\/|[\w.~-]{46,}/i;

const plainName = /^[\w.[\]-]{1,40}$/;

/** The parts of a path that are credentials. */
export function tokensIn(path: string): readonly string[] {
  if (!suspicious.test(path)) return [];
  const parts = pathOf(path)
    .split('/')
    .filter((part) => part !== '');
  return parts.filter((part, place) => isToken(part, parts[place - 2]));
}

/** A path with its query in which credentials read `{token}` and words that somebody typed read `{value}`. */
export function maskedPath(path: string): string {
  if (!suspicious.test(path)) return path;
  const plain = pathOf(path);
  const parts = plain.split('/').filter((part) => part !== '');
  const masked = parts.map((part, place) => (isToken(part, parts[place - 2]) ? '{token}' : part));
  const query = path.slice(plain.length + 1);
  const shown = `/${masked.join('/')}${plain.length > 1 && plain.endsWith('/') ? '/' : ''}`;
  return query === '' ? shown : `${shown}?${query.split('&').map(maskedParameter).join('&')}`;
}

/** Words of an error, with addresses and long strings in it masked. At most 300 UTF-16 units. */
export function maskedText(text: string): string {
  return text
    .replace(/\b(webhooks|interactions)\/(\d+)\/[^\s/?"'<>]+/gi, '$1/$2/{token}')
    .replace(/[\w.~+%-]{46,}/g, '{token}')
    .slice(0, 300);
}

function pathOf(path: string): string {
  const query = path.indexOf('?');
  return query < 0 ? path : path.slice(0, query);
}

function isToken(part: string, twoBefore: string | undefined): boolean {
  return longPart.test(part) || (twoBefore !== undefined && carriesToken.test(twoBefore));
}

function maskedParameter(parameter: string): string {
  const sign = parameter.indexOf('=');
  if (sign < 0) return '{value}';
  const [name, value] = [parameter.slice(0, sign), parameter.slice(sign + 1)];
  return `${plainName.test(name) ? name : '{name}'}=${plainValue.test(value) ? value : '{value}'}`;
}
