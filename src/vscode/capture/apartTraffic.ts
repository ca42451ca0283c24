import type { LedgerEvent } from '../../core/buckets/event.ts';
import type { CaptureEvent } from '../../core/capture/captureEvent.ts';
import { asElsewhere } from '../../core/capture/elsewhere.ts';
import { redact } from '../../core/request/redaction.ts';
import type { Lifetime } from '../lifetime.ts';
import { BotFailures } from './botFailures.ts';
import { BotTraffic, workspaceRoots } from './botTraffic.ts';
import type { WatchParts } from './botWatch.ts';
import { EditedFiles } from './editedFiles.ts';

/** Hears events one after the other, whatever each takes. */
export type Hear = (event: CaptureEvent) => Promise<void>;

/**
 * Takes events that no watched process sends (a proxy's, a log's) the way that those of bots go: to the history, the
 * journal, the buckets and the log. `name`: what the history calls their source.
 */
export async function apartTraffic(
  parts: WatchParts,
  name: string,
  runtime: 'proxy' | 'log',
  own: Lifetime['own'],
): Promise<Hear> {
  const { toSource, decodeBody } = await parts.ports(workspaceRoots);
  const failures = own(new BotFailures(parts.answers));
  const edited = own(new EditedFiles());
  // Who writes a log may be anywhere.
  const ledger =
    runtime === 'log' ? { hear: (event: LedgerEvent) => parts.ledger.hear(asElsewhere(event)) } : parts.ledger;
  const traffic = own(new BotTraffic({ ...parts, ledger, failures, edited, toSource, decodeBody }));
  const hello = { v: 1, t: 'hello', pid: process.pid, thread: 0, runtime, program: name } as const;
  const from = { key: `${runtime} ${name}`, hello, since: parts.clock.now() };
  traffic.joined(from);
  // A request is told before its end, however long that takes.
  let told: Promise<void> = Promise.resolve();
  return (event) => {
    told = told.then(() => traffic.heard(from, event)).catch((error: Error) => parts.log.warn(redact(error.message)));
    return told;
  };
}
