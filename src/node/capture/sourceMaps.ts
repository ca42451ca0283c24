import { readFile, stat } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { framePath, isOwnFile } from '../../core/capture/callSite.ts';
import type { CaptureFrame } from '../../core/capture/captureEvent.ts';
import type { SourceFrame } from '../../core/capture/listening.ts';

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
    if (!/\.[cm]?jsx?$/.test(file) || !isOwnFile(file, this.#roots())) return { frame };
    // A map may be damaged in any way, and what it says is only looked at here.
    return (await this.#sourceOf(frame, file).catch(() => undefined)) ?? { frame };
  }

  async #sourceOf(frame: CaptureFrame, file: string): Promise<SourceFrame | undefined> {
    const { map, folder, builtAt } = await this.#mapOf(file);
    const found = map?.findEntry(frame.line - 1, (frame.column ?? 1) - 1);
    // Where a line has no entry of its own, the last one before it is found.
    if (found === undefined || !('originalSource' in found) || found.generatedLine !== frame.line - 1) return undefined;
    const { originalLine, originalColumn } = found;
    const source = pathOf(found.originalSource, folder);
    if (source === undefined || !isOwnFile(source, this.#roots()) || originalLine < 0 || originalColumn < 0) {
      return undefined;
    }
    const { name } = frame;
    const place = { file: source, line: originalLine + 1, column: originalColumn + 1 };
    return { frame: { ...place, ...(name === undefined ? {} : { name }) }, builtAt };
  }

  async #mapOf(file: string): Promise<Known> {
    const { mtimeMs, size } = await this.#files.stat(file);
    const stamp = `${mtimeMs} ${size}`;
    const known = this.#known.get(file);
    if (known?.stamp === stamp) return known;
    const read = size > largestFile ? null : await readMap(file, this.#files);
    const made: Known = {
      stamp,
      builtAt: mtimeMs,
      map: read === null ? null : new SourceMap(read),
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
}

/** The map that a compiled file names last: inline, or a file beside it. Null where there is none to read. */
async function readMap(file: string, files: SourceFiles): Promise<SourceMapPayload | null> {
  const text = await files.readFile(file, 'utf8');
  const named = [...text.matchAll(/^[ \t]*\/\/[#@][ \t]*sourceMappingURL=(\S+)[ \t]*$/gm)].at(-1)?.[1];
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
