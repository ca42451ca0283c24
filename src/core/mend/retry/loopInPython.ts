import type { Draft } from '../../request/draft.ts';
import type { Edit, MendContext } from '../mend.ts';
import { definitionsEdit, inStyleOf, withDefinitions } from './placement.ts';
import { type PythonCall, pythonCallOf } from './pythonCall.ts';
import type { PythonAdapterId } from './pythonHelper.ts';
import type { Wrapped } from './retryAdapter.ts';
import { isImported, isTaken } from './retryInPython.ts';
import { isIdempotent, waitsInMilliseconds } from './sending.ts';

/** How a library hands over an answer, and waits. */
interface Answer {
  readonly status: string;
  readonly body: string;
  readonly sleep: string;
  readonly imports: readonly string[];
  /** What gives the connection back before the request goes again. */
  readonly release?: string;
}

const answers: Readonly<Record<PythonAdapterId, Answer>> = {
  sync: { status: 'response.status_code', body: 'response.json()', sleep: 'time.sleep', imports: ['random', 'time'] },
  'httpx-async': {
    status: 'response.status_code',
    body: 'response.json()',
    sleep: 'await asyncio.sleep',
    imports: ['asyncio', 'random'],
  },
  aiohttp: {
    status: 'response.status',
    body: 'json.loads(await response.text())',
    sleep: 'await asyncio.sleep',
    imports: ['asyncio', 'json', 'random'],
    release: 'response.release()',
  },
  urllib: {
    status: 'error.code',
    body: 'json.loads(text)',
    sleep: 'time.sleep',
    imports: ['io', 'json', 'random', 'time', 'urllib.error'],
  },
};

/** The statement that a call stands in, where the call is the first thing that it does. */
interface Place {
  /** Where it begins, behind its indentation. */
  readonly start: number;
  readonly indent: string;
  /** What stands before the call, `await` aside. */
  readonly before: string;
  readonly isAwaited: boolean;
  /** What stands behind it on its line. */
  readonly behind: string;
}

