import { explainDocument, searchArticles } from '../words/explain.ts';
import type { Locale } from '../words/locale.ts';
import { withoutSecrets } from './callSecrets.ts';
import { type CommandResult, UsageError } from './commandLine.ts';

/** `tracecord explain`: the article about a code or class, or what words lead to. */
export async function explainCommand(
  operands: readonly string[],
  options: { readonly json: boolean; readonly locale: Locale },
): Promise<CommandResult> {
  const asked = operands.join(' ').trim();
  if (asked === '') throw new UsageError({ code: 'no-query' });
  const query = withoutSecrets(asked);
  const markdown = await explainDocument(asked, options.locale);
  if (markdown !== null) {
    return { output: options.json ? `${JSON.stringify({ query, markdown }, null, 2)}\n` : markdown, status: 0 };
  }
  const found = await searchArticles(asked, options.locale);
  if (found.length === 0) throw new UsageError({ code: 'nothing-to-explain', query });
  const lines = found.map(({ query: target, title }) => `${target}\t${title}\n`).join('');
  return { output: options.json ? `${JSON.stringify({ query, found }, null, 2)}\n` : lines, status: 0 };
}
