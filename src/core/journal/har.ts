import type { SafeRecord } from './safeRecord.ts';

/**
 * Records as an HTTP Archive 1.2, which browsers' tools and others read (W3C Web Performance, draft of HAR 1.2). Bodies
 * are not in it: sizes are, and where something was left out a comment says so.
 */
export function harOf(records: readonly SafeRecord[], version: string, comment: string): object {
  return {
    log: {
      version: '1.2',
      creator: { name: 'Tracecord', version },
      comment,
      entries: records.toSorted((a, b) => a.at - b.at).map(entryOf),
    },
  };
}

function entryOf(record: SafeRecord): object {
  const { request, outcome, timings, diagnosis } = record;
  const { dns, connect, tls, firstByte, body, total } = timings;
  // TLS is part of `connect` in an archive.
  const connecting = connect === undefined ? undefined : connect + (tls ?? 0);
  const known = [dns, connecting, firstByte, body].reduce((sum: number, time) => sum + (time ?? 0), 0);
  const wait = firstByte ?? Math.max(0, total - known);
  const measured = {
    blocked: -1,
    dns: dns ?? -1,
    connect: connecting ?? -1,
    send: 0,
    wait,
    receive: body ?? 0,
    ssl: tls ?? -1,
  };
  // The standard asks that the time is the sum of its phases, those that are not known left out.
  const { ssl: _, ...phases } = measured;
  const time = Object.values(phases).reduce((sum, phase) => sum + Math.max(0, phase), 0);
  return {
    startedDateTime: new Date(record.at).toISOString(),
    time,
    request: requestOf(record),
    response: responseOf(record),
    cache: {},
    timings: measured,
    comment: [diagnosis.class, diagnosis.code ?? '', outcome.kind === 'failure' ? outcome.code : '']
      .filter((part) => part !== '')
      .join(' '),
    ...(request.shape === null ? {} : { _shape: request.shape }),
  };
}

function requestOf({ request }: SafeRecord): object {
  const query = /\?(.*)$/.exec(request.url)?.[1] ?? '';
  const contentType = request.headers.find(([name]) => name === 'content-type')?.[1];
  return {
    method: request.method,
    url: request.url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: request.headers.map(([name, value]) => ({ name, value })),
    queryString: query === '' ? [] : query.split('&').map(pairOf),
    ...(request.shape === null ? {} : { postData: { mimeType: contentType ?? '', params: [], text: '' } }),
    headersSize: -1,
    bodySize: -1,
  };
}

function pairOf(pair: string): { name: string; value: string } {
  const at = pair.indexOf('=');
  return { name: pair.slice(0, at), value: pair.slice(at + 1) };
}

function responseOf({ outcome }: SafeRecord): object {
  const isAnswer = outcome.kind === 'answer';
  const headers = isAnswer ? outcome.headers : [];
  const kept = isAnswer && Object.keys(outcome.body).length > 0 ? { text: JSON.stringify(outcome.body) } : {};
  return {
    // An archive writes 0 where no answer came.
    status: isAnswer ? outcome.status : 0,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headers.map(([name, value]) => ({ name, value })),
    content: {
      size: isAnswer ? outcome.bytes : 0,
      mimeType: headers.find(([name]) => name === 'content-type')?.[1] ?? '',
      ...kept,
    },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
  };
}
