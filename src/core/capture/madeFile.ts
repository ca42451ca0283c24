import { isOwnFile } from './callSite.ts';

/** Folders that compilers and bundlers write to. */
const outputFolders =
  /(?:^|\/)(?:dist|build|out|output|bundles?|compiled|coverage|\.(?:output|next|nuxt|svelte-kit|vercel|netlify|serverless|webpack|turbo|cache|parcel-cache))\//i;

const madeNames = /(?:^|[./])(?:min|bundle)\.[cm]?jsx?$/i;

/** What esbuild, Rollup, webpack, ncc, Parcel, TypeScript, Babel and SWC leave in what they write. */
const marks =
  /\b(?:__webpack_require__|__nccwpck_require__|parcelRequire\w*|_interopRequire(?:Default|Wildcard)|__(?:awaiter|importDefault|importStar|rest|decorate)\b *= *\(?this)|\b__(?:commonJS(?:Min)?|toESM|toCommonJS|esm|copyProps) *=|defineProperty\(exports, *["']__esModule["']|require\(["']@swc\/helpers|^\/\/ (?:#region )?(?:\.\.\/)*node_modules\//m;

/** What esbuild puts in front of the text of each file: where it was, from the project's folder. */
const nameAtTop = /^(?:#!.*\n|"use strict";\n|\s*\n)*\/\/ ((?:[\w@.-]+\/)*[\w@.-]+\.[cm]?[jt]sx?)\n/;

/** UTF-16 units that nobody writes on one line, and that the lines of a text written by hand do not have on average. */
const longestLine = 1000;
const longestAverage = 300;

/** Whether a compiler or a bundler has written a script. `path`: below the workspace's folder, with `/`. */
export function isMadeScript(path: string, text: string): boolean {
  if (outputFolders.test(path) || madeNames.test(path) || marks.test(text)) return true;
  const named = nameAtTop.exec(text)?.[1];
  // A file that a person has headed with a name is headed with its own.
  if (named !== undefined && !`/${path}`.endsWith(`/${named}`)) return true;
  return text.length > 10 * longestAverage && text.length / text.split('\n').length > longestAverage;
}

/** The lines of a script, counted from 1, that are longer than anybody writes. */
export function overlongLines(text: string): ReadonlySet<number> {
  return new Set(text.split('\n').flatMap((line, index) => (line.length > longestLine ? [index + 1] : [])));
}

/**
 * Whether git leaves out a folder that a file is in, by the `.gitignore` of the workspace's folder: what is made is
 * seldom kept. Patterns of files do not count, nor those that take something back. `path`: below that folder, with `/`.
 */
export function isInIgnoredFolder(path: string, gitignore: string): boolean {
  const folders = path.split('/').slice(0, -1);
  const patterns = gitignore.split(/\r?\n/).map((line) => line.trim());
  return patterns.some((pattern) => {
    if (pattern === '' || /^[#!]/.test(pattern)) return false;
    const parts = pattern.replace(/\/(?:\*{1,2})?$/, '').split('/');
    const isRooted = parts.length > 1 && parts[0] !== '**';
    const named = parts.filter((part) => part !== '' && part !== '**').map(asPattern);
    if (named.length === 0) return false;
    const lastStart = isRooted ? 0 : folders.length - named.length;
    for (let start = 0; start <= lastStart; start++) {
      if (named.every((part, index) => part.test(folders[start + index] ?? '/'))) return true;
    }
    return false;
  });
}

function asPattern(part: string): RegExp {
  const escaped = part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}$`);
}

/** Whether a file may have been compiled: it is a script of JavaScript, and the person's own. */
export function mayBeMade(file: string, roots: readonly string[]): boolean {
  return /\.[cm]?jsx?$/.test(file) && isOwnFile(file, roots);
}
