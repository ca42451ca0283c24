import type { Draft } from '../request/draft.ts';
import { axiosOption, type Insertion, insertion, nodeOption, optionAt } from './callOptions.ts';
import { type CallText, callTextAt } from './callText.ts';

const signal = 'signal: AbortSignal.timeout(10_000)';

/** What gives the request a limit of ten seconds in the idiom of its library; null where it has one, or may have. */
export function timeoutPlace(text: string, draft: Draft): Insertion | null {
  const [start, end] = draft.span;
  const whole = text.slice(start, end);
  if (draft.client === 'curl') {
    const name = /^curl(?:\.exe)?(?=\s)/.exec(whole);
    if (name === null || /\s(?:-\w*m|--max-time|--connect-timeout|-K|--config)\b/.test(whole)) return null;
    return insertion(start + name[0].length, ' --max-time 10');
  }
  if (draft.client === 'powershell') {
    const name = /^(?:irm|iwr|Invoke-(?:RestMethod|WebRequest))(?=\s)/i.exec(whole);
    if (name === null || /\s-\w*Timeout|\s@\w/i.test(whole)) return null;
    return insertion(start + name[0].length, ' -TimeoutSec 10');
  }
  const call = callTextAt(text, start, draft.language);
  if (call === undefined || call.args.length === 0) return null;
  const written = text.slice(...call.inside);
  if (/timeout|signal|\.{3}|\*\*/i.test(written)) return null;
  const callee = text.slice(...call.callee);
  switch (draft.client) {
    case 'fetch':
      return /(?:^|\.)fetch$/.test(callee) ? optionAt(text, call, 1, signal) : null;
    case 'undici':
      return /^(?:undici\.)?(?:request|fetch)$/.test(callee) ? optionAt(text, call, 1, signal) : null;
    case 'axios':
      return text.includes('axios.defaults.timeout') ? null : axiosOption(text, call, 'timeout: 10_000');
    case 'got':
      return /^got(?:\.\w+)?$/.test(callee) ? optionAt(text, call, 1, 'timeout: { request: 10_000 }') : null;
    case 'superagent':
      if (!/^(?:superagent|agent)\.\w+$/.test(callee) || /\.timeout\s*\(/.test(whole)) return null;
      return insertion(call.inside[1] + 1, '.timeout(10_000)');
    case 'node-http':
      return /\.setTimeout\s*\(/.test(text) ? null : nodeOption(text, call, signal);
    case 'python-requests':
      return /^requests\.(?!Request\b)\w+$/.test(callee) ? argumentAfter(call) : null;
    case 'python-urllib':
      return urllibPlace(text, start, call, callee);
    default:
      return null;
  }
}

function urllibPlace(text: string, start: number, call: CallText, callee: string): Insertion | null {
  if (/(?:^|\.)urlopen$/.test(callee)) return call.args.length > 2 ? null : argumentAfter(call);
  const name = /([A-Za-z_]\w*)\s*=\s*$/.exec(text.slice(Math.max(0, start - 100), start))?.[1];
  if (!/(?:^|\.)Request$/.test(callee) || name === undefined) return null;
  const opened = [...text.matchAll(new RegExp(`(?:[\\w.]+\\.)?urlopen(?=\\(\\s*${name}\\s*[,)])`, 'g'))];
  const [only] = opened;
  if (only === undefined || opened.length > 1) return null;
  const opening = callTextAt(text, only.index, 'python');
  return opening === undefined || /timeout/.test(text.slice(...opening.inside)) ? null : argumentAfter(opening);
}

function argumentAfter({ args }: CallText): Insertion | null {
  const last = args.at(-1);
  return last === undefined ? null : insertion(last[1], ', timeout=10');
}
