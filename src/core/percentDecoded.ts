/** Text with its percent escapes decoded as UTF-8 (RFC 3986, 2.1); as it is where that cannot be done. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
