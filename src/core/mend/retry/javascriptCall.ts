import type { Draft } from '../../request/draft.ts';
import type { Edit } from '../mend.ts';
import { argumentsAt, callEnd } from './callText.ts';
import type { JavaScriptAdapter } from './javascriptHelper.ts';

/** A call of JavaScript as what waits for it needs it: its end, and what replaces pieces of it. */
export interface Wrapping {
  readonly adapter: JavaScriptAdapter;
  readonly end: number;
  /** What stands between the helper's bracket and the call. */
  readonly opening: string;
  /** What stands behind the call, and in the options of the helper. */
  readonly closing?: string;
  readonly muted?: true;
  /** The client of a library that retries by itself. */
  readonly client?: string;
  readonly edits?: readonly Edit[];
}

/** The call of a request, where sending it again is sure to do the same; else null. */
export function wrappingOf(text: string, draft: Draft): Wrapping | null {
  const [start] = draft.span;
  const head = /^[\w$.?\s]+?(?:<[^()]{0,200}?>\s*)?\(/.exec(text.slice(start, start + 300));
  if (head === null) return null;
  const open = start + head[0].length - 1;
  const end = callEnd(text, 'javascript', open);
  if (end === undefined) return null;
  const path = head[0].replace(/[\s?]|<.*|\($/gs, '');
  const call = text.slice(start, end);
  if (/\byield\b/.test(call) || isOwn(text, path)) return null;
  const root = path.split('.')[0] ?? '';
  const opening = `${/\bawait\b/.test(call) ? 'async ' : ''}() => `;
  switch (draft.client) {
    case 'fetch':
      return isFetch(text, path) ? { adapter: 'fetch', end, opening } : null;
    case 'undici':
      return path === 'request' || path.endsWith('.request') || isImported(text, root, 'undici')
        ? { adapter: 'undici', end, opening }
        : null;
    case 'axios':
      return isClientOf(text, path, 'axios', 'create') ? { adapter: 'axios', end, opening } : null;
    case 'superagent': {
      const chain = text.slice(start, draft.span[1]);
      const isChain = chainEnd(text, end) === draft.span[1] && !/\.\s*(?:end|pipe|retry|then)\s*\(/.test(chain);
      if (!isChain || !isImported(text, root, 'superagent') || !isFollowed(text, start, draft.span[1])) return null;
      return { adapter: 'superagent', end: draft.span[1], opening };
    }
    case 'got':
    case 'ky': {
      if (
        root === 'this' ||
        path.split('.').length > 2 ||
        path.endsWith('.stream') ||
        !isClientOf(text, path, draft.client, 'extend|create')
      )
        return null;
      const [read = ''] =
        /^\s*\.\s*(?:json|text|buffer|blob|arrayBuffer|formData)\s*(?:<[^()]{0,200}?>\s*)?\(\s*\)/.exec(
          text.slice(end, end + 300),
        ) ?? [];
      if (/\bawait\b/.test(call)) return null;
      return { adapter: draft.client, end: end + read.length, opening: `${root}, (${root}) => `, client: root };
    }
    case 'node-http':
      return nodeWrapping(text, draft, open, end);
    case 'apps-script':
      return path === 'UrlFetchApp.fetch' ? appsScriptWrapping(text, open, end) : null;
    default:
      return null;
  }
}

/** Where the methods end that are chained to what ends at `end`. */
function chainEnd(text: string, end: number): number {
  for (let at = end; ; ) {
    const link = /^(?:\s|\/\/[^\n]*\n)*\.\s*[\w$]+\s*(?:<[^()]{0,200}?>\s*)?\(/.exec(text.slice(at, at + 1000));
    const next = link === null ? undefined : callEnd(text, 'javascript', at + link[0].length - 1);
    if (next === undefined || /\.\s*(?:then|catch|finally)\s*(?:<[^()]*>)?\($/.test(link?.[0] ?? '')) return at;
    at = next;
  }
}

/** The callback goes to the helper; what is done to the request must be what a stream can do. */
function nodeWrapping(text: string, draft: Draft, open: number, end: number): Wrapping | null {
  const used = [...text.slice(end, draft.span[1]).matchAll(/\.\s*(\w+)\s*\(\s*(?:["'](\w+))?/g)];
  const rest = text.slice(end, end + 2000);
  const name = /(?:const|let|var)\s+([\w$]+)\s*=\s*$/.exec(
    text.slice(Math.max(0, draft.span[0] - 100), draft.span[0]),
  )?.[1];
  const later =
    name === undefined ? [] : [...rest.matchAll(new RegExp(`\\b${name}\\s*\\.\\s*(\\w+)(?:\\(\\s*["'](\\w+))?`, 'g'))];
  const isPlain = [...used, ...later].every(
    ([, method = '', event]) =>
      /^(?:write|end)$/.test(method) || (/^(?:on|once)$/.test(method) && event === 'error') || !isRequestMethod(method),
  );
  // What is chained to the call is not followed through the helper.
  if (/^\s*\.\s*(?:end|write)\s*\(\s*[^)\s]/.test(rest)) return null;
  const callback = argumentsAt(text, 'javascript', open).at(-1);
  if (!isPlain || callback === undefined) return null;
  const written = text.slice(...callback);
  if (
    !/^(?:async\s+)?(?:function\b|\([^()]*\)\s*(?::\s*\w+\s*)?=>|[\w$]+\s*=>)|^(?:callback|cb|done|resolve|(?:on|handle)[A-Z]\w*)$/.test(
      written,
    )
  )
    return null;
  return {
    adapter: 'node-http',
    end,
    opening: '(answered) => ',
    edits: [{ span: callback, text: 'answered' }],
    closing: `, ${written}`,
  };
}

/** Methods of a request that the stream in its place lacks. */
function isRequestMethod(method: string): boolean {
  return /^(?:on|once|setHeader|removeHeader|getHeader|setTimeout|setNoDelay|setSocketKeepAlive|abort|destroy|flushHeaders|addTrailers)$/.test(
    method,
  );
}

function appsScriptWrapping(text: string, open: number, end: number): Wrapping | null {
  const [url, params] = argumentsAt(text, 'javascript', open);
  if (url === undefined) return null;
  const muted = 'muteHttpExceptions: true';
  const base = { adapter: 'apps-script', end, opening: '() => ' } as const;
  if (params === undefined) return { ...base, edits: [{ span: [url[1], url[1]], text: `, { ${muted} }` }] };
  const written = text.slice(...params);
  if (/\bmuteHttpExceptions["']?\s*:\s*true\b/.test(written)) return { ...base, muted: true };
  if (/\bmuteHttpExceptions\b/.test(written)) return null;
  if (/^[\w$.]+$/.test(written)) {
    const isMuted = new RegExp(
      `\\b${written.replaceAll('$', '\\$')}\\s*=\\s*\\{[^;]*muteHttpExceptions["']?\\s*:\\s*true`,
    ).test(text);
    if (isMuted) return { ...base, muted: true };
    return { ...base, edits: [{ span: params, text: `{ ...${written}, ${muted} }` }] };
  }
  const opening = /^\{(\s*)/.exec(written);
  if (opening === null) return null;
  const blanks = opening[1] ?? '';
  const at = params[0] + 1;
  const isEmpty = /^\{\s*\}$/.test(written);
  const entry = isEmpty
    ? ` ${muted} `
    : blanks.includes('\n')
      ? `${blanks}${muted},`
      : ` ${muted},${blanks === '' ? ' ' : ''}`;
  return { ...base, edits: [{ span: isEmpty ? [at, params[1] - 1] : [at, at], text: entry }] };
}

/** A result that is awaited, returned or chained runs; what only stands there is sent by nobody. */
function isFollowed(text: string, start: number, end: number): boolean {
  return (
    /(?:\bawait|\breturn|=>|=)\s*\(?$/.test(text.slice(Math.max(0, start - 20), start)) ||
    /^\s*\.\s*(?:then|catch)\b/.test(text.slice(end, end + 100))
  );
}

function isFetch(text: string, path: string): boolean {
  const word = path.slice(path.lastIndexOf('.') + 1);
  return word === 'fetch' || isImported(text, word, 'node-fetch|undici|cross-fetch');
}

/** Whether the name stands for the module, or for a function of it. */
function isImported(text: string, name: string, module: string): boolean {
  const local = name.replaceAll('$', '\\$');
  const from = `["'](?:node:)?(?:${module})["']`;
  return (
    new RegExp(`\\bimport\\b[^;'"]*\\b${local}\\b[^;'"]*\\bfrom\\s*${from}`).test(text) ||
    new RegExp(`\\b${local}\\b[^;\\n=]*=\\s*require\\(\\s*${from}`).test(text) ||
    new RegExp(`\\b${local}\\s*=\\s*[\\w$]+\\.agent\\(`).test(text)
  );
}

/** Whether a path is the library itself or an instance of it, with or without one of its methods. */
function isClientOf(text: string, path: string, library: string, makers: string): boolean {
  const parts = path.split('.');
  const names = [parts.at(-1), parts.at(-2)].filter((part) => part !== undefined);
  return names.some(
    (name) =>
      name === library ||
      isImported(text, name, library) ||
      new RegExp(
        `\\b${name.replaceAll('$', '\\$')}\\s*(?::[^=\\n]+)?=\\s*(?:[\\w$]+\\.)?[\\w$]+\\.(?:${makers})\\s*\\(`,
      ).test(text),
  );
}

/** Whether a function of the file has the name that is called: the place for the helper is in there. */
function isOwn(text: string, path: string): boolean {
  const word = (/[\w$]+$/.exec(path)?.[0] ?? '').replaceAll('$', '\\$');
  return new RegExp(
    `\\bfunction\\s+${word}\\b|\\b${word}\\s*[=:]\\s*(?:async\\s*)?(?:function\\b|(?:\\([^()]*\\)|[\\w$]+)\\s*(?::[^=\\n]+)?=>)|^[ \\t]*(?:(?:public|private|protected|static|async)\\s+)*${word}\\s*\\([^()]*\\)\\s*(?::[^{}\\n]+)?\\{`,
    'm',
  ).test(text);
}
