/** The languages that articles have code in, by the name on their fences. */
export type CodeLanguage = 'js' | 'python';

const fences: Readonly<Record<CodeLanguage, RegExp>> = {
  js: /^```js\n[\s\S]*?^```\n{0,2}/gm,
  python: /^```python\n[\s\S]*?^```\n{0,2}/gm,
};

/**
 * The article with code for the languages that are spoken in a workspace. Where none of them is, or an article has code
 * in the others only, all of it stays.
 */
export function codeFor(markdown: string, spoken: ReadonlySet<CodeLanguage>): string {
  const all = Object.keys(fences) as CodeLanguage[];
  const has = (language: CodeLanguage): boolean => markdown.search(fences[language]) >= 0;
  if (!all.some((language) => spoken.has(language) && has(language))) return markdown;
  return all.reduce((text, language) => (spoken.has(language) ? text : text.replace(fences[language], '')), markdown);
}
