import * as vscode from 'vscode';
import { quietLanguages, requestLanguages } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import type { RequestIndex } from './requestIndex.ts';

/**
 * Help while a request is written: completion of routes, headers and properties of bodies, and what is known of them
 * under the pointer. In a document that holds nothing of Discord's it costs a look at a flag; what does the work is
 * loaded when it is first asked for.
 */
export class AuthoringHelp implements vscode.Disposable {
  readonly #lifetime = new Lifetime();

  constructor(index: RequestIndex, speech: Speech) {
    const languages = requestLanguages.filter((language) => !quietLanguages.includes(language));
    this.#lifetime.own(
      vscode.languages.registerCompletionItemProvider(
        languages,
        {
          provideCompletionItems: async (document, position) => {
            if (!index.mayHold(document)) return undefined;
            // While what does the work is loaded, a person types on.
            const { version } = document;
            const [text, offset] = [document.getText(), document.offsetAt(position)];
            const asked = { document, position, text, offset, version };
            return (await import('./authoring.ts')).completionsAt(asked, index, speech);
          },
        },
        '"',
        "'",
        '`',
        '/',
      ),
    );
    this.#lifetime.own(
      vscode.languages.registerHoverProvider(languages, {
        provideHover: async (document, position) =>
          index.mayHold(document)
            ? (await import('./authoring.ts')).hoverAt(document, position, index, speech)
            : undefined,
      }),
    );
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
