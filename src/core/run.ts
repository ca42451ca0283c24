import type { LedgerEvent, LedgerRequest, RequestSource } from './buckets/event.ts';
import { invalidRequestLimit } from './buckets/invalidRequests.ts';
import { ledgerRequest } from './buckets/ledgerRequest.ts';
import { rateLimitFacts } from './buckets/rateLimitFacts.ts';
import type { StopReason, Turn } from './buckets/ticket.ts';
import type { Exchange, ExchangeOrigin, Vantage } from './exchange.ts';
import type { Cancel, Clock, Transport, TransportLimits } from './ports.ts';
import { type BodyText, bodyTextsOf } from './request/bodyText.ts';
import { cautionOf, isAnswered, type LookedAt, type ProfileCare, type Question } from './request/caution.ts';
import type { CredentialFacts } from './request/credentialFacts.ts';
import { invalidRequestsRefused, type Verdict } from './request/guard.ts';
import type { GuardRefusal, Refusal } from './request/refusal.ts';
import { tokensInBody } from './request/strayToken.ts';
import type { WireResult } from './request/toWire.ts';

/** How one wish of a person stands. `done`, `cancelled` and `refused` are final. */
export type RunState =
  /** Nothing was sent. */
  | { readonly kind: 'refused'; readonly refusal: Refusal | GuardRefusal }
  /** Waits for a person's yes. */
  | { readonly kind: 'confirming'; readonly question: Question }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly exchange: Exchange }
  /** Called off by the person; with the exchange when it had left already, so that it may have taken effect. */
  | { readonly kind: 'cancelled'; readonly exchange: Exchange | null };

/** How a run can end. */
export type RunEnd = Exclude<RunState, { kind: 'confirming' | 'sending' }>;

/** One wish of a person: to send one request once. Nothing is retried by itself. */
export interface Wish {
  /** One per wish; it is the exchange's id too. */
  readonly id: string;
  readonly prepared: WireResult;
  readonly limits: TransportLimits;
  readonly origin: ExchangeOrigin;
  readonly vantage: Vantage;
  /** What of the profile that it goes with asks for care; absent where none does. */
  readonly care?: ProfileCare | undefined;
  /** Where the request stands, for whoever asks who used a bucket up. */
  readonly place?: Pick<RequestSource, 'file' | 'line'>;
}

/** What a run needs from outside. */
export interface RunPorts {
  readonly transport: Transport;
  readonly clock: Clock;
  /** The guard's word at this moment. */
  readonly verdict: (sandbox: boolean) => Verdict;
  /** The text of a file that a body names, to look at what it does; null where it cannot be read or is too big for that. */
  readonly readFile?: (path: string) => Promise<string | null>;
  /** Asks the person; true sends. The local Discord is asked about only for files outside. */
  readonly confirm: (question: Question) => Promise<boolean>;
  /** Resolves when it is the request's turn; without it the request goes at once, which is called bare. */
  readonly turn?: (request: LedgerRequest, cancel: Cancel) => Promise<Turn>;
  /** Hears every event, for the ledger. */
  readonly hear: (event: LedgerEvent) => void;
  /** Sees every state, the final one included. */
  readonly show: (state: RunState) => void;
}

const nowhere: NonNullable<Wish['place']> = { file: '', line: 0 };

/** Carries out a wish to its end. It does not throw for anything that network, person or server do. */
export async function run(wish: Wish, ports: RunPorts, cancel: Cancel): Promise<RunEnd> {
  const end = await carryOut(wish, ports, cancel);
  ports.show(end);
  return end;
}

