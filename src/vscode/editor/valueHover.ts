import * as vscode from 'vscode';
import type { Draft } from '../../core/request/draft.ts';
import type { KnownValue } from '../../core/request/knownValue.ts';
import type { Hole } from '../../core/request/text.ts';
import type { ValueWords } from '../../words/values.ts';
import { commandName, httpLanguage, requestLanguages } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
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
  readonly expression: string;
}

/** What is known of the request at an offset, for whoever wants to show it. */
export type KnownAt = (
  document: vscode.TextDocument,
  offset: number,
) => Promise<{ readonly lookUp: LookUp; readonly draft: Draft | undefined }>;

/** What is known of requests as they were last read. */
export function knownWith(index: RequestIndex, preparer: Preparer): KnownAt {
  return async (document, offset) => {
    const draft = index.current(document)?.find(({ span }) => span[0] <= offset && offset <= span[1]);
    return { lookUp: await preparer.lookUp(document.uri, draft), draft };
  };
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

/** In code: with what an expression that only run time knows is filled, and a way to change it. .http files have their own. */
export class ValueHover implements vscode.HoverProvider, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #index: RequestIndex;
  readonly #known: KnownAt;
  readonly #speech: Speech;

  constructor(index: RequestIndex, known: KnownAt, speech: Speech) {
    this.#index = index;
    this.#known = known;
    this.#speech = speech;
    const languages = requestLanguages.filter((language) => language !== httpLanguage);
    this.#lifetime.own(vscode.languages.registerHoverProvider(languages, this));
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const drafts = this.#index.current(document) ?? [];
    if (drafts.length === 0) return undefined;
    const offset = document.offsetAt(position);
    const { filledValues, holesToFill } = await import('../../core/values/filledValue.ts');
    for (const draft of drafts) {
      const hole = holesToFill(draft).find(({ span }) => span[0] <= offset && offset <= span[1]);
      if (hole === undefined) continue;
      const { lookUp } = await this.#known(document, draft.span[0]);
      const words = this.#speech.shell;
      const filled = filledValues(draft, lookUp).find(({ expression }) => expression === hole.expression);
      const text = new vscode.MarkdownString();
      text.appendText(filled === undefined ? words.valueAsked(hole.expression) : words.valueFilled(filled));
      if (isChangeable(hole, lookUp(hole))) {
        const place = { uri: document.uri.toString(), offset: draft.span[0], expression: hole.expression };
        appendChange(text, place, await this.#speech.values());
      }
      return new vscode.Hover(text, rangeOf(document, hole.span));
    }
    return undefined;
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
