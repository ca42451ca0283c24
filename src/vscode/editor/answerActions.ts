import * as vscode from 'vscode';
import type { LintedText } from '../../core/lint/finding.ts';
import { type Cure, curesOfAnswer } from '../../core/mend/cures.ts';
import type { Project } from '../../core/mend/mend.ts';
import type { Draft } from '../../core/request/draft.ts';
import type { Span } from '../../core/request/text.ts';
import type { ShellWords } from '../../words/shell.ts';
import { type CommandId, commandName } from '../contributions.ts';
import type { AnswerDiagnostic } from './answers.ts';
import { explainUri } from './explainDocuments.ts';
import { rangeOf } from './spans.ts';

/** The mends that may cure what an answer says, the best first. `draft`: the request in the text, where it is one. */
export function answerCures(
  { diagnosis, field }: AnswerDiagnostic,
  span: Span,
  {
    draft,
    linted,
    project,
  }: { readonly draft: Draft | undefined; readonly linted: LintedText; readonly project: Project },
): Cure[] {
  return curesOfAnswer({ diagnosis, field, span }, draft, linted, project);
}

/**
 * What can be done about an answer besides mending the text: another credential, again, why, whose fault it is. `draft`:
 * the request in the text; a call of a bot need not be one.
 */
export function answerActions(
  document: vscode.TextDocument,
  draft: Draft | undefined,
  diagnostic: AnswerDiagnostic,
  words: ShellWords,
): vscode.CodeAction[] {
  const { diagnosis, run, isBots } = diagnostic;
  const range = draft === undefined ? diagnostic.range : rangeOf(document, draft.span);
  const advises = (wanted: string): boolean => diagnosis.fixes.some(({ id }) => id === wanted);
  const action = (title: string, command: string, ...parameters: unknown[]): vscode.CodeAction => {
    const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    made.diagnostics = [diagnostic];
    made.command = { command, title, arguments: parameters };
    return made;
  };
  const own = (title: string, id: CommandId, ...parameters: unknown[]): vscode.CodeAction =>
    action(title, commandName(id), ...parameters);
  const code = typeof diagnostic.code === 'object' ? String(diagnostic.code.value) : '';
  // Whether it is Discord is a question where something between them may have answered.
  const isPerhapsDiscord = /^(?:platform|edge|rate|transport)\//.test(diagnosis.class);
  return [
    // The credential of a bot is its own.
    ...(advises('choose-credential') && !isBots ? [own(words.chooseCredential, 'chooseCredential')] : []),
    isBots
      ? own(words.sendAgainFromHere, 'sendAgainFromHere', run)
      : own(words.sendAgain, 'sendRequest', document.uri, range),
    ...(advises('explain-permissions') && draft !== undefined
      ? [own(words.explainPermissions, 'explainPermissions', document.uri, range, run)]
      : []),
    ...(isPerhapsDiscord ? [own(words.isItDiscord, 'checkOutage', { run })] : []),
    action(words.explainCode(code), 'markdown.showPreviewToSide', explainUri(code)),
  ];
}
