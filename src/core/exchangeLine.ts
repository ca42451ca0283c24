import type { Diagnosis } from './diagnose/diagnosis.ts';
import { routeOf } from './discord/route.ts';
import { answerHeader, type Exchange } from './exchange.ts';

/**
 * One line about an exchange that is safe to keep and to post: method, route (no ids, no query), status, code, class,
 * ray, milliseconds and the credential's last four characters. Nothing that a server says gets in as it is.
 */
export function exchangeLine(exchange: Exchange, diagnosis: Pick<Diagnosis, 'class' | 'code'>): string {
  const { wire, outcome, timings, credential, origin } = exchange;
  const route = routeOf(wire.method, wire.url)?.template ?? '(no API path)';
  const code = diagnosis.code === null ? [] : [String(diagnosis.code)];
  const ray = outcome.kind === 'answer' ? /^[\w-]{1,40}$/.exec(answerHeader(outcome, 'cf-ray') ?? '')?.[0] : undefined;
  const tail = credential.lastFour === '' ? '' : ` ••••${credential.lastFour}`;
  const facts = [
    [outcome.kind === 'answer' ? String(outcome.status) : word(outcome.code), ...code, diagnosis.class].join(' '),
    ...(ray === undefined ? [] : [`cf-ray ${ray}`]),
    `${Math.round(timings.total)} ms`,
    `credential ${credential.origin}${tail}`,
    ...(origin === 'sandbox' || origin === 'bot' ? [origin] : []),
  ];
  return `${wire.method} ${route}: ${facts.join(', ')}`;
}

/** A code of Node or undici, if it looks like one. */
function word(code: string): string {
  return /^\w{1,60}$/.test(code) ? code : 'failure';
}
