import * as vscode from 'vscode';
import { httpLanguage } from '../../contributions.ts';
import { Lifetime } from '../../lifetime.ts';
import type { RuntimeValues } from '../../send/runtimeValues.ts';
import type { Speech } from '../../speech.ts';
import type { KnownAt } from '../valueHover.ts';
import { hasOtherHttpExtension } from './otherExtensions.ts';
import { tokenTypes } from './tokenTypes.ts';

/**
 * The editor's help in .http files: outline, folding, completion, hover, colours. What does the work is loaded when the
 * editor first asks for it.
 */
export class HttpFileHelp implements vscode.Disposable {
  readonly #lifetime = new Lifetime();

  constructor(values: () => Promise<RuntimeValues>, known: KnownAt, speech: Speech) {
    const own = this.#lifetime.own.bind(this.#lifetime);
    own(vscode.languages.registerDocumentSymbolProvider(httpLanguage, outlineProvider));
    own(vscode.languages.registerFoldingRangeProvider(httpLanguage, foldsProvider));
    own(vscode.languages.registerDocumentSemanticTokensProvider(httpLanguage, tokensProvider, tokenLegend));
    own(
      vscode.languages.registerCompletionItemProvider(
        httpLanguage,
        {
          provideCompletionItems: async (document, position) =>
            (await import('./completions.ts')).completionsAt(document, position, values, speech),
        },
        '{',
        '/',
        '@',
        '$',
      ),
    );
    own(
      vscode.languages.registerHoverProvider(httpLanguage, {
        provideHover: async (document, position) =>
          (await import('./variableHover.ts')).hoverAt(document, position, known, speech),
      }),
    );
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

const outlineProvider: vscode.DocumentSymbolProvider = {
  provideDocumentSymbols: async (document) => (await import('./outline.ts')).outlineOf(document),
};

const foldsProvider: vscode.FoldingRangeProvider = {
  provideFoldingRanges: async (document) => (await import('./folds.ts')).foldsOf(document),
};

const tokenLegend = new vscode.SemanticTokensLegend([...tokenTypes]);

/** Where another extension brings a grammar, its colours stay as they are. */
const tokensProvider: vscode.DocumentSemanticTokensProvider = {
  provideDocumentSemanticTokens: async (document) =>
    hasOtherHttpExtension('installed') ? null : (await import('./semanticTokens.ts')).tokensOf(document),
};
