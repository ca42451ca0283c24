/**
 * The Markdown articles of one language by name, out of the text that the build packs: the names, the headings, then
 * the beginning of every article, the first section of every article, and so on, with NUL between them. What is alike
 * stands together that way, and Brotli takes 7 % less than for whole articles. A § before a name
 * stands for the link to that article.
 */
export function unpackArticles(packed: string): Record<string, string> {
  const [names = '', headings = '', ...parts] = packed
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
