import type { Draft } from '../../request/draft.ts';
import type { Span } from '../../request/text.ts';
import type { Edit, MendContext } from '../mend.ts';
import { argumentsAt, callEnd } from './callText.ts';
import { definitionsEdit, withDefinitions } from './placement.ts';
import { type PythonAdapterId, pythonAdapters, pythonRetryDelay } from './pythonHelper.ts';
import { isIdempotent, waitsInMilliseconds } from './sending.ts';

/** The call, with the helper that it goes through. */
interface Wrapping {
  readonly adapter: PythonAdapterId;
  readonly span: Span;
  /** `async with call()` awaits the helper first. */
  readonly awaits?: true;
}

/** The edits that send a call of Python through the helper of its library; null where that cannot be sure. */
export function retryInPython({ text, draft }: MendContext): readonly Edit[] | null {
  const wrapping = wrappingOf(text, draft);
  if (wrapping === null) return null;
  const { name, code, imports } = pythonAdapters[wrapping.adapter];
  const isDefined = (each: string): boolean => new RegExp(`^\\s*(?:async )?def ${each}\\b`, 'm').test(text);
  const definitions: string[] = [];
  if (!isDefined(name)) {
    if (!isDefined(pythonRetryDelay.name)) {
      if (/\b(?:retry_delay|global_limit_end)\b/.test(text)) return null;
      definitions.push(pythonRetryDelay.code);
    }
    definitions.push(code);
  }
  if (definitions.length > 0 && imports.some((module) => isTaken(text, module))) return null;
  const lines = imports.filter((module) => !isImported(text, module)).map((module) => `import ${module}`);
  const options = [
    ...(isIdempotent(draft) ? ['idempotent=True'] : []),
    // What v6 and v7 say is in milliseconds.
    ...(waitsInMilliseconds(draft) === true ? ['unit=0.001'] : []),
  ];
  const [start, end] = wrapping.span;
  const edits: Edit[] = [
    { span: [start, start], text: `${wrapping.awaits ? 'await ' : ''}${name}(lambda: ` },
    { span: [end, end], text: `${options.map((option) => `, ${option}`).join('')})` },
  ];
  if (definitions.length === 0) return edits;
  const whole = draft.code ?? ([0, text.length] as const);
  return withDefinitions(definitionsEdit(text, 'python', whole, lines, definitions), edits);
}

/** A request that is put together first and sent later: what wraps either call sees only half of it. */
const built = /(?:^|\.)(?:Request|build_request|prepare_request|send)$/;

function wrappingOf(text: string, draft: Draft): Wrapping | null {
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

function isWrapped(text: string, start: number): boolean {
  return /with_retry_after\(lambda: $/.test(text.slice(Math.max(0, start - 60), start));
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

function isImported(text: string, module: string): boolean {
  return new RegExp(`^import[ \\t](?:.*,)?[ \\t]*${module.replace('.', '\\.')}[ \\t]*(?:,|#|\\r?$)`, 'm').test(text);
}

/** Whether the module's name means something else in the file: `from time import time`. */
function isTaken(text: string, module: string): boolean {
  return new RegExp(`^from[ \\t].*\\bimport\\b.*\\b${module}\\b|\\bas ${module}\\b|^${module}\\s*=`, 'm').test(text);
}
