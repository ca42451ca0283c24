import type { FieldFacts } from '../../core/authoring/fieldFacts.ts';
import type { AuthoringWords } from '../authoring.ts';
import { grouped } from '../grouped.ts';
import { kinds, patterns } from './limits.ts';

function bounds({ kind, min, max }: FieldFacts): string[] {
  if (min === undefined && max === undefined) return [];
  const unit = kind === 'text' ? ' characters' : kind === 'list' ? ' items' : '';
  if (min === undefined) return [`at most ${grouped(max ?? 0)}${unit}`];
  if (max === undefined) return [`at least ${grouped(min)}${unit}`];
  return [min === max ? `exactly ${grouped(min)}${unit}` : `${grouped(min)} to ${grouped(max)}${unit}`];
}

function left(count: number, max: number): string {
  return count > max ? `${grouped(count - max)} too many` : `${grouped(max - count)} left`;
}

/** What is said in English while a request is written. */
export const authoringWords: AuthoringWords = {
  field: (field) =>
    [
      ...(field.kind === undefined ? [] : [kinds[field.kind]]),
      ...(field.pattern === undefined ? [] : [patterns[field.pattern]]),
      ...bounds(field),
      ...(field.isRequired ? ['required'] : []),
    ].join(', '),
  use: ({ of, count, max, isPartial }) =>
    `${grouped(count)} of ${grouped(max)} ${of}, ${left(count, max)}${isPartial ? ', before what run time puts in' : ''}`,
  shared: ({ of, count, max }) =>
    `${of === 'embeds' ? 'All embeds' : 'All text displays'} together: ${grouped(count)} of ${grouped(max)} characters, ${left(count, max)}`,
  called: (names) => `This is ${names}.`,
  auth: {
    bot: 'Bot token',
    'bot-or-bearer': 'Bot token or OAuth2 access token',
    bearer: 'OAuth2 access token',
    'bot-or-anonymous': 'Bot token, or none',
    'url-token': 'No Authorization: the token is in the path',
    basic: 'Client id and secret of the app (Basic)',
    unknown: 'Not documented',
  },
  permissions: (names) => `Needs ${names}`,
  limitedBy: (id) => `Rate limits count per \`${id}\``,
  more: (count) => `and ${count} more`,
};
