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
  oneOf: (names) => `one of ${names}`,
  situations: {
    'guild-channel': 'in a server',
    'voice-channel': 'in a voice channel',
    thread: 'in a thread',
    forum: 'in a forum',
    unarchiving: 'to unarchive a thread',
    'not-connected': 'if the bot is not in the voice channel',
    own: 'for its own',
    'of-others': "for somebody else's",
    'of-other-guild': 'from another server',
    'stage-event': 'for an event on a stage',
    'voice-event': 'for an event in a voice channel',
    'community-feature': 'to change the Community feature',
    'lock-permissions': 'with `lock_permissions`',
    'screen-disabled': 'if the welcome screen is off',
    'first-of-its-kind': 'for an emoji that nobody has reacted with yet',
    'unless-inviter': "unless it is the bot's own invite",
    'unless-own-private-thread': "unless it is the bot's own private thread",
    'unless-own-webhook': "unless it is the app's own webhook",
  },
  limitedBy: (id) => `Rate limits count per \`${id}\``,
  more: (count) => `and ${count} more`,
};
