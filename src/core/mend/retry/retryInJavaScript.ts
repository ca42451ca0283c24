import type { Draft } from '../../request/draft.ts';
import type { Span } from '../../request/text.ts';
import type { Edit, MendContext } from '../mend.ts';
import { type Wrapping, wrappingOf } from './javascriptCall.ts';
import {
  globalLimit,
  type JavaScriptAdapter,
  javascriptAdapters,
  parsedBody,
  pauseFor,
  retryDelay,
} from './javascriptHelper.ts';
import { definitionsEdit, withDefinitions } from './placement.ts';
import type { Wrapped } from './retryAdapter.ts';
import { isIdempotent, waitsInMilliseconds } from './sending.ts';

/** The edits that send a call of JavaScript through the helper of its library; null where that cannot be sure. */
export function retryInJavaScript({ text, draft }: MendContext): Wrapped | null {
  const wrapping = wrappingOf(text, draft);
  if (wrapping === null) return null;
  const code = draft.code ?? ([0, text.length] as const);
  const typed = draft.language.startsWith('typescript');
  const { name } = javascriptAdapters[wrapping.adapter];
  const definitions = definitionsOf(text, wrapping.adapter, typed);
  if (definitions === null) return null;
  const options = optionsOf(draft, wrapping);
  const edits: Edit[] = [
    { span: [draft.span[0], draft.span[0]], text: `${name}(${wrapping.opening}` },
    ...(wrapping.edits ?? []),
    { span: [wrapping.end, wrapping.end], text: `${wrapping.closing ?? ''}${options})` },
  ];
  const call = [draft.span[0], wrapping.end] as const;
  if (definitions.length === 0) return { edits, call };
  const imports = importsOf(text, wrapping.adapter, code);
  return { edits: withDefinitions(definitionsEdit(text, 'javascript', code, imports, definitions), edits), call };
}

/** The definitions that the file lacks; null where one of the names means something else in it. */
function definitionsOf(text: string, id: JavaScriptAdapter, typed: boolean): string[] | null {
  const adapter = javascriptAdapters[id];
  if (new RegExp(`\\bfunction ${adapter.name}\\b[\\s\\S]{0,200}?\\b(?:send|open)\\b`).test(text)) return [];
  if (isMentioned(text, adapter.name)) return null;
  const shared = [
    globalLimit,
    retryDelay,
    ...(adapter.isSynchronous ? [] : [pauseFor]),
    ...(adapter.readsText ? [parsedBody] : []),
  ];
  const code: string[] = [];
  for (const each of shared) {
    if (each.definition.test(text)) continue;
    if (isMentioned(text, each.name)) return null;
    code.push(each.code(typed));
  }
  code.push(adapter.code(typed));
  const isShadowed = /["'](?:node:)?timers\/promises["']/.test(text);
  return isShadowed ? code.map((each) => each.replaceAll('setTimeout(', 'globalThis.setTimeout(')) : code;
}

function isMentioned(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text);
}

function importsOf(text: string, id: JavaScriptAdapter, [from, to]: Span): string[] {
  const { imports } = javascriptAdapters[id];
  if (imports === undefined) return [];
  const code = text.slice(from, to);
  const names = imports.names
    .filter((name) => !new RegExp(`\\b${name}\\b[^;\\n]*(?:from|require)\\b`).test(code))
    .join(', ');
  if (names === '') return [];
  const isModule = /^\s*(?:import\b(?!\s*\()|export\b)/m.test(code) || !/\brequire\(/.test(code);
  return [
    isModule ? `import { ${names} } from '${imports.from}';` : `const { ${names} } = require('${imports.from}');`,
  ];
}

function optionsOf(draft: Draft, { muted }: Wrapping): string {
  const options = [
    ...(isIdempotent(draft) ? ['idempotent: true'] : []),
    // What v6 and v7 say is in milliseconds.
    ...(waitsInMilliseconds(draft) === true ? ['unit: 1'] : []),
    ...(muted ? ['muted: true'] : []),
  ];
  return options.length === 0 ? '' : `, { ${options.join(', ')} }`;
}
