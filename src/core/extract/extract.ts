import type { Extraction, Extractor } from './extraction.ts';
import type { JavaScriptId } from './javascript.ts';
import { isNotebook } from './prefilter.ts';

/** Each language by VS Code's id, and `zsh` (see `dialectOf`). A dialect and its parser load when a document of it is first read. */
const dialects: Readonly<Record<string, () => Promise<Extractor>>> = {
  javascript: () => loadJavaScript('javascript'),
  javascriptreact: () => loadJavaScript('javascriptreact'),
  typescript: () => loadJavaScript('typescript'),
  typescriptreact: () => loadJavaScript('typescriptreact'),
  python: loadPython,
  http: loadHttp,
  rest: loadHttp,
  shellscript: loadShell,
  zsh: loadZsh,
  bat: loadBatch,
  powershell: loadPowerShell,
  markdown: loadMarkdown,
  vue: loadComponent,
  svelte: loadComponent,
  json: loadJson,
  plaintext: loadHttpMessages,
};

/** The languages that requests are found in: VS Code's ids, and `zsh`. */
export const extractableLanguages: readonly string[] = Object.keys(dialects);

/** The language that a document is read in: VS Code's id, but `zsh` for what the name of a `shellscript` says is zsh's. */
export function dialectOf(languageId: string, fileName: string): string {
  const isZsh = /(?:\.zsh|\.zsh-theme|(?:^|[/\\])\.?(?:zshrc|zshenv|zprofile|zlogin|zlogout))$/.test(fileName);
  return languageId === 'shellscript' && isZsh ? 'zsh' : languageId;
}

/** The reader of a language, or undefined where requests are not looked for. */
export async function loadExtractor(languageId: string): Promise<Extractor | undefined> {
  return Object.hasOwn(dialects, languageId) ? dialects[languageId]?.() : undefined;
}

/** Finds the requests in a text; none in a language that is not known. */
export async function extract(text: string, languageId: string): Promise<Extraction> {
  const extractor = await loadExtractor(languageId);
  return extractor?.(text) ?? { drafts: [], incomplete: false };
}

async function loadJavaScript(languageId: JavaScriptId): Promise<Extractor> {
  const { extractJavaScript } = await import('./javascript.ts');
  return (text, known) => extractJavaScript(text, languageId, known);
}

async function loadPython(): Promise<Extractor> {
  const { extractPython } = await import('./python.ts');
  return extractPython;
}

async function loadHttp(): Promise<Extractor> {
  const { extractHttp } = await import('./http.ts');
  return extractHttp;
}

async function loadShell(): Promise<Extractor> {
  const { extractShell } = await import('./shell.ts');
  return extractShell;
}

async function loadZsh(): Promise<Extractor> {
  const { extractZsh } = await import('./shell.ts');
  return extractZsh;
}

async function loadComponent(): Promise<Extractor> {
  const { extractComponent } = await import('./component.ts');
  return extractComponent;
}

/** An HTTP Archive, or the file of a notebook. */
async function loadJson(): Promise<Extractor> {
  const [{ extractHar }, { extractNotebook }] = await Promise.all([import('./har.ts'), import('./notebook.ts')]);
  return (text) => (isNotebook(text) ? extractNotebook(text) : extractHar(text));
}

async function loadHttpMessages(): Promise<Extractor> {
  const { extractHttpMessages } = await import('./httpMessage.ts');
  return extractHttpMessages;
}

async function loadBatch(): Promise<Extractor> {
  const { extractBatch } = await import('./batch.ts');
  return extractBatch;
}

async function loadPowerShell(): Promise<Extractor> {
  const { extractPowerShell } = await import('./powershell.ts');
  return extractPowerShell;
}

async function loadMarkdown(): Promise<Extractor> {
  const { extractMarkdown } = await import('./markdown.ts');
  return extractMarkdown;
}