async function carryOut(
  { id, prepared, limits, origin, vantage, care, place = nowhere }: Wish,
  ports: RunPorts,
  cancel: Cancel,
): Promise<RunEnd> {
  const { transport, clock, hear, show } = ports;
  if (prepared.kind === 'refused') return prepared;
  const { wire, vault, credential, sandbox, filesOutside = [] } = prepared;
  if (cancel.aborted) return { kind: 'cancelled', exchange: null };

  // A file outside is opened only after a yes; what it then shows is asked about by itself.
  const readFile = sandbox ? undefined : ports.readFile;
  let answered: Question | undefined;
  for (const read of filesOutside.length === 0 || sandbox ? [readFile] : [undefined, readFile]) {
    const look = await unlessCancelled(lookAt(prepared, read), cancel);
    if (look === undefined) return { kind: 'cancelled', exchange: null };
    const caution = cautionOf(look, care, sandbox);
    if (caution.kind === 'refuse') return { kind: 'refused', refusal: caution.refusal };
    if (caution.kind === 'go' || (answered !== undefined && isAnswered(caution.question, answered))) continue;
    answered = caution.question;
    show({ kind: 'confirming', question: answered });
    const isConfirmed = await unlessCancelled(ports.confirm(answered), cancel);
    if (isConfirmed !== true) return { kind: 'cancelled', exchange: null };
  }
  const counted = ledgerRequest(id, wire, credential, sandbox, clock.now());
  const request = counted && { ...counted, from: { profile: credential.profile ?? '', ...place } };
  const tell = (event: (request: LedgerRequest) => LedgerEvent) => {
    if (request !== null) hear(event(request));
  };
  const turn = request === null ? undefined : await ports.turn?.(request, cancel);
  if (turn?.kind === 'cancelled') return { kind: 'cancelled', exchange: null };
  if (turn?.kind === 'stopped') {
    return { kind: 'refused', refusal: refusalOf(turn.reason, ports.verdict(sandbox), credential) };
  }
  // Asked last: while the person thought or the request waited, other answers may have come.
  const verdict = ports.verdict(sandbox);
  if (verdict.kind === 'refuse') {
    // What has had its turn is counted as under way.
    if (turn !== undefined) tell((request) => ({ kind: 'cancelled', at: clock.monotonic(), request }));
    return { kind: 'refused', refusal: verdict.refusal };
  }
  show({ kind: 'sending' });
  const startedAt = clock.now();
  tell((request) => ({ kind: 'sent', at: clock.monotonic(), request }));
  const { outcome, timings } = await transport.send(wire, vault, limits, cancel);
  const exchange: Exchange = { id, startedAt, wire, credential, outcome, timings, origin, vantage };
  const at = clock.monotonic();
  if (outcome.kind === 'answer') {
    const { status } = outcome;
    // Limits count from the headers on, however long the body took.
    const headAt = at - (timings.body ?? 0);
    tell((request) => ({ kind: 'answered', at: headAt, request, status, facts: rateLimitFacts(outcome) }));
    return { kind: 'done', exchange };
  }
  if (cancel.aborted) {
    tell((request) => ({ kind: 'cancelled', at, request }));
    return { kind: 'cancelled', exchange };
  }
  tell((request) => ({ kind: 'failed', at, request }));
  return { kind: 'done', exchange };
}

/** Why nothing goes any more, with the guard's count where it has one. */
function refusalOf(reason: StopReason, verdict: Verdict, { lastFour }: CredentialFacts): GuardRefusal {
  switch (reason) {
    case 'unauthorized':
      return { reason, lastFour };
    case 'edge-ban':
      return { reason };
    case 'invalid-requests':
      if (verdict.kind === 'refuse') return verdict.refusal;
      return { reason: 'too-many-invalid', count: invalidRequestsRefused, limit: invalidRequestLimit };
    default:
      return reason satisfies never;
  }
}

/** A request as it would go out, its files included where they may be read. */
async function lookAt(
  { wire, vault, tokens, filesOutside = [] }: Extract<WireResult, { kind: 'ready' }>,
  readFile: RunPorts['readFile'] = async () => null,
): Promise<LookedAt> {
  const strips = wire.body?.kind === 'file' && wire.body.stripsLineBreaks;
  const body = await Promise.all(
    bodyTextsOf(wire.body).map(async (one): Promise<BodyText> => {
      if (one.file === undefined) return one;
      const text = await readFile(one.file);
      return { ...one, text: strips ? (text?.replaceAll(/[\r\n]/g, '') ?? null) : text };
    }),
  );
  const files = body.filter(({ file }) => file !== undefined);
  const inFiles = tokensInBody({ ...wire, body: files }, (text) => vault.lastFourIn(text));
  return { ...wire, body, tokens: [...tokens, ...inFiles], filesOutside };
}

/** What a person says, or undefined when the wish is called off first. */
function unlessCancelled<T>(answer: Promise<T>, cancel: Cancel): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const called = () => resolve(undefined);
    cancel.addEventListener('abort', called, { once: true });
    answer.then(resolve, reject).finally(() => cancel.removeEventListener('abort', called));
  });
}
