/** What the pages say that are made for codes without an article. */
export interface ExplainWords {
  /** Said honestly at the top of such a page. */
  readonly noArticle: string;
  readonly unknownCode: string;
  readonly meaning: string;
  readonly fixes: string;
  readonly codes: string;
  readonly neighbours: string;
  readonly source: string;
  readonly documentation: string;
  readonly statusTitle: (status: number) => string;
}

/** A page of Markdown: a title, an honest note, and the parts. */
export function page(title: string, note: string, parts: readonly string[]): string {
  return `${[`# ${title}`, `> ${note}`, ...parts].join('\n\n')}\n`;
}

/** The part that names where the facts are from. */
export function documentation(own: ExplainWords): string[] {
  const address = 'https://docs.discord.com/developers/topics/opcodes-and-status-codes';
  return [`## ${own.source}`, `- [${own.documentation}](${address})`];
}
