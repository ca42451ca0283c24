import type { CredentialFact } from '../../core/credentials/credentialFact.ts';
import type { CodePlace } from '../../core/credentials/intentSurvey.ts';
import type { PrivilegedIntent } from '../../core/discord/intent.ts';
import type { CredentialReportWords, SaidRow } from '../credentialReport.ts';
import { dayOf, durationOf } from '../duration.ts';
import { saidPlace } from './credentialPlaces.ts';
import { blemishNames, credentialKinds, saidShape } from './credentialShape.ts';

type Fact<Name extends CredentialFact['fact']> = Extract<CredentialFact, { readonly fact: Name }>;

const switches = {
  granted: 'Granted, for any number of servers.',
  limited: 'On, for bots in under 100 servers.',
  off: 'Off.',
} as const;

/** What else of an intent depends on the switch: the HTTP API. */
const httpUse: Readonly<Record<PrivilegedIntent, string>> = {
  GUILD_MEMBERS: 'It can be switched off, unless a request lists the members of a server.',
  GUILD_PRESENCES: 'It can be switched off.',
  MESSAGE_CONTENT: 'It can be switched off, unless requests read what others wrote: their content is empty without it.',
};

const webhookTypes = ['', 'incoming', 'follows an announcement channel', "an application's, for interactions"];

function length(milliseconds: number): string {
  const { count, unit } = durationOf(milliseconds);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}

