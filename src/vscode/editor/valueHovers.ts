import * as vscode from 'vscode';
import { httpLanguage, requestLanguages } from '../contributions.ts';
import type { Speech } from '../speech.ts';
import type { RequestIndex } from './requestIndex.ts';
import type { KnownAt } from './valueHover.ts';

/** Hovers on values in code, loaded when a document with requests is pointed at. .http files have their own. */
export function valueHovers(index: RequestIndex, known: KnownAt, speech: Speech): vscode.Disposable {
  const languages = requestLanguages.filter((language) => language !== httpLanguage);
  return vscode.languages.registerHoverProvider(languages, {
    provideHover: async (document, position) => {
      const drafts = index.current(document) ?? [];
      if (drafts.length === 0) return undefined;
      const { valueHoverAt } = await import('./valueHover.ts');
      return valueHoverAt(document, document.offsetAt(position), drafts, known, speech);
    },
  });
}
