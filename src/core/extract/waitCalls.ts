import type { SyntaxNode } from '@lezer/common';
import type { CodePiece, WaitCall } from '../request/handling.ts';
import type { Region } from './handlingReader.ts';
import type { Source } from './source.ts';

/** Functions that wait, by the end of their path. */
const words =
  /(?:^|\.)(?:setTimeout|sleep|delay|wait|pause|wait_?for|sleep_?for|sleep_?ms|timeout|setTimeoutPromise)$/i;

/** The calls in a function that wait, whatever they are counted in. */
export function waitsIn(source: Source, region: Region, around: SyntaxNode): WaitCall[] {
  const found: WaitCall[] = [];
  around.cursor().iterate((ref) => {
    if (ref.name !== 'CallExpression') return;
    const [callee, list] = [ref.node.firstChild, ref.node.getChild('ArgList')];
    if (callee === null || list === null) return;
    const path = region.code.slice(callee.from, callee.to);
    const isOwn = !words.test(path);
    if (isOwn && !mayWait(source, path)) return;
    const reading = unitOf(source, path);
    if (isOwn && reading.unit === undefined) return;
    const args = argumentsOf(list);
    const duration = args[path.endsWith('setTimeout') && !reading.isPromised ? 1 : 0];
    if (duration === undefined) return;
    const piece = pieceOf(region, duration.from, duration.to);
    found.push({ duration: piece, unit: reading.unit, definitions: definitionsOf(region, around, duration) });
  });
  return found;
}

/** Whether a function of the document may wait that is called something else: `later(ms)`. */
function mayWait(source: Source, path: string): boolean {
  if (source.dialect.syntax.kind !== 'javascript') return false;
  let names = nearTimers.get(source);
  if (names === undefined) {
    const before = [...source.text.matchAll(/\bsetTimeout\(/g)].map(({ index }) =>
      source.text.slice(Math.max(0, index - 300), index),
    );
    names = new Set(before.flatMap((code) => [...code.matchAll(named)].map(([, name = '']) => name)));
    nearTimers.set(source, names);
  }
  return names.has(path);
}

const named = /\b(?:function|const|let|var)\s+([\w$]+)/g;

/** What is defined right before a timer. */
const nearTimers = new WeakMap<Source, ReadonlySet<string>>();

function argumentsOf(list: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = list.firstChild; child !== null; child = child.nextSibling) {
    if (/^[A-Za-z]/.test(child.name) && !/Comment$/.test(child.name)) found.push(child);
  }
  return found;
}

function unitOf(source: Source, path: string): { readonly unit: WaitCall['unit']; readonly isPromised?: true } {
  const meant = source.canonical(path);
  if (source.dialect.syntax.kind === 'python') {
    return { unit: /^(?:time|asyncio|trio|anyio|gevent|eventlet)\.sleep$/.test(meant) ? 's' : undefined };
  }
  if (/(?:^|\.)timers\/promises\.(?:setTimeout|scheduler\.wait)$/.test(meant.replace('node:', ''))) {
    return { unit: 'ms', isPromised: true };
  }
  if (/^(?:globalThis\.|window\.)?setTimeout$/.test(path) || path === 'Utilities.sleep' || path === 'Bun.sleep') {
    return { unit: 'ms' };
  }
  const name = path.slice(path.lastIndexOf('.') + 1);
  const known = ownUnits.get(source) ?? new Map<string, WaitCall['unit']>();
  ownUnits.set(source, known);
  if (!known.has(name)) known.set(name, ownUnit(source.text, name));
  return { unit: known.get(name) };
}

/** What was found of the functions of a document, which is searched once for each. */
const ownUnits = new WeakMap<Source, Map<string, WaitCall['unit']>>();

/** The unit of a function of the file that hands its parameter to `setTimeout`, as it is or a thousand times of it. */
function ownUnit(text: string, name: string): WaitCall['unit'] {
  const local = name.replaceAll('$', '\\$');
  if (new RegExp(`\\b${local}\\s*=\\s*(?:util\\.)?promisify\\(\\s*setTimeout\\s*\\)`).test(text)) return 'ms';
  const head = new RegExp(
    `(?:\\bfunction\\s+${local}\\s*|\\b${local}\\s*=\\s*(?:async\\s*)?(?:function\\s*)?|^[ \\t]*(?:static\\s+|async\\s+|private\\s+)*${local}\\s*)\\(?\\s*([\\w$]+)\\s*(?::\\s*\\w+\\s*)?[),=]`,
    'm',
  ).exec(text);
  const parameter = head?.[1];
  if (head === null || parameter === undefined) return undefined;
  const [, given] =
    /\bsetTimeout\(\s*[\w$.()=> ]+?,\s*([^()]*?)\s*\)/.exec(text.slice(head.index, head.index + 300)) ?? [];
  if (given === parameter) return 'ms';
  const isThousand = [`${parameter} * 1000`, `1000 * ${parameter}`, `${parameter}*1000`, `${parameter} * 1e3`].includes(
    given ?? '',
  );
  return isThousand ? 's' : undefined;
}

/** How the names in an expression are defined in the function, two steps back; a name that has several values is none. */
function definitionsOf(region: Region, around: SyntaxNode, expression: SyntaxNode): Map<string, CodePiece> {
  const found = new Map<string, CodePiece>();
  const code = region.code.slice(around.from, around.to);
  let wanted = [region.code.slice(expression.from, expression.to)];
  for (let step = 0; step < 2; step++) {
    const names = wanted.flatMap((text) => [...text.matchAll(/(?<![\w$.'"])[A-Za-z_$][\w$]*/g)].map(([name]) => name));
    wanted = [];
    for (const name of new Set(names)) {
      if (found.has(name)) continue;
      const pattern = new RegExp(
        `(?<![\\w$.])${name.replaceAll('$', '\\$')}\\s*(?::\\s*\\w+\\s*)?=(?![=>])[ \\t]*([^\\n;]+?)[ \\t]*(?=;|\\r?\\n|$)`,
        'g',
      );
      const [only, ...others] = code.matchAll(pattern);
      if (only === undefined || others.length > 0 || isAltered(code, name)) continue;
      const at = around.from + only.index + only[0].length - (only[1] ?? '').length;
      const piece = pieceOf(region, at, at + (only[1] ?? '').length);
      found.set(name, piece);
      wanted.push(piece.text);
    }
  }
  return found;
}

/** Whether a name is counted up or scaled on the way, or counts a loop. */
function isAltered(code: string, name: string): boolean {
  const local = name.replaceAll('$', '\\$');
  return new RegExp(
    `(?<![\\w$.])${local}\\s*(?:\\+\\+|--|\\*\\*=|[-+*/]=)|(?:\\+\\+|--)${local}\\b|\\bfor\\s*\\(?\\s*(?:let|var)?\\s*${local}\\b`,
  ).test(code);
}

function pieceOf({ code, shift }: Region, from: number, to: number): CodePiece {
  return { text: code.slice(from, to), span: [from + shift, to + shift] };
}