/** The edits that put a loop around a call of Python, for it alone; null where that cannot be sure. */
export function loopInPython({ text, draft }: MendContext): Wrapped | null {
  const call = pythonCallOf(text, draft);
  const place = call === null ? null : placeOf(text, call);
  if (call === null || place === null) return null;
  const [start, end] = call.span;
  const written = text.slice(start, end);
  // The lines of a text must stay as they are.
  if (/"""|'''/.test(written)) return null;
  const answer = answers[call.adapter];
  if (answer.imports.some((module) => isTaken(text, module))) return null;
  const assigned = /^(\w+)\s*=\s*$/.exec(place.before)?.[1];
  const named = /^\s+as\s+(\w+)/.exec(place.behind);
  const isWhole = (assigned !== undefined || place.before === '') && place.behind.trim() === '';
  const around = functionAround(text, place.start);
  const result = isWhole
    ? (assigned ?? freeName(around, 'response', 'answer'))
    : (named?.[1] ?? freeName(around, 'response', 'answer'));
  const code = loopFor(draft, call, answer)
    .replaceAll(/\bresponse\b/g, result)
    .replaceAll(/\battempt\b/g, freeName(around, 'attempt', 'turn'))
    .replaceAll(/\bwaited\b/g, freeName(around, 'waited', 'waited_for'))
    .replaceAll(/\bdelay\b/g, freeName(around, 'delay', 'pause'))
    .replaceAll(/(?<![\w.])text\b/g, freeName(around, 'text', 'received'))
    .replaceAll(/(?<![\w.])error\b/g, freeName(around, 'error', 'refusal'))
    .replaceAll(/(?<![\w.])failure\b/g, freeName(around, 'failure', 'raised'));
  const [opening = '', closing = ''] = inStyleOf(code, text, 'python')
    .replaceAll('\n', `\n${place.indent}`)
    .split('CALL');
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const margin = /\n([ \t]*)[^\n]*$/.exec(opening)?.[1]?.slice(place.indent.length) ?? '';
  const rest = isWhole ? '' : `${newline}${place.indent}${place.before}${result}`;
  const asName = !isWhole && named !== null ? named[0].length : 0;
  const edits: Edit[] = [
    { span: [place.start, start], text: opening },
    ...[...written.matchAll(/\n(?=[^\r\n])/g)].map(({ index }): Edit => {
      const at = start + index + 1;
      return { span: [at, at], text: margin };
    }),
    { span: [end, end + asName], text: closing + rest },
  ];
  const lines = answer.imports.filter((module) => !isImported(text, module)).map((module) => `import ${module}`);
  if (lines.length === 0) return { edits, call: call.span };
  const whole = draft.code ?? ([0, text.length] as const);
  return {
    edits: withDefinitions(definitionsEdit(text, 'python', whole, lines, []), edits),
    call: call.span,
  };
}

/** Names and brackets that are opened: what comes before the call without doing anything. */
const lead =
  /^(?:(?:[\w.]+(?:\s*:\s*[\w.[\], |]+)?|[\w.]+\[[^\][]*\])\s*=\s*|return\s+|(?:async\s+)?with\s+)?(?:[\w.]+\()*$/;

function placeOf(text: string, { span: [from, end], awaits }: PythonCall): Place | null {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const line = text.slice(lineStart, from);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const isAwaited = /\bawait\s+$/.test(line);
  const before = line.slice(indent.length).replace(/await\s+$/, '');
  if (!lead.test(before)) return null;
  // A line that continues the one above is no statement.
  const above = text.slice(0, lineStart).replace(/(?:[ \t]*(?:#[^\n]*)?\r?\n)*$/, '');
  if (/[,([{=\\+*/|&-]$|\b(?:and|or|not|in|if|else|await|lambda)$/.test(above)) return null;
  const behind = text.slice(end, (text.indexOf('\n', end) + 1 || text.length + 1) - 1);
  if (/\b(?:if|else|and|or|for)\b|;|\bas\s+\w+\s*,/.test(behind) || /^\s*,/.test(behind)) return null;
  return { start: lineStart + indent.length, indent, before, isAwaited: isAwaited || awaits === true, behind };
}

function loopFor(draft: Draft, { adapter }: PythonCall, answer: Answer): string {
  const repeats = isIdempotent(draft);
  // What v6 and v7 say is in milliseconds.
  const scale = waitsInMilliseconds(draft) === true ? ' / 1000' : '';
  const isThrown = adapter === 'urllib';
  const giveUp = isThrown ? 'raise failure from error' : 'break';
  const headers = isThrown ? 'error.headers' : 'response.headers';
  const told = [
    'try:',
    `    delay = max(${answer.body}["retry_after"], float(${headers}.get("Retry-After", 0)))${scale}`,
    'except (KeyError, TypeError, ValueError):',
    '    # A 429 without retry_after comes from Cloudflare: sending on only prolongs the block.',
    `    ${giveUp}`,
  ];
  const waits = repeats
    ? [
        `if ${answer.status} == 429:`,
        ...told.map((line) => `    ${line}`),
        `elif ${answer.status} >= 500:`,
        '    delay = 0.5 * 2 ** (attempt - 1)',
        'else:',
        `    ${giveUp}`,
      ]
    : [`if ${answer.status} != 429:`, `    ${giveUp}`, ...told];
  const ends = [
    'delay += random.random() * 0.25',
    'waited += delay',
    'if attempt == 5 or waited > 60:',
    `    ${giveUp}`,
  ];
  const isAsync = adapter === 'aiohttp' || adapter === 'httpx-async';
  const send = `response = ${isAsync ? 'await ' : ''}CALL`;
  const turn = isThrown
    ? [
        'try:',
        `    ${send}`,
        '    break',
        'except urllib.error.HTTPError as error:',
        '    text = error.read()',
        '    # The body was read here: whoever asks for it is given what was read.',
        '    failure = urllib.error.HTTPError(error.url, error.code, error.reason, error.headers, io.BytesIO(text))',
        ...[...waits, ...ends].map((line) => `    ${line}`),
      ]
    : [send, ...waits, ...ends];
  return [
    'waited = 0.0',
    'for attempt in range(1, 6):',
    ...[...turn, ...(answer.release === undefined ? [] : [answer.release]), `${answer.sleep}(delay)`].map(
      (line) => `    ${line}`,
    ),
  ].join('\n');
}

/** The lines of the function around an offset, or of the file. */
function functionAround(text: string, at: number): string {
  const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0;
  const lines = text.split('\n');
  const own = text.slice(0, at).split('\n').length - 1;
  let depth = indentOf(lines[own] ?? '');
  let from = own;
  for (
    ;
    from > 0 && !(/^\s*(?:async\s+)?def\b/.test(lines[from] ?? '') && indentOf(lines[from] ?? '') < depth);
    from--
  );
  depth = indentOf(lines[from] ?? '');
  let to = own + 1;
  while (to < lines.length && ((lines[to] ?? '').trim() === '' || indentOf(lines[to] ?? '') > depth || from === 0))
    to++;
  return lines.slice(from, to).join('\n');
}

/** A name that the function has no other use for; what an earlier loop of this kind counts with may count again. */
function freeName(around: string, name: string, other: string): string {
  const isOurs = /\bfor attempt in range\(1, 6\):/.test(around) && /^(?:attempt|waited|delay)$/.test(name);
  return isOurs || !new RegExp(`(?<![\\w.])${name}\\b(?!=[^=])`).test(around) ? name : other;
}
