import type { Expected } from '../../core/values/expected.ts';
import type { IdItem, IdLook } from '../../core/values/idItem.ts';
import type { IdKind } from '../../core/values/idKind.ts';
import type { ValueProblem } from '../../core/values/valueProblem.ts';
import type { ValueWords } from '../values.ts';

const kinds: Readonly<Record<IdKind, string>> = {
  guild: 'server',
  channel: 'channel',
  'message-channel': 'channel',
  category: 'category',
  role: 'role',
  member: 'member',
  message: 'message',
  webhook: 'webhook',
  application: 'application',
  command: 'command',
  emoji: 'emoji',
  'application-emoji': 'emoji of the application',
  sticker: 'sticker',
  event: 'scheduled event',
  rule: 'auto-moderation rule',
  sound: 'soundboard sound',
  integration: 'integration',
  entitlement: 'entitlement',
  sku: 'SKU',
};

const looks: Readonly<Record<IdLook, string>> = {
  ...kinds,
  text: 'text channel',
  voice: 'voice channel',
  announcement: 'announcement channel',
  thread: 'thread',
  stage: 'stage channel',
  forum: 'forum',
  media: 'media channel',
  'other-channel': 'channel',
  'managed-role': 'role of an integration',
  bot: 'bot',
};

function nothingToPick(of: IdKind): string {
  switch (of) {
    case 'guild':
      return 'This credential is in no server.';
    case 'message':
      return 'There is no message, or the credential may not read the history (READ_MESSAGE_HISTORY).';
    case 'message-channel':
      return 'There is no channel that holds messages.';
    default:
      return `There is no ${kinds[of]}.`;
  }
}

const problems: Readonly<Record<ValueProblem, string>> = {
  'no-id': 'An id has 17 to 20 digits. Turn on Developer Mode in Discord, then "Copy ID".',
  'no-whole-number': 'A whole number belongs here.',
  'no-json': 'A JSON value belongs here: a number, true, false, null, a "text", a list or an object.',
};

const prompts: Readonly<Record<Expected['form'], string>> = {
  id: 'An id: 17 to 20 digits',
  'whole-number': 'A whole number',
  json: 'A JSON value',
  text: '',
};

function item({ id, name, look, by, at }: IdItem): { label: string; description: string } {
  const parts = [looks[look], id];
  if (at !== undefined) {
    const time = new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
    return { label: name || '(no text to see)', description: [by ?? '', time, id].filter(Boolean).join(' · ') };
  }
  if (look === 'thread' && by !== undefined) parts.unshift(`in ${by}`);
  else if (by !== undefined) parts.unshift(by);
  return { label: name || id, description: parts.join(' · ') };
}

/** The words in English. */
export const valueWords: ValueWords = {
  typeTitle: (expression) => `Value of ${expression} for this request`,
  typePrompt: (form) => prompts[form],
  typeKept: (isKept) =>
    isKept
      ? 'Remembered for this workspace; secrets only until the window closes'
      : 'Remembered until the window closes; never written to disk',
  problem: (problem) => problems[problem],
  pickTitle: (expression, of) => `${expression}: which ${kinds[of]}?`,
  pickPlaceholder: 'Type to filter, or paste an id',
  searchPlaceholder: 'Type the beginning of a name, or paste an id',
  lastChoices: 'last choices',
  others: 'all',
  givenBefore: 'given before',
  item,
  recentFrom: (of) => `chosen before · ${kinds[of]}`,
  useTyped: (id, of) => `Use ${id} as the ${kinds[of]}`,
  typeYourself: 'Type the value yourself…',
  typeYourselfDetail: 'Without a list',
  typeAnother: 'Type another value…',
  tryAgain: 'Try again',
  nothingToPick,
  nobodyFound: 'No user name or nickname begins like this.',
  withoutContent:
    'The text of others is empty without the message content intent: go by author and time, or turn it on in the developer portal.',
  unreadable: 'The answer could not be read as a list.',
  waits: 'Waiting for the rate limit…',
  truncated: (count) => `Only the first ${count.toLocaleString('en')} are listed. Paste the id of another.`,
  change: 'Change…',
  chooseValueTitle: 'Which value should be changed?',
  noValueYet: 'no value yet',
  noValues: 'Every value of this request stands in its text, or comes from the environment: change it there.',
  changed: (expression) => `${expression} has a new value from now on.`,
  forgotten: (count) => (count === 1 ? 'One value is forgotten.' : `${count} values are forgotten.`),
  nothingToForget: 'No value is remembered in this workspace.',
  environmentTitle: 'Where do requests of this workspace take their variables from?',
  environmentFiles: 'environment file',
  environmentNames: (file) => `environment of ${file}`,
  inUse: 'in use',
  environmentsUntrusted: 'Environment files are not read in Restricted Mode. Trust this workspace first.',
  noEnvironments:
    'There is no .env file and no http-client.env.json in this workspace. Create one, or let Tracecord ask for values.',
  environmentOutside: ({ name, place, isChosen }) =>
    isChosen
      ? `Tracecord does not touch the environment file ${name}: it leads out of the workspace folder, to ${place}, and only you may say so. If it should be read, name it in "tracecord.environmentFile" of your user settings, and not in those of the workspace.`
      : `Tracecord does not read ${name}: a link leads out of the workspace folder, to ${place}. If its variables are wanted, put the file itself there.`,
  environmentStatus: (file, environment) =>
    environment === ''
      ? `Tracecord takes variables from ${file}. Click to choose another.`
      : `Tracecord takes variables from ${file}, and for .http files first from the environment "${environment}". Click to choose others.`,
};
