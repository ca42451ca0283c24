import type { Pairs, Reported, ReportReader } from './reported.ts';

/**
 * An answer as it went over the wire, with its request before it where that is there too: raw messages, `curl -i`, and
 * `curl -v`, whose lines begin with `<`, `>` and `*`.
 */
export const readHttp: ReportReader = (text) => {
  const plain = text.replace(/^[<>] ?/gm, '').replace(/^[*{}] [^\n]*\n?/gm, '');
  const starts = [...plain.matchAll(/^HTTP\/[\d.]+ ([1-5]\d\d)[^\n]*$/gm)].filter(([, status]) => status !== '100');
  const last = starts.at(-1);
  if (last === undefined) return null;
  const { headers, body } = messageAfter(plain.slice(last.index + last[0].length).replace(/^\r?\n/, ''));
  return {
    kind: 'exchange',
    by: 'HTTP',
    exchange: { ...requestBefore(plain.slice(0, last.index)), response: { status: Number(last[1]), headers, body } },
  };
};

function messageAfter(text: string): { headers: Pairs; body: string } {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => !/^[\w-]+:/.test(line));
  const head = end < 0 ? lines : lines.slice(0, end);
  const headers = head.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { headers, body: end < 0 ? '' : lines.slice(end).join('\n').trim() };
}

function requestBefore(text: string): Pick<Extract<Reported, { kind: 'exchange' }>['exchange'], 'request'> {
  const line = [...text.matchAll(/^([A-Z]{3,7}) (\S+)(?: HTTP\/[\d.]+)?[ \t\r]*$/gm)].at(-1);
  if (line === undefined) return {};
  const [whole, method = '', target = ''] = line;
  const { headers, body } = messageAfter(text.slice(line.index + whole.length).replace(/^\r?\n/, ''));
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? 'discord.com';
  const url = /^https?:/.test(target) ? target : `https://${host}${target}`;
  return { request: { method, url, headers, ...(body === '' ? {} : { body }) } };
}
