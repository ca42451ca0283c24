import { type CaptureEvent, readEvent } from '../../core/capture/captureEvent.ts';
import { LoggedLines } from '../../core/capture/loggedLine.ts';
import { maskedAddress } from '../../core/capture/maskedAddress.ts';
import { userAgentLibrary } from '../../core/capture/userAgentLibrary.ts';
import { readPasted } from '../../core/diagnose/pasted.ts';
import { show } from '../../core/request/seal.ts';
import { writtenMoment } from '../../core/writtenMoment.ts';
import { FollowedFile } from './followedFile.ts';

/** What a line of a log says: nothing, where it is none of ours. */
export type LoggedEvents = readonly CaptureEvent[];

/** A log that is followed. */
export interface FollowedLog {
  stop(): void;
}

/** Milliseconds between two looks at the file: some mounts (of containers) tell of no change. */
const lookEvery = 1000;

/**
 * Follows a log of exchanges, one JSON document a line: from its last four MiB on, and then what is added, also to the file
 * that takes its place. `hear` gets the events of each line; `lost` the error that ends the following; `waits` whether the
 * file is not there for now (between a rotation and the program's next line).
 */
export function followLog(
  path: string,
  hear: (events: LoggedEvents) => Promise<void>,
  lost: (error: Error) => void,
  waits: (isWaiting: boolean) => void = () => {},
): FollowedLog {
  const file = new FollowedFile(path);
  const lines = new LoggedLines();
  let count = 0;
  let isWaiting = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = async (line: string): Promise<void> => {
    if (isStopped) return;
    count += 1;
    const logged = lines.push(line);
    await hear(logged.kind === 'text' ? eventsOf(logged.text, `log.${count}`) : []);
  };
  const again = async (): Promise<void> => {
    try {
      const isThere = await file.look(heard);
      if (isStopped) return;
      if (isThere === isWaiting) waits(!isThere);
      isWaiting = !isThere;
      timer = setTimeout(() => {
        looking = again();
      }, lookEvery);
    } catch (error) {
      if (!isStopped) lost(error as Error);
      isStopped = true;
      await file.close();
    }
  };
  let looking = again();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      void looking.then(() => file.close());
    },
  };
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
