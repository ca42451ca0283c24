import { snowflakeTime } from '../../discord/snowflake.ts';
import type { Evidence } from '../diagnosis.ts';
import { header, type Reading } from '../reading.ts';
import type { Family, Verdict } from '../verdict.ts';

/** Seconds within which an interaction must be answered (discord-api-docs, interactions/receiving-and-responding). */
const patience = 3;

/** Failures that belong to interactions: too late, already answered, token at its end. */
export const interactionFamily: Family = (reading) => {
  switch (reading.code) {
    case 10062:
      return unknownInteraction(reading);
    case 40060:
      return {
        class: 'interaction/acknowledged',
        cause: 'already-acknowledged',
        confidence: 'certain',
        fixes: ['use-follow-up', 'find-second-process'],
      };
    case 50027:
      return isInteraction(reading) ? tokenExpired : null;
    case 10015:
      return isInteraction(reading) ? noWebhookYet : null;
    default:
      return null;
  }
};

/** Whether the request goes by an interaction's token; a webhook's looks the same but for its beginning and its routes. */
export function isInteraction({ route, exchange }: Reading): boolean {
  if (exchange.credential.shape === 'interaction-token') return true;
  return (
    route !== null && (route.template.startsWith('/interactions/') || route.template.endsWith('/messages/@original'))
  );
}

/** 10062 says only that Discord does not wait for this interaction; its age, written in its id, says why. */
function unknownInteraction(reading: Reading): Verdict {
  const age = interactionAge(reading);
  const fixes = ['acknowledge-sooner', 'find-second-process'] as const;
  const base = { class: 'interaction/expired', fixes } as const;
  if (age === undefined) return { ...base, cause: 'interaction-unknown', confidence: 'likely' };
  const evidence: readonly Evidence[] = [{ fact: 'interaction-age', seconds: Math.round(age) }];
  // `date` counts whole seconds, so one second either way says nothing.
  if (age > patience + 1) return { ...base, cause: 'answered-too-late', confidence: 'certain', evidence };
  if (age > patience - 1) return { ...base, cause: 'interaction-unknown', confidence: 'likely', evidence };
  return {
    ...base,
    cause: 'interaction-elsewhere',
    confidence: 'possible',
    evidence,
    fixes: ['find-second-process', 'correct-id'],
  };
}

/** Seconds from the making of the interaction to the answer, by Discord's clock where the answer has a `date`. */
function interactionAge(reading: Reading): number | undefined {
  const id = reading.route?.parameters.interaction_id;
  if (id === undefined || !/^\d{17,20}$/.test(id)) return undefined;
  const { startedAt, origin } = reading.exchange;
  const date = Date.parse(header(reading, 'date') ?? '');
  const answered = Number.isNaN(date) ? (origin === 'pasted' ? undefined : startedAt) : date;
  if (answered === undefined || answered <= 0) return undefined;
  const age = (answered - snowflakeTime(id)) / 1000;
  return age < -2 ? undefined : Math.max(0, age);
}

/** Interaction tokens live 15 minutes; after that 401 with 50027 (discord.py#9856). */
const tokenExpired: Verdict = {
  class: 'interaction/expired',
  cause: 'interaction-token-expired',
  confidence: 'likely',
  fixes: ['use-channel-route'],
};

/** The webhook of an interaction exists once the interaction is answered, below the application's own id. */
const noWebhookYet: Verdict = {
  class: 'missing/resource',
  cause: 'follow-up-before-answer',
  confidence: 'likely',
  fixes: ['acknowledge-sooner', 'correct-id', 'use-channel-route'],
};
