import { axiosOption, type Insertion, insertion, nodeOption, optionAt } from '../lint/callOptions.ts';
import { type CallText, callTextAt } from '../lint/callText.ts';
import type { Draft } from '../request/draft.ts';
import type { Edit, MendContext } from './mend.ts';
import { quoted } from './quoted.ts';

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** Sets a header on a call that sets none yet, in the idiom of its library; null where it cannot be seen how. */
export function addHeaders({ text, draft }: MendContext, header: NamedValue): readonly Edit[] | null {
  const call = callTextAt(text, draft.span[0], draft.language);
  if (call === undefined || draft.problem !== undefined || draft.headers.length > 0) return null;
  const inside = text.slice(...call.inside);
  if (/\bheaders\b|\.{3}|\*\*/.test(inside) || call.args.length === 0) return null;
  const callee = text.slice(...call.callee);
  const [name, value] = [quoted(header.name, text, draft), quoted(header.value, text, draft)];
  if (draft.language === 'python') return pythonHeaders(text, draft, call, callee, `headers={${name}: ${value}}`);
  const property = `headers: { ${name}: ${value} }`;
  switch (draft.client) {
    case 'fetch':
    case 'undici':
    case 'ky':
    case 'got':
      return isOwn(callee) ? only(optionAt(text, call, 1, property)) : null;
    case 'axios':
      return only(axiosOption(text, call, property));
    case 'node-http':
      return only(nodeOption(text, call, property));
    case 'superagent':
      if (!/^superagent\.\w+$/.test(callee)) return null;
      return [insertion(call.inside[1] + 1, `.set(${name}, ${value})`)];
    default:
      return null;
  }
}

function only(edit: Insertion | null): readonly Edit[] | null {
  return edit === null ? null : [edit];
}

function isOwn(callee: string): boolean {
  return /(?:^|\.)fetch$|^(?:undici\.)?request$|^(?:ky|got)(?:\.\w+)?$/.test(callee);
}

/** `headers={…}`; urlopen takes headers only in a `Request` around the address. */
function pythonHeaders(
  text: string,
  draft: Draft,
  { args }: CallText,
  callee: string,
  keyword: string,
): readonly Edit[] | null {
  const last = args.at(-1);
  if (last === undefined) return null;
  if (!/(?:^|\.)urlopen$/.test(callee)) {
    const isKnown = /^(?:requests|httpx|aiohttp)\.\w+$|(?:^|\.)Request$/.test(callee);
    return isKnown ? [insertion(last[1], `, ${keyword}`)] : null;
  }
  const request = `${callee.slice(0, -'urlopen'.length)}Request`;
  const isImported = request !== 'Request' || /^from urllib\.request import [^#\n]*\bRequest\b/m.test(text);
  const [address] = args;
  if (!isImported || address === undefined || draft.body !== null) return null;
  return [
    { span: [address[0], address[0]], text: `${request}(` },
    { span: [address[1], address[1]], text: `, ${keyword})` },
  ];
}
