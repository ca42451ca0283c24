/** Routes whose third part is a credential: `/webhooks/:id/:token`, `/interactions/:id/:token`. */
const carriesToken = /^(?:webhooks|interactions)$/i;

/** No id, name or code of Discord's is as long; its tokens are. An emoji may be, with a colon or percent signs. */
const longPart = /^[\w.~-]{46,}$/;

/** Values that may be told: ids, numbers, yes and no. */
const plainValue = /^(?:-?\d+(?:\.\d+)?|true|false)?$/i;

/** Names that may be told; a token without a name would be one too. */
const plainName = /^[\w.[\]-]{1,40}$/;

/**
 * The address of a watched request as it may be told: without tokens, logins, fragments and free text. `{token}`,
 * `{value}` and `{name}` stand in their places. `url` is absolute.
 */
export function maskedAddress(url: string): string {
  const { origin, path, query } = partsOf(url);
  const parts = path.split('/').filter((part) => part !== '');
  const shown = parts.map((part, place) => `/${isToken(part, parts[place - 2]) ? '{token}' : part}`).join('');
  const end = path.endsWith('/') ? '/' : '';
  const parameters = query === '' ? '' : `?${query.split('&').map(maskedParameter).join('&')}`;
  return `${origin.replace(/\/\/[^/]*@/, '//')}${shown}${end}${parameters}`;
}

/** What `maskedAddress` leaves out, to look for it in an answer: tokens of the path, and what in the query is as long. */
export function secretsInAddress(url: string): string[] {
  const { path, query } = partsOf(url);
  const parts = path.split('/').filter((part) => part !== '');
  const tokens = parts.filter((part, place) => isToken(part, parts[place - 2]));
  return [...tokens, ...query.split(/[&=]/).filter((piece) => piece.length >= 24)];
}

/** Words of a request (its User-Agent) in which addresses and what is as long as a token are masked. */
export function maskedWords(text: string): string {
  return text
    .replace(/\b(webhooks|interactions)\/+(\d+)\/+[^\s/?"'<>]+/gi, '$1/$2/{token}')
    .replace(/[\w.~+%-]{46,}/g, '{token}');
}

function partsOf(url: string): { readonly origin: string; readonly path: string; readonly query: string } {
  const [, origin = '', path = '', query = ''] = /^([^?#]*?:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  return { origin, path, query };
}

/** Servers take several slashes for one, and capitals for small letters. */
function isToken(part: string, twoBefore: string | undefined): boolean {
  return longPart.test(part) || (twoBefore !== undefined && carriesToken.test(twoBefore));
}

function maskedParameter(parameter: string): string {
  const sign = parameter.indexOf('=');
  if (sign < 0) return '{value}';
  const [name, value] = [parameter.slice(0, sign), parameter.slice(sign + 1)];
  return `${plainName.test(name) ? name : '{name}'}=${plainValue.test(value) ? value : '{value}'}`;
}
