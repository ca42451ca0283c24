import type { Draft } from '../../request/draft.ts';
import type { Span } from '../../request/text.ts';
import { argumentsAt, callEnd } from './callText.ts';
import { isWrapped } from './isWrapped.ts';
import type { PythonAdapterId } from './pythonHelper.ts';

/** A call of Python, with the helper that it goes through. */
export interface PythonCall {
  readonly adapter: PythonAdapterId;
  readonly span: Span;
  /** `async with call()` awaits the helper first. */
  readonly awaits?: true;
}

/** A request that is put together first and sent later: what wraps either call sees only half of it. */
const built = /(?:^|\.)(?:Request|build_request|prepare_request|send)$/;

/** The call of a request, where sending it again is sure to do the same; else null. */
export function pythonCallOf(text: string, draft: Draft): PythonCall | null {
  const span = draft.client === 'python-urllib' ? openingOf(text, draft) : draft.span;
  if (span === null) return null;
  const [start] = span;
  const head = /^[\w.]+\s*\(/.exec(text.slice(start, start + 300))?.[0];
  if (head === undefined || callEnd(text, 'python', start + head.length - 1) !== span[1]) return null;
  const path = head.slice(0, -1).trim();
  const call = text.slice(...span);
  if (/\b(?:await|yield)\b|:=/.test(call) || isOwn(text, path) || built.test(path)) return null;
  const before = text.slice(Math.max(0, start - 40), start);
  const isAwaited = /\bawait\s+$/.test(before);
  switch (draft.client) {
    case 'python-requests':
      return { adapter: 'sync', span };
    case 'python-httpx':
      if (isAwaited) return { adapter: 'httpx-async', span };
      return isAsyncClient(text, path) || path.endsWith('.stream') ? null : { adapter: 'sync', span };
    case 'python-aiohttp':
      if (path === 'aiohttp.request') return null;
      if (isAwaited) return { adapter: 'aiohttp', span };
      return /\basync\s+with\s+\(?\s*$/.test(before) ? { adapter: 'aiohttp', span, awaits: true } : null;
    case 'python-urllib':
      return { adapter: 'urllib', span };
    default:
      return null;
  }
}

/** The `urlopen` that sends the request: itself, around it, or of its name further down. */
function openingOf(text: string, { span: [start, end] }: Draft): Span | null {
  if (/^[\w.]*urlopen\s*\(/.test(text.slice(start, end))) return [start, end];
  const before = text.slice(Math.max(0, start - 200), start);
  const around = /[\w.]*urlopen\s*\(\s*$/.exec(before);
  if (around !== null) return callAt(text, start - around[0].length);
  const name = /(\w+)\s*=\s*$/.exec(before)?.[1];
  if (name === undefined) return null;
  const opened = [...text.slice(end).matchAll(/[\w.]*\burlopen\s*\(/g)].filter(({ index, 0: head }) => {
    const [first] = argumentsAt(text, 'python', end + index + head.length - 1);
    return first !== undefined && text.slice(...first) === name;
  });
  const [only, ...others] = opened;
  return only === undefined || others.length > 0 ? null : callAt(text, end + only.index);
}

function callAt(text: string, start: number): Span | null {
  const open = text.indexOf('(', start);
  const end = callEnd(text, 'python', open);
  return end === undefined || isWrapped(text, start) ? null : [start, end];
}

function isAsyncClient(text: string, path: string): boolean {
  const receiver = path.split('.').at(-2) ?? '';
  return new RegExp(
    `\\b${receiver}\\s*(?::[^=\\n]+)?=\\s*(?:httpx\\.)?AsyncClient\\b|AsyncClient\\s*\\([^:]*\\bas\\s+${receiver}\\b`,
  ).test(text);
}

/** Whether a function of the file has the name that is called: the place for the helper is in there. */
function isOwn(text: string, path: string): boolean {
  const word = path.slice(path.lastIndexOf('.') + 1);
  return new RegExp(`^\\s*(?:async\\s+)?def\\s+${word}\\b`, 'm').test(text);
}
