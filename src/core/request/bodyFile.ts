import type { Draft } from './draft.ts';
import { redact } from './redaction.ts';
import type { Refusal } from './refusal.ts';
import type { WireResult } from './toWire.ts';
import type { Wire, WireBody } from './wire.ts';
import { maxBodyBytes, sizeOfBody } from './wireBody.ts';

/**
 * Why a file that a body names is not read: it is not there, no regular file (a folder, a pipe, a device), cannot be
 * looked at, lies on another computer, is relative to a document that lies in no folder, or lies outside of the folders
 * that may be read without asking.
 */
export type BodyFileProblem = 'missing' | 'not-a-file' | 'unreadable' | 'other-host' | 'no-folder' | 'outside';

/** What a file is that a body names, seen without opening it. */
export type BodyFileLook =
  | {
      readonly kind: 'file';
      /** Where it lies when every link has been followed. */
      readonly path: string;
      readonly bytes: number;
      /** It lies in one of the folders that may be read without asking. */
      readonly isInside: boolean;
    }
  | {
      readonly kind: 'problem';
      readonly problem: Exclude<BodyFileProblem, 'outside'>;
      /** The system's own code, where it gave one. */
      readonly code?: string;
    };

/** The files of the machine, for what bodies name. */
export interface BodyFiles {
  /** Where a file lies that is written so in a document of `folder`; as written where there is no folder. */
  readonly bodyFilePath: (folder: string | undefined, written: string) => string;
  /** Looks at files; what lies in one of `folders` is inside. */
  readonly bodyFileLook: (folders: readonly string[]) => (path: string) => Promise<BodyFileLook>;
}

/** How the files of a body are looked at. */
export interface BodyFileReading {
  readonly look: (path: string) => Promise<BodyFileLook>;
  /** What becomes of a request with files outside: a person is asked, or it is refused. */
  readonly outside: 'ask' | 'refuse';
}

/**
 * Looks at the files of a request that is ready, and opens none. They count against the limit of the body's bytes; the
 * wire then names them where they really lie, so that what is asked about is what is read.
 */
export async function withBodyFiles(
  result: WireResult,
  draft: Draft,
  { look, outside }: BodyFileReading,
): Promise<WireResult> {
  const body = result.kind === 'ready' ? result.wire.body : null;
  if (result.kind !== 'ready' || body === null) return result;
  const { wire, vault } = result;
  const span = draft.body?.span ?? draft.span;
  const shown = (path: string) => redact(vault.redact(path));
  const refuse = (problem: BodyFileProblem, path: string, code?: string): WireResult => {
    const facts: Refusal = { reason: 'body-file', problem, path: shown(path), span };
    return { kind: 'refused', refusal: code === undefined ? facts : { ...facts, code } };
  };

  const files = new Map<string, Extract<BodyFileLook, { kind: 'file' }>>();
  const apart = new Set<string>();
  for (const path of filesOf(body)) {
    const seen = await look(path);
    if (seen.kind === 'problem') return refuse(seen.problem, path, seen.code);
    if (!seen.isInside && outside === 'refuse') return refuse('outside', seen.path);
    if (!seen.isInside) apart.add(seen.path);
    files.set(path, seen);
  }
  if (files.size === 0) return result;
  const bytes = sizeOfBody(body, (path) => files.get(path)?.bytes ?? 0);
  if (bytes > maxBodyBytes) {
    return { kind: 'refused', refusal: { reason: 'body-too-big', bytes, limit: maxBodyBytes, span } };
  }
  const placed: Wire = { ...wire, body: placedBody(body, (path) => files.get(path)?.path ?? path) };
  return { ...result, wire: placed, ...(apart.size === 0 ? {} : { filesOutside: [...apart].map(shown) }) };
}

/** The files that a body names, each once. */
function filesOf(body: WireBody): string[] {
  if (body.kind === 'file') return [body.path];
  if (body.kind === 'text') return [];
  return [...new Set(body.parts.flatMap(({ content }) => (content.kind === 'file' ? [content.path] : [])))];
}

function placedBody(body: WireBody, place: (path: string) => string): WireBody {
  if (body.kind === 'file') return { ...body, path: place(body.path) };
  if (body.kind === 'text') return body;
  const parts = body.parts.map((part) =>
    part.content.kind === 'file' ? { ...part, content: { ...part.content, path: place(part.content.path) } } : part,
  );
  return { ...body, parts };
}
