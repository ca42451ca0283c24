/**
 * The Markdown articles of one language by name, out of the bytes that the build packs. They stand column by column:
 * the names, the headings, then the beginning of every article, the first section of every article, and so on, with
 * NUL between them; a § before a name is the link to that article. Alike stands beside alike that way, and a character
 * of the alphabet takes one byte or two, so that Brotli needs 6 % (English) to 13 % (Japanese) less than for the files.
 */
export function unpackArticles(bytes: Uint8Array, alphabet: string): Record<string, string> {
  const [names = '', headings = '', ...parts] = textOf(bytes, [...alphabet])
    .replaceAll(/§([\w-]+)/g, '[$1]($1.md)')
    .split('\0')
    .map((part) => part.trim());
  const slugs = names.split('\n');
  const between = headings.split('\n');
  return Object.fromEntries(
    slugs.map((slug, index) => {
      const sections = between.map((heading, column) => `${heading}\n\n${parts[(column + 1) * slugs.length + index]}`);
      return [slug, `${[parts[index], ...sections].join('\n\n')}\n`];
    }),
  );
}

/** Below 0x80 it is ASCII; 0x80 to 0xef are places in the alphabet, and from 0xf0 on the next byte belongs to the place. */
function textOf(bytes: Uint8Array, alphabet: readonly string[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) text += String.fromCharCode(byte);
    else text += alphabet[byte < 0xf0 ? byte - 0x80 : 0x70 + (byte - 0xf0) * 0x80 + (bytes[++at] ?? 0) - 0x80];
  }
  return text;
}
