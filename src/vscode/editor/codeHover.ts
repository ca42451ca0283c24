import * as vscode from 'vscode';
import { inspect } from '../../core/inspect/inspect.ts';
import { explainBriefly } from '../../words/explain.ts';
import { loadInspectedWords, speakInspected } from '../../words/inspected.ts';
import { commandName } from '../contributions.ts';
import type { Speech } from '../speech.ts';

/**
 * What is to be said about the word at a position of a line.
 * @param now ms since 1970
 */
export async function hoverOn(
  line: string,
  position: vscode.Position,
  { locale }: Speech,
  now: number,
): Promise<vscode.Hover | undefined> {
  const found = inspect(line, position.character, now);
  if (found === null) return undefined;
  const text = new vscode.MarkdownString();
  const words = await loadInspectedWords(locale);
  if (found.kind === 'code') {
    const brief = await explainBriefly(found.query, locale);
    if (brief === null) return undefined;
    const link = `command:${commandName('explainErrorCode')}?${encodeURIComponent(JSON.stringify([found.query]))}`;
    text.isTrusted = { enabledCommands: [commandName('explainErrorCode')] };
    text.appendMarkdown(`**${brief.title}**\n\n${brief.sentence}\n\n[${words.explain(found.query)}](${link})`);
  } else {
    text.appendMarkdown(speakInspected(found, words, locale, now).join('\n\n'));
  }
  const [from, to] = found.span;
  return new vscode.Hover(text, new vscode.Range(position.line, from, position.line, to));
}
