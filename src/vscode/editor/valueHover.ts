import * as vscode from 'vscode';
import type { Draft } from '../../core/request/draft.ts';
import type { KnownValue } from '../../core/request/knownValue.ts';
import type { Hole } from '../../core/request/text.ts';
import { filledValues, holesToFill, shownExpression } from '../../core/values/filledValue.ts';
import type { ValueWords } from '../../words/values.ts';
import { commandName } from '../contributions.ts';
import type { Preparer } from '../send/preparation.ts';
import type { LookUp } from '../send/runtimeValues.ts';
import type { Speech } from '../speech.ts';
import type { RequestIndex } from './requestIndex.ts';
import { rangeOf } from './spans.ts';

/** Whose value is to be changed: the argument of the command in a hover. */
export interface ValuePlace {
  readonly uri: string;
  /** Where the request is, in UTF-16 units. */
  readonly offset: number;
  /** As it is shown, without a secret. */
  readonly expression: string;
}

/** What is known of the request at an offset, for whoever wants to show it. */
export type KnownAt = (
  document: vscode.TextDocument,
  offset: number,
) => Promise<{ readonly lookUp: LookUp; readonly draft: Draft | undefined }>;

/** What is known of a request as it was last read. */
export async function knownAt(
  document: vscode.TextDocument,
  offset: number,
  index: RequestIndex,
  preparer: Preparer,
): ReturnType<KnownAt> {
  const draft = index.current(document)?.find(({ span }) => span[0] <= offset && offset <= span[1]);
  return { lookUp: await preparer.lookUp(document.uri, draft), draft };
}

/** Whether a person can give another value: what the environment says is changed there. */
export function isChangeable({ source }: Hole, known: KnownValue | undefined): boolean {
  return source.kind !== 'answer' && known?.origin !== 'file' && known?.origin !== 'environment';
}

/** Adds the link with which a value is changed. */
export function appendChange(text: vscode.MarkdownString, place: ValuePlace, words: ValueWords): void {
  const command = commandName('changeValue');
  text.isTrusted = { enabledCommands: [command] };
  text.appendMarkdown(`\n\n[${words.change}](command:${command}?${encodeURIComponent(JSON.stringify([place]))})`);
}

/** In code: with what the expression at an offset is filled, and a way to change it. */
export async function valueHoverAt(
  document: vscode.TextDocument,
  offset: number,
  drafts: readonly Draft[],
  known: KnownAt,
  speech: Speech,
): Promise<vscode.Hover | undefined> {
  const isAt = ({ span }: Hole) => span[0] <= offset && offset <= span[1];
  const draft = drafts.find((one) => holesToFill(one).some(isAt));
  const hole = draft && holesToFill(draft).find(isAt);
  if (draft === undefined || hole === undefined) return undefined;
  const { lookUp } = await known(document, draft.span[0]);
  const asked = shownExpression(hole);
  const filled = filledValues(draft, lookUp).find(({ expression }) => expression === asked);
  const text = new vscode.MarkdownString();
  text.appendText(filled === undefined ? speech.shell.valueAsked(asked) : speech.shell.valueFilled(filled));
  if (isChangeable(hole, lookUp(hole))) {
    const place = { uri: document.uri.toString(), offset: draft.span[0], expression: asked };
    appendChange(text, place, await speech.values());
  }
  return new vscode.Hover(text, rangeOf(document, hole.span));
}
