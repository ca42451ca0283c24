import { percentDecoded } from '../percentDecoded.ts';
import type { CaptureFrame, SentEvent } from './captureEvent.ts';

/** The line of a program that made a request, in a file of the workspace. */
export interface CallSite {
  /** With `/` between folders; a drive letter in lower case. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1 in UTF-16 units, where it is known. */
  readonly column?: number;
  /** Where the call ends, where the runtime says so. */
  readonly endLine?: number;
  readonly endColumn?: number;
  /** The link between the request and this line is not proven: it may be shown as a guess, never as a squiggle. */
  readonly isWeak: boolean;
}

/** A path as frames are compared: `file:` addresses taken apart, `\` turned, drive letters in lower case. */
export function framePath(file: string): string {
  const isAddress = /^file:\/\//i.test(file);
  const path = isAddress ? percentDecoded(file.replace(/^file:\/\/(?:localhost)?/i, '').replace(/[?#].*$/, '')) : file;
  return path
    .replaceAll('\\', '/')
    .replace(/^\/(?=[a-z]:\/)/i, '')
    .replace(/^[A-Z](?=:\/)/, (drive) => drive.toLowerCase());
}

/** Folders of code that other people wrote: packages of Node, Python and their kin. */
const foreign = /(?:^|\/)(?:node_modules|site-packages|dist-packages|\.yarn|\.pnp\.[cm]js|\.venv|venv)(?:\/|$)/;

/** Whether a file is one of the person's own: below a folder of the workspace, and in no folder of packages. */
export function isOwnFile(file: string, roots: readonly string[]): boolean {
  const path = framePath(file);
  if (path.split('/').some((part) => part === '..' || part === '.')) return false;
  return roots.some((root) => {
    const folder = framePath(root).replace(/\/$/, '');
    return path.startsWith(`${folder}/`) && !foreign.test(path.slice(folder.length + 1));
  });
}

/**
 * The nearest frame that is the person's own. `roots`: absolute paths of the workspace's folders. Null where there is
 * none: such a request is written to the log only.
 */
export function callSiteOf(site: SentEvent['site'], roots: readonly string[]): CallSite | null {
  const nearest = site?.frames.find(({ file }) => isOwnFile(file, roots));
  return nearest === undefined ? null : siteAt(nearest, site?.weak === true);
}

function siteAt({ file, line, column, endLine, endColumn }: CaptureFrame, isWeak: boolean): CallSite {
  return {
    file: framePath(file),
    line,
    ...(column === undefined ? {} : { column }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
    isWeak,
  };
}
