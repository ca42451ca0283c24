import type { Extraction } from './extraction.ts';

/** VS Code's ids of the languages that are read as JavaScript. */
export type JavaScriptId = 'javascript' | 'javascriptreact' | 'typescript' | 'typescriptreact';

/** The Discord requests in JavaScript or TypeScript. */
export function extractJavaScript(_text: string, _languageId: JavaScriptId): Extraction {
  return { drafts: [], incomplete: false };
}
