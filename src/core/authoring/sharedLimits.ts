import { embedsLength, embedsTogether } from '../lint/shapes/embedShape.ts';
import { displayedLength, mostText } from '../lint/shapes/layoutShape.ts';
import { isObject } from '../lint/shapes/shape.ts';
import type { JsonValue } from '../request/draft.ts';
import { scalarNumber } from '../scalar.ts';
import { childOf, valueAt } from './bodyPath.ts';
import type { PathStep } from './literalPlace.ts';

/** How much of a limit is used that several properties have together, in characters. */
export interface SharedUse {
  readonly of: 'embeds' | 'displayed-text';
  readonly count: number;
  readonly max: number;
}

/** The texts of an embed that count together (developers/resources/message#embed-object-embed-limits). */
const counted = /^embeds(?:\/\d+(?:\/(?:title|description|footer\/text|author\/name|fields\/\d+\/(?:name|value)))?)?$/;

/** The limits that a property shares, and what is used of them. `holes`: texts that stand for what run time knows. */
export function sharedUses(
  body: JsonValue | undefined,
  steps: readonly PathStep[],
  holes: readonly string[],
): readonly SharedUse[] {
  const judge = {
    knows: (value: JsonValue | undefined) => typeof value !== 'string' || !holes.some((hole) => value.includes(hole)),
  };
  const [embeds, components] = ['embeds', 'components'].map((key) => steps.indexOf(key));
  if (embeds !== undefined && embeds >= 0 && counted.test(steps.slice(embeds).join('/'))) {
    const list = valueAt(body, steps.slice(0, embeds + 1));
    return [{ of: 'embeds', count: embedsLength(list, judge), max: embedsTogether }];
  }
  const around = valueAt(body, steps.slice(0, -1));
  const isDisplayed = steps.at(-1) === 'content' && isObject(around) && scalarNumber(childOf(around, 'type')) === 10;
  if (components === undefined || components < 0 || !isDisplayed) return [];
  const list = valueAt(body, steps.slice(0, components + 1));
  return [{ of: 'displayed-text', count: displayedLength(list, judge), max: mostText }];
}