function listed(places: readonly CodePlace[]): string {
  const shown = places.slice(0, 3).map(({ file, line }) => `${file}:${line}`);
  const more = places.length - shown.length;
  return `${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}

function install({ to, scopes, permissions }: Fact<'install'>): SaidRow {
  const asks = permissions.length === 0 ? 'no permissions' : `permissions ${permissions.join(', ')}`;
  const change = [
    ...(permissions.includes('ADMINISTRATOR')
      ? ['Ask for the permissions that it uses instead of ADMINISTRATOR.']
      : []),
    ...(to === 'guild' && !scopes.includes('bot') ? ['Add the scope bot if it is to join servers.'] : []),
  ];
  return {
    what: to === 'guild' ? 'Added to servers' : 'Added to accounts',
    says: `Scopes ${scopes.length === 0 ? 'none' : scopes.join(', ')}; ${asks}.`,
    change: change.join(' '),
  };
}

function intent({ intent: name, switched, asked, places }: Fact<'intent'>): SaidRow {
  const asks = {
    yes: `The code asks for it (${listed(places)}).`,
    no: 'The code does not ask for it.',
    unknown: 'Whether the code asks for it is not known.',
  }[asked];
  const isOn = switched !== 'off';
  const change =
    asked === 'yes' && !isOn
      ? 'Switch it on, or do not ask for it: the Gateway closes such a connection with 4014.'
      : asked === 'no' && isOn
        ? httpUse[name]
        : '';
  return { what: name, says: `${switches[switched]} ${asks}`, change };
}

function survey({ files, isComplete, speaksOfIntents, unread }: Fact<'survey'>): SaidRow {
  const says = [
    `${number(files)} ${files === 1 ? 'file' : 'files'} of JavaScript, TypeScript and Python.`,
    ...(isComplete ? [] : ['Not all there are: a bound or a cancellation ended the search.']),
    ...(speaksOfIntents ? [] : ['None names intents: the code of the bot is elsewhere, or in another language.']),
    ...(unread.length === 0 ? [] : [`Only run time knows the intents at ${listed(unread)}.`]),
  ];
  return { what: 'Code looked at', says: says.join(' '), change: '' };
}

function row(fact: CredentialFact, { summary, cause, advice }: Parameters<CredentialReportWords['row']>[1]): SaidRow {
  const said = (what: string, says: string, change = ''): SaidRow => ({ what, says, change });
  switch (fact.fact) {
    case 'shape':
      return saidShape(fact.stored);
    case 'blemishes':
      return said(
        'Blemishes',
        `There ${fact.blemishes.length === 1 ? 'is' : 'are'} ${fact.blemishes.map((one) => blemishNames[one]).join(', ')} in it.`,
        'Store it again without.',
      );
    case 'id':
      return said(
        fact.of === 'webhook' ? 'Webhook in the address' : 'Account in the token',
        `${fact.id}, made on ${dayOf(fact.madeAt)}, ${length(fact.age)} ago.${fact.of === 'account' ? ' The token itself may be younger.' : ''}`,
      );
    case 'other-account':
      return said('Other account', `The token names ${fact.inToken}; ${fact.answered} answered.`);
    case 'user':
      return said('Who it is', `${fact.name} (${fact.id})`);
    case 'application':
      return fact.botId === null
        ? said('Application', `${fact.name} (${fact.id})`)
        : said(
            'Application',
            `${fact.name} (${fact.id}). The bot has another id: ${fact.botId}.`,
            "Paths such as /applications/{application_id}/commands take the application's id, not the bot's.",
          );
    case 'owner':
      return said('Owner', fact.of === 'team' ? `Team ${fact.name}` : fact.name);
    case 'installable':
      return said(
        'Who may add it',
        `${fact.byEverybody ? 'Everybody.' : 'Its owner alone.'}${fact.needsCodeGrant ? ' It asks for the full OAuth2 code grant: an invitation alone does not add it.' : ''}`,
        fact.needsCodeGrant ? 'Switch "Requires OAuth2 Code Grant" off, unless you exchange the code.' : '',
      );
    case 'guilds':
      return said(
        'Servers',
        `About ${number(fact.guilds)}${fact.users === null ? '' : `; added to about ${number(fact.users)} accounts`}.`,
      );
    case 'install':
      return install(fact);
    case 'no-install':
      return said('Installation', 'No link, scopes or permissions are set.', 'Set them if others are to add it.');
    case 'interactions':
      return fact.host === null
        ? said('Interactions', 'Come over the Gateway: no endpoint is set.')
        : said(
            'Interactions',
            `Are sent to ${fact.host}; none come over the Gateway.`,
            'Take the endpoint away if the code waits for them on the Gateway.',
          );
    case 'intent':
      return intent(fact);
    case 'survey':
      return survey(fact);
    case 'sessions':
      return said(
        'Sessions to begin',
        `${number(fact.remaining)} of ${number(fact.total)} left${fact.remaining < fact.total ? `, all again in ${length(fact.resetAfter)}` : ''}.`,
        fact.remaining < fact.total / 10
          ? 'Look for code that connects again and again: Discord resets the token of a bot that uses them up.'
          : '',
      );
    case 'shards':
      return said(
        'Shards',
        `${number(fact.shards)} recommended; ${number(fact.atOnce)} may identify within 5 seconds.`,
      );
    case 'scopes':
      return said('Scopes', fact.scopes.join(', '));
    case 'expires':
      return said(
        'Valid',
        `Until ${dayOf(fact.at)}, ${length(fact.left)} more.`,
        fact.left < 86_400_000 ? 'Refresh it in time.' : '',
      );
    case 'webhook':
      return said('Webhook', `${fact.name || 'without a name'} (${webhookTypes[fact.type] ?? `type ${fact.type}`})`);
    case 'webhook-place':
      return said('Posts to', `Channel ${fact.channel ?? 'unknown'} of server ${fact.guild ?? 'unknown'}.`);
    case 'webhook-owner':
      return said('Owned by', fact.application === null ? 'No application.' : `Application ${fact.application}.`);
    case 'place':
      return saidPlace(fact);
    case 'unread':
      return said(
        `GET ${fact.shown}`,
        [summary, cause].filter(Boolean).join(' ') ||
          (fact.answer.kind === 'cancelled' ? 'Called off, or it took too long.' : 'The answer is no JSON.'),
        advice.slice(0, 2).join(' '),
      );
    case 'unexpected':
      return said(
        `GET ${fact.shown}`,
        'The answer is not what Discord documents: something on the way may have made it.',
      );
    case 'not-asked':
      return said(fact.shown.join(', '), 'Not asked: it would have failed in the same way.');
    default:
      return fact satisfies never;
  }
}

/** What is said about a credential, in English. */
export const credentialReportWords: CredentialReportWords = {
  title: (name) => `Credential: ${name}`,
  verdict: {
    works: 'It works.',
    refused: 'Discord refuses it.',
    unclear: 'Whether it works is not known.',
    'not-asked': 'Discord was not asked.',
  },
  count: (problems, notes) =>
    problems + notes === 0
      ? 'Nothing to mend.'
      : `${problems === 0 ? 'No problem' : problems === 1 ? '1 problem' : `${problems} problems`}, ${notes === 1 ? '1 note' : `${notes} notes`}.`,
  kind: credentialKinds,
  state: { fine: 'Fine', note: 'Note', problem: 'Problem', unknown: 'Unknown' },
  section: {
    secret: 'The secret itself',
    account: 'Account',
    application: 'Application',
    intents: 'Privileged intents',
    gateway: 'Gateway',
    webhook: 'Webhook',
    places: 'Where else it is',
  },
  columns: { state: 'State', what: 'What', says: 'Found → what to do' },
  row,
  problems: 'To mend',
  sent: (requests) => (requests.length === 0 ? 'nothing was sent' : `asked ${requests.join(', ')}`),
  portal: (page) =>
    `Developer Portal: ${{ information: 'General Information', bot: 'Bot', installation: 'Installation', oauth2: 'OAuth2' }[page]}`,
  aboutSandbox: 'about the sandbox, not about Discord itself',
  copyHint: 'No secret stands on this page. To copy it: **Tracecord: Copy Credential Report**.',
  copied: 'Copied the credential report, without secrets.',
  nothingToCheck: 'Choose a credential first: there is nothing to check.',
  looking: 'Checking the credential',
  lookingAtCode: "looking at the workspace's code",
  waiting: 'waiting for a rate limit',
};
