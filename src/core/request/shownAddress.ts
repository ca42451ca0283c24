const schemeAtStart = /^[a-z][a-z\d+.-]*:\/\//i;

/**
 * An address that a person wrote down for a server, as it may be shown: scheme, host and port, of which the scheme may be
 * missing. A login ends at the last `@`, whatever a parser of URLs makes of its password. Empty where what is left
 * cannot be read, for then nobody knows what of it is the password.
 */
export function shownAddress(written: string): string {
  const text = written.trim();
  const scheme = schemeAtStart.exec(text)?.[0] ?? '';
  const address = `${scheme || 'http://'}${text.slice(Math.max(text.lastIndexOf('@') + 1, scheme.length))}`;
  if (!URL.canParse(address)) return '';
  const { host } = new URL(address);
  return host === '' ? '' : `${scheme}${host}`;
}
