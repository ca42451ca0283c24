import { compareSnowflakes } from '../core/discord/snowflake.ts';
import { demand, integer, object, snowflake } from './forms/form.ts';
import type { Call } from './operation.ts';

/** Where a page begins and how much is on it. */
export interface Page {
  readonly limit: number;
  readonly before?: string;
  readonly after?: string;
  readonly around?: string;
}

/**
 * Reads the paging parameters of a list.
 * @throws Refusal 50035 with the parameter's name as the field
 */
export function pageOf(call: Call, usual: number, max: number): Page {
  const sent = Object.fromEntries(call.query);
  demand(object({ limit: integer({ min: 1, max }), before: snowflake, after: snowflake, around: snowflake }), sent);
  const { limit, before, after, around } = sent;
  return {
    limit: limit === undefined ? usual : Number(limit),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(around === undefined ? {} : { around }),
  };
}

/** Whether an id lies between the two ends of a page, which are not on it; an end that was not named is open. */
export function isOnPage({ before, after }: Pick<Page, 'before' | 'after'>, id: string): boolean {
  const isEarlier = before === undefined || compareSnowflakes(id, before) < 0;
  return isEarlier && (after === undefined || compareSnowflakes(id, after) > 0);
}

/** Whether a yes-or-no parameter is set; `true` and `1` count. */
export function flagOf(call: Call, name: string): boolean {
  return /^(true|1)$/i.test(call.query.get(name) ?? '');
}
