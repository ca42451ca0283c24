import { access, readFile, stat } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { framePath, isOwnFile } from '../../core/capture/callSite.ts';
import type { CaptureFrame } from '../../core/capture/captureEvent.ts';
import type { SourceFrame } from '../../core/capture/listening.ts';
import { isInIgnoredFolder, isMadeScript, mayBeMade, overlongLines } from '../../core/capture/madeFile.ts';

/** Bytes of a compiled file, and of a map, that are read at most. */
const largestFile = 16 * 1024 * 1024;

/** Compiled files that are remembered. */
const mapsKept = 50;

/** The files that are looked at. */
export interface SourceFiles {
  readonly stat: (path: string) => Promise<{ readonly mtimeMs: number; readonly size: number }>;
  readonly readFile: (path: string, encoding: 'utf8') => Promise<string>;
}

/** A compiled file's map, as it was when the file had this time and size. */
interface Known {
  readonly stamp: string;
  readonly builtAt: number;
  readonly map: SourceMap | null;
  /** Something has made the file of another text. */
  readonly isMade: boolean;
  /** Counted from 1. */
  readonly overlong: ReadonlySet<number>;
  /** What sources are named from. */
  readonly folder: string;
}

/** Finds the lines that compiled files of the workspace were made of, by the maps that compilers put beside them. */
export class SourceMaps {
  readonly #roots: () => readonly string[];
  readonly #files: SourceFiles;
  readonly #known = new Map<string, Known>();

  /** `roots`: absolute paths of the workspace's folders; nothing outside of them is read. */
  constructor(roots: () => readonly string[], files: SourceFiles = { stat, readFile }) {
    this.#roots = roots;
    this.#files = files;
  }

  /** The frame in the text that the person wrote, or the frame as it is. It never rejects. */
  async toSource(frame: CaptureFrame): Promise<SourceFrame> {
    const file = framePath(frame.file);
    // A map may be damaged in any way, and what it says is only looked at here.
    const damaged = (): SourceFrame => ({ frame, made: 'unmapped' });
    return (await this.#sourceOf(frame, file).catch(damaged)) ?? { frame };
  }

  async #sourceOf(frame: CaptureFrame, file: string): Promise<SourceFrame | undefined> {
    if (!mayBeMade(file, this.#roots())) return undefined;
    const known = await this.#knownOf(file);
    const found = known.map?.findEntry(frame.line - 1, (frame.column ?? 1) - 1);
    // Where a line has no entry of its own, the last one before it is found.
    const isMapped = found !== undefined && 'originalSource' in found && found.generatedLine === frame.line - 1;
    if (!isMapped) {
      return known.isMade || known.overlong.has(frame.line) ? { frame, made: 'unmapped' } : undefined;
    }
    const { originalLine, originalColumn } = found;
    const source = pathOf(found.originalSource, known.folder);
    if (source === undefined || originalLine < 0 || originalColumn < 0) return { frame, made: 'unmapped' };
    if (!isOwnFile(source, this.#roots())) return { frame, made: 'foreign', source };
    const { name } = frame;
    const place = { file: source, line: originalLine + 1, column: originalColumn + 1 };
    return { frame: { ...place, ...(name === undefined ? {} : { name }) }, builtAt: known.builtAt };
  }

  async #knownOf(file: string): Promise<Known> {
    const { mtimeMs, size } = await this.#files.stat(file);
    const stamp = `${mtimeMs} ${size}`;
    const known = this.#known.get(file);
    if (known?.stamp === stamp) return known;
    const text = size > largestFile ? null : await this.#files.readFile(file, 'utf8');
    const read = text === null ? null : await readMap(file, text, this.#files).catch(() => null);
    const made: Known = {
      stamp,
      builtAt: mtimeMs,
      map: read === null ? null : new SourceMap(read),
      // Nobody writes as much by hand as is not read here.
      isMade: text === null || read !== null || namesMap(text) || (await this.#isMade(file, text)),
      overlong: text === null ? new Set() : overlongLines(text),
      folder: resolve(dirname(file), typeof read?.sourceRoot === 'string' ? read.sourceRoot : ''),
    };
    this.#known.delete(file);
    this.#known.set(file, made);
    for (const eldest of this.#known.keys()) {
      if (this.#known.size <= mapsKept) break;
      this.#known.delete(eldest);
    }
    return made;
  }

  /** By where it is, what it looks like, and what lies beside it. */
  async #isMade(file: string, text: string): Promise<boolean> {
    const root = this.#roots().find((one) => isOwnFile(file, [one])) ?? dirname(file);
    const path = relative(root, file).replaceAll('\\', '/');
    if (isMadeScript(path, text)) return true;
    const typed = file.replace(/\.([cm]?)jsx?$/, '.$1ts');
    const [gitignore, isTyped] = await Promise.all([
      this.#files.readFile(join(root, '.gitignore'), 'utf8').catch(() => ''),
      access(typed).then(
        () => true,
        () => false,
      ),
    ]);
    return isTyped || isInIgnoredFolder(path, gitignore);
  }
}

const mapNames = /^[ \t]*\/\/[#@][ \t]*sourceMappingURL=(\S+)[ \t]*$/gm;

/** A script that names a map was compiled, whether the map is there or not. */
function namesMap(text: string): boolean {
  return text.search(mapNames) >= 0;
}

/** The map that a compiled file names last: inline, or a file beside it. Null where there is none to read. */
async function readMap(file: string, text: string, files: SourceFiles): Promise<SourceMapPayload | null> {
  const named = [...text.matchAll(mapNames)].at(-1)?.[1];
  if (named === undefined) return null;
  const inline = /^data:application\/json(?:;charset=[\w-]+)?;base64,(.*)$/i.exec(named)?.[1];
  if (inline !== undefined) return mapIn(Buffer.from(inline, 'base64').toString('utf8'));
  // Whatever the file says of folders and hosts: only what lies beside it is read.
  const beside = join(dirname(file), basename(decodeURIComponent(named)));
  if (!beside.endsWith('.map') || (await files.stat(beside)).size > largestFile) return null;
  return mapIn(await files.readFile(beside, 'utf8'));
}

function mapIn(text: string): SourceMapPayload | null {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return null;
  const { mappings, sources } = value as Readonly<Record<string, unknown>>;
  const isMap =
    typeof mappings === 'string' && Array.isArray(sources) && sources.every((one) => typeof one === 'string');
  return isMap ? (value as SourceMapPayload) : null;
}

function pathOf(source: string, folder: string): string | undefined {
  if (/^file:\/\//i.test(source)) return fileURLToPath(source);
  return /^[a-z][\w+.-]+:/i.test(source) ? undefined : resolve(folder, source);
}
