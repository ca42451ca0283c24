import { quietMarkdown } from './plainMarkdown.ts';

/** A table of Markdown; what comes from elsewhere has no meaning in it. Empty where there are no rows. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(quietMarkdown).join(' | ')} |`;
  return [[line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n')];
}

/** Lines of a language in a fence that nothing in them can close. */
export function fenced(text: string, language: string): string {
  let longest = 2;
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}${fence}`;
}
