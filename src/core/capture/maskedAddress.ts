/** The token of a webhook or an interaction stands in the path. */
const tokenInPath = /\/(webhooks|interactions)\/(\d+)\/[^/?#]+/;

/** Values that may be told: ids, numbers, yes and no. */
const plainValue = /^(?:\d+|true|false)?$/i;

/**
 * The address of a watched request as it may be told: without tokens, logins, fragments and free text. `{token}` and
 * `{value}` stand in their places. `url` is absolute.
 */
export function maskedAddress(url: string): string {
  const [, origin = '', path = '', query = ''] = /^([^?#]*?:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  const parameters = query.split('&').filter((parameter) => parameter !== '');
  const masked = parameters.map((parameter) => {
    const [name = '', value] = parameter.split(/=(.*)/s);
    return value === undefined || plainValue.test(value) ? parameter : `${name}={value}`;
  });
  const shown = path.replace(tokenInPath, '/$1/$2/{token}');
  return `${origin.replace(/\/\/[^/]*@/, '//')}${shown}${masked.length === 0 ? '' : `?${masked.join('&')}`}`;
}
