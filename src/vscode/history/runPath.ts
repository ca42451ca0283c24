import { routeOf } from '../../core/discord/route.ts';
import { show } from '../../core/request/seal.ts';
import { writeText } from '../../core/request/text.ts';
import type { Wire } from '../../core/request/wire.ts';
import type { RunRecord } from './journal.ts';

/** The path of a run without tokens: from the wire where it was sent, else the template of its route. */
export function pathOf(run: RunRecord): string {
  const wire = wireOf(run);
  if (wire !== undefined) return show(wire.url).replace(/^https?:\/\/[^/]+\/api(?:\/v\d+)?/, '');
  const method = writeText(run.draft.method.text);
  return routeOf(method, writeText(run.draft.url.text))?.template ?? '…';
}

/** What was sent, where something was. */
function wireOf({ state }: RunRecord): Wire | undefined {
  switch (state.kind) {
    case 'done':
      return state.exchange.wire;
    case 'sending':
    case 'cancelled':
      return state.wire;
    case 'refused':
      return undefined;
    default:
      return state satisfies never;
  }
}
