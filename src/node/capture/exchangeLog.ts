import { open, stat } from 'node:fs/promises';
import { type CaptureEvent, readEvent } from '../../core/capture/captureEvent.ts';
import { maskedAddress } from '../../core/capture/maskedAddress.ts';
import { userAgentLibrary } from '../../core/capture/userAgentLibrary.ts';
import { readPasted } from '../../core/diagnose/pasted.ts';
import { show } from '../../core/request/seal.ts';
import { writtenMoment } from '../../core/writtenMoment.ts';

/** What a line of a log says: nothing, where it is none of ours. */
export type LoggedEvents = readonly CaptureEvent[];

/** A log that is followed. */
export interface FollowedLog {
  stop(): void;
}

/** Milliseconds between two looks at the file: some mounts (of containers) tell of no change. */
const lookEvery = 1000;

/** Bytes at the end of a log that are read when following begins, and of one look. */
const mostAtOnce = 4 * 1024 * 1024;

/**
 * Follows a log of exchanges, one JSON document a line: from its last four MiB on, and then what is added. A log that was
 * cut or begun anew is read from its start. `hear` gets the events of each line; `lost` the error that ends the following.
 */
export function followLog(
  path: string,
  hear: (events: LoggedEvents) => Promise<void>,
  lost: (error: Error) => void,
): FollowedLog {
  let at: number | undefined;
  let rest = '';
  let count = 0;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    const { size } = await stat(path);
    if (at === undefined || size < at) {
      at = Math.max(0, size - mostAtOnce);
      rest = at > 0 ? '{"a line that is cut' : '';
    }
    while (at < size && !isStopped) {
      const piece = await read(path, at, Math.min(size - at, mostAtOnce));
      at += piece.length;
      const lines = (rest + piece.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > mostAtOnce) rest = '';
      for (const line of lines) {
        count += 1;
        await hear(eventsOf(line, `log.${count}`));
      }
    }
  };
  const again = async (): Promise<void> => {
    try {
      await look();
      if (!isStopped) timer = setTimeout(() => void again(), lookEvery);
    } catch (error) {
      isStopped = true;
      lost(error as Error);
    }
  };
  void again();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

async function read(path: string, from: number, bytes: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The events of a line: of a hook, or of an exchange as `tracecord proxy` and `tracecord diagnose` have it. */
export function eventsOf(line: string, id: string): LoggedEvents {
  const event = readEvent(line);
  if (event.kind === 'read') return [guessed(event.value)];
  const value = parsed(line);
  const pasted = readPasted(value);
  if (pasted.kind === 'invalid') return [];
  const { exchange } = pasted;
  const { wire, outcome, credential } = exchange;
  const { at, timings } = value as { readonly at?: unknown; readonly timings?: { readonly total?: unknown } };
  const userAgent = wire.headers.find(({ name }) => name.toLowerCase() === 'user-agent')?.value;
  const after = typeof timings?.total === 'number' && timings.total >= 0 ? timings.total : 0;
  const sent: CaptureEvent = {
    t: 'sent',
    id,
    // The present where a line names no time.
    at: writtenMoment(at) ?? Date.now(),
    method: wire.method,
    url: maskedAddress(show(wire.url)),
    library: userAgentLibrary(userAgent === undefined ? undefined : show(userAgent)),
    ...(credential.lastFour === ''
      ? {}
      : { auth: { prefix: prefixOf(credential.scheme), fingerprint: credential.lastFour } }),
  };
  if (outcome.kind === 'failure') {
    return [sent, { t: 'failed', id, after, code: outcome.code, message: outcome.message }];
  }
  const body = Buffer.from(outcome.body.text);
  return [
    sent,
    {
      t: 'answered',
      id,
      after,
      status: outcome.status,
      headers: outcome.headers.map(([name, text]): [string, string] => [name, text]),
      ...(body.length === 0 ? {} : { body: { base64: body.toString('base64'), encoding: '', truncated: false } }),
    },
  ];
}

/** An event whose line is no more than a guess: a log does not say which text its program ran, or where. */
function guessed(event: CaptureEvent): CaptureEvent {
  return event.t === 'sent' && event.site !== undefined ? { ...event, site: { ...event.site, weak: true } } : event;
}

function prefixOf(scheme: string | null): 'Bot' | 'Bearer' | 'none' | 'other' {
  if (scheme === null) return 'none';
  return scheme === 'Bot' || scheme === 'Bearer' ? scheme : 'other';
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
