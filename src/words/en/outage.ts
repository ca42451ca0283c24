import type { Confidence } from '../../core/diagnose/diagnosis.ts';
import type { SkipReason } from '../../core/outage/control.ts';
import type { OutageFact, OutageVerdict } from '../../core/outage/outage.ts';
import type { UnreadReason } from '../../core/outage/statusPage.ts';
import { type NoticeKind, type OutageWords, utcText } from '../outage.ts';

const headlines: Readonly<Record<Exclude<OutageVerdict, 'unclear'>, Readonly<Record<Confidence, string>>>> = {
  discord: {
    certain: 'Yes, it is Discord.',
    likely: 'It is likely Discord.',
    possible: 'It may be Discord. Nothing here proves it yet.',
  },
  yours: {
    certain: 'No, it is your requests.',
    likely: 'It is likely your side, not Discord.',
    possible: 'It may be your side. A fault of Discord’s is not ruled out.',
  },
  network: {
    certain: 'No, it is your way to Discord.',
    likely: 'It is likely your way to Discord, not Discord itself.',
    possible: 'It may be your way to Discord. Nothing here proves it yet.',
  },
};

const skips: Readonly<Record<SkipReason, string>> = {
  'edge-ban': 'not sent: this address is banned, and every further request prolongs that',
  'too-many-invalid': 'not sent: too many 401, 403 and 429 answers in the last ten minutes',
  limited: 'not sent: the limit that it counts towards is used up',
  untrusted: 'not sent: this workspace is not trusted, and nothing is sent from it',
  'no-credential': 'not sent: no bot or bearer token is chosen',
  cancelled: 'not sent: called off',
  refused: 'not sent: it was refused before it left',
  offline: 'not sent: only what is at hand was to be judged',
};

const controls = { gateway: 'Control request without a token', read: 'Control request with the token' } as const;

function unread(reason: UnreadReason, detail: string | undefined): string {
  switch (reason) {
    case 'off':
      return 'The status page was not read: reading it is switched off.';
    case 'untrusted':
      return 'The status page was not read: nothing is sent in Restricted Mode. Trust this workspace first.';
    case 'no-answer':
      return `The status page, which does not run on Discord’s own servers, could not be reached from here (${detail}).`;
    case 'status':
      return `The status page answered with status ${detail}.`;
    case 'redirect':
      return `The status page answered with a redirect (${detail}), which was not followed.`;
    case 'not-json':
      return 'The status page answered with something that is not JSON.';
    case 'not-summary':
      return 'The status page answered with JSON that is not the summary of Discord’s page.';
    case 'too-large':
      return 'The status page sent more than a summary can be, and it was not read to its end.';
    default:
      return reason satisfies never;
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function list(routes: readonly string[]): string {
  const shown = routes.slice(0, 4).join(', ');
  return routes.length > 4 ? `${shown} and ${routes.length - 4} more` : shown;
}

function period(firstAt: number | null, lastAt: number | null): string {
  if (firstAt === null || lastAt === null) return 'at a time that nobody wrote down';
  return utcText(firstAt) === utcText(lastAt)
    ? `at ${utcText(firstAt)}`
    : `from ${utcText(firstAt)} to ${utcText(lastAt)}`;
}

function incident(fact: Extract<OutageFact, { fact: 'page-incident' }>): string {
  const about = {
    api: `affects ${fact.components.join(', ')}`,
    other: `affects ${fact.components.join(', ')}, none of which answers HTTP requests to the API`,
    unsaid: 'names no component',
  }[fact.concerns];
  const began = fact.startedAt === null ? '' : `, since ${utcText(fact.startedAt)}`;
  const updated = fact.updatedAt === null ? '' : `, last updated ${utcText(fact.updatedAt)}`;
  return `The status page reports “${fact.name}” (${fact.impact}, ${fact.stage})${began}${updated}; it ${about}.`;
}

/** What is said about whose fault failures are, in English. */
export const outageWords: OutageWords = {
  title: 'Is it Discord?',
  headline: ({ verdict, confidence, cause }) => {
    if (verdict !== 'unclear') return headlines[verdict][confidence];
    if (cause === 'nothing-fails') return 'Nothing fails at the moment.';
    return cause === 'nothing-recent' ? 'Nothing fails any more.' : 'This cannot be told yet from what is known.';
  },
  cause: {
    'incident-and-failures':
      'The status page tells of trouble with what answers the API, and requests of yours fail on Discord’s side at the same time.',
    'failures-everywhere':
      'Requests that have neither route nor rate-limit bucket in common fail with the same kind of server error. A mistake in one request does not do that.',
    'silence-everywhere':
      'Unrelated routes get no answer in time, while the status page can be reached from the same place.',
    'incident-only':
      'The status page tells of trouble with what answers the API. No request of yours was seen to fail or to work, so nothing shows that it reaches you.',
    'blocked-from-several-places':
      'The edge turns requests away that are in order, on unrelated routes and from more than one place. A fault of Discord’s has looked like this before; so does a rule against all of those places.',
    'one-bucket':
      'All refusals are rate limits of one bucket. Discord answers; this part of the program sends faster than it may.',
    'several-buckets':
      'Several buckets are used up, each with its own limit. That is the pace of the program, not an outage: Discord counts and answers.',
    'global-limit':
      'The limit over all routes is used up for this credential. Every route is refused then, which looks like an outage and is none.',
    'shared-limit':
      'The limit belongs to a resource that others use too. It is not an outage, and these answers do not count as invalid requests.',
    credential:
      'Discord answers and does not accept the credential. That follows a reset or mixed-up token far more often than an outage.',
    'user-agent':
      'Cloudflare turns the requests away by the User-Agent. The same program with Discord’s User-Agent format is let in.',
    request: 'Discord read the requests and refused them for what they say or for what the caller may do.',
    'one-route':
      'One route answers 500 while others work. A body that Discord does not check can do that (too many or too large components), and so can a fault of Discord’s on that route.',
    'address-banned':
      'Discord’s edge has banned this address. It answers in Discord’s place, so that every route looks dead. Each further request prolongs it.',
    names: 'The name of Discord’s API could not be resolved. The request never left for Discord.',
    proxy: 'The proxy on the way refused or failed. The request never reached Discord.',
    certificates:
      'No secure connection came about: what answered did not show a certificate that this machine trusts. Usually that is something on the way, or the clock of this machine.',
    connection: 'No connection came about. The request never reached Discord.',
    challenge: 'The edge wants a check that only a browser passes, or does not serve this address or region.',
    'foreign-answer': 'Somebody on the way answered in Discord’s place: a filter, a portal or a proxy.',
    'this-place-only':
      'The same kind of request works from another place and fails from this one: turned away, or without an answer.',
    'blocked-everywhere':
      'The edge turns away every request, also the one without a token, although the User-Agent is in order. Two things look like this: a block of this address, and a fault of Discord’s, which has happened.',
    'blocked-here-and-there':
      'The edge turns away some routes and lets others pass. Its rules differ by route; which part of the request they mean is open.',
    'one-route-unavailable':
      'One route is unavailable while others work. That is not about the content of the request, and it is no outage of the whole API.',
    'few-failures': 'There are server errors, and nothing else to compare them with: one route says little.',
    silence: 'A request got no answer in time or lost its connection. Either end may be the reason.',
    'unreachable-from-several-places':
      'Discord cannot be reached from more than one place. Something that the places share may be the reason, or Discord’s own names and addresses.',
    'incident-unseen': 'The status page tells of trouble, but what was sent from here works.',
    'nothing-fails': 'Nothing fails now: not what was sent before, not what was sent to check.',
    'nothing-recent': 'Failures were seen, but not in the last quarter of an hour.',
    'nothing-known': 'No exchange is known and no control request was answered.',
  },
  fact: (fact, name) => {
    switch (fact.fact) {
      case 'failed': {
        const status = fact.status === null ? '' : ` (${fact.status})`;
        const where = fact.routes.length === 0 ? '' : ` on ${list(fact.routes)}`;
        const places = fact.places > 1 ? `, ${fact.places} buckets or routes in all` : '';
        return `${name(fact.class)}${status}: ${times(fact.count)}${where}${places}, ${period(fact.firstAt, fact.lastAt)}.`;
      }
      case 'succeeded': {
        const last = fact.lastAt === null ? '' : `, last at ${utcText(fact.lastAt)}`;
        return `Answered well: ${times(fact.count)} on ${list(fact.routes)}${last}.`;
      }
      case 'earlier-failures':
        return `Earlier failures: ${fact.count}, the last at ${utcText(fact.lastAt)}.`;
      case 'control':
        return `${controls[fact.control]} (${fact.route}): ${fact.status ?? ''} ${name(fact.class)}.`.replace(
          ':  ',
          ': ',
        );
      case 'control-skipped':
        return `${controls[fact.control]}: ${skips[fact.reason]}.`;
      case 'page-incident':
        return incident(fact);
      case 'page-component':
        return `The status page has “${fact.name}” as ${fact.status.replaceAll('_', ' ')}.`;
      case 'page-green':
        return `The status page reports no incident${fact.updatedAt === null ? '' : ` (last changed ${utcText(fact.updatedAt)})`}.`;
      case 'page-unread':
        return unread(fact.reason, fact.detail);
      case 'clock-ahead':
        return fact.seconds > 0
          ? `The clock of this machine is ${fact.seconds} s ahead of the status page’s.`
          : `The clock of this machine is ${-fact.seconds} s behind the status page’s.`;
      case 'sent-from':
        return `Sent from: ${fact.places.map((place) => (place === '' ? 'this machine' : place)).join(', ')}.`;
      default:
        return fact satisfies never;
    }
  },
  unproven: {
    'gateway-acquits-nobody':
      'That GET /gateway works acquits nobody: other servers and rules answer it than guild and channel routes.',
    'self-acquits-nobody':
      'That GET /users/@me works acquits nobody either: it has answered 200 while guild and channel routes were blocked.',
    'green-page-lags':
      'A page without incidents says nothing in the first minutes: people write it, after they have seen the trouble themselves.',
    'page-not-read': 'Whether Discord tells of an incident is not known here.',
    'incident-may-be-another':
      'That there is an incident does not show that it is the reason: compare its time and components with the failures.',
    'incident-concerns-other-part': 'The incident on the page is about another part of Discord than the API.',
    'one-place-only': 'Everything was sent from one place. From another network it may look different.',
    'one-credential-only': 'The failures are all with one credential. A second one would tell more.',
    'few-exchanges': 'There are few exchanges. A pattern needs more.',
    'route-fault-looks-the-same': 'A fault of Discord’s on this one route would look the same from here.',
    'works-again': 'Something has worked since from the same place: it may be over.',
    'ban-hides-discord': 'Whether Discord itself is well cannot be seen from a banned address.',
    'blocked-means-either': 'A block of this address and a fault of Discord’s cannot be told apart from one place.',
    'times-not-comparable': 'Some times are missing or of a clock that is off, so “at the same time” is not sure.',
  },
  step: {
    'stop-everything':
      'Stop all requests from this address, also those of other programs on it. Waiting is the only cure.',
    'cap-retries':
      'Let retries wait longer each time, add some chance to the wait, and give up after a few. Retries of everybody at once keep an outage alive.',
    'stop-retries':
      'Switch retries off: the same request gets the same answer, and refused ones count towards the ban at 10,000.',
    'pause-writes': 'Pause writes that can wait: role changes, logs, edits, reactions.',
    'queue-jobs': 'Queue background jobs instead of dropping them, each with a key of its own so that none runs twice.',
    'stop-bulk': 'Stop bulk sends, imports and clean-ups.',
    'keep-reads': 'Keep what only reads, from your cache where you have one.',
    'honour-retry-after':
      'Wait as long as retry_after says, for each bucket by itself, before anything goes to it again.',
    'tell-users': 'Tell your users; the text is below.',
    'tell-users-if-felt': 'If your users feel it, tell them; the text is below and says no more than is known.',
    'tell-owners': 'Tell whoever is on call for incidents, not the developers of the feature.',
    'ask-elsewhere': 'Send the same read from another network and machine, with the same credential.',
    'ask-with-other-credential': 'Send the same read with another credential, for example a test bot’s.',
    'follow-page': 'Follow discordstatus.com; compare the times of its incident with those above.',
    'look-at-page-yourself': 'Look at discordstatus.com from a phone or another network.',
    'collect-exchanges':
      'Bring more exchanges: send what fails once from here, or give the bot’s own: tracecord outage --exchanges FILE.ndjson.',
    'send-one-bare': 'Send one failing request once, without retries, queue or middleware, and read the whole answer.',
    'vary-the-request': 'Change one thing at a time: a smaller body, another channel, another route of the same kind.',
    'check-credential': 'Check which token the running process has, not which one is in .env; reset it if it leaked.',
    'set-user-agent': 'Send “DiscordBot (address, version)” as the User-Agent.',
    'show-buckets': 'Look at the buckets view: which is used up, until when, and by what.',
    'find-second-process': 'Look for a second process with the same token: it shares the limit.',
    'find-invalid-requests':
      'Find what produced the 401, 403 and 429 answers and mend it before anything is sent again.',
    'wait-out-ban':
      'Wait as long as Retry-After said, or an hour where nothing was said. Do not test whether it is over.',
    'other-address': 'If it cannot wait, send from an address of your own that nobody else shares.',
    'check-names':
      'Resolve discord.com on this machine and with another name server; look at VPN, hosts file and filters.',
    'check-proxy': 'Check the proxy: its address, its login, and whether it lets discord.com through.',
    'check-certificates': 'Look at who issued the certificate that was shown, and check the clock of this machine.',
    'check-connection': 'Check firewall and network: can anything else be reached from here?',
    'change-no-code': 'Change no code and roll nothing back because of these failures.',
    'read-diagnosis': 'Read what each answer means: its class, cause and fixes stand with the request.',
    'tag-failures': 'Mark these failures as an outage in logs and alerts, apart from faults of the program.',
    'keep-timeline': 'Write down when it began, what was seen, what was switched off and when it was over.',
    'drain-slowly': 'Work off the queue slowly: everybody else does it at the same moment.',
  },
  part: { 'switch-off': 'Switch off', tell: 'Tell', check: 'Check', afterwards: 'Afterwards' },
  lookAgain: (milliseconds) => {
    if (milliseconds === null) return 'Look again when something has changed.';
    const minutes = Math.ceil(milliseconds / 60_000);
    if (milliseconds < 60_000) return `Look again in ${Math.ceil(milliseconds / 1000)} s.`;
    return `Look again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  },
  notice: (kind, since) => notices[kind](since === null ? '' : ` since ${utcText(since)}`),
  confidence: 'Confidence',
  evidence: 'What this rests on',
  unprovenTitle: 'What this does not prove',
  runbook: 'What to do now',
  noticeTitle: 'What to tell users',
  noNotice: 'Nothing needs to be said.',
  links: 'Links',
  statusPage: 'Discord Status',
  aboutSandbox: 'About the sandbox, not about Discord itself.',
  copyHint: 'To copy it: **Tracecord: Copy What to Tell Users**.',
  asking: 'Is it Discord? Asking the status page and sending two control requests',
  chooseLanguage: 'Copy what to tell users: in which language?',
  copied: (language) => `Copied what to tell users (${language})`,
  languages: { en: 'English', ja: 'Japanese' },
};

const notices: Readonly<Record<NoticeKind, (since: string) => string>> = {
  'discord-has-trouble': (since) =>
    `Discord has had trouble${since}. Some of our features answer slowly or not at all until it is over. Please try again in 5 to 10 minutes. What waits will be done later. Current state: https://discordstatus.com`,
  'discord-may-have-trouble': (since) =>
    `We have seen errors from Discord${since}, and it looks as if the trouble is there. Some of our features may fail for now. Please try again in 5 to 10 minutes. Discord’s own news: https://discordstatus.com`,
  'our-connection': (since) =>
    `Our connection to Discord has been disturbed${since}. Some of our features may fail for now. We are working on it; please try again later.`,
  'our-fault': (since) =>
    `Some of our features have failed${since}. The reason is on our side and we are working on it. Please try again later.`,
  'looking-into-it': (since) =>
    `Some of our features have failed${since}. We are looking into it. Please try again in 5 to 10 minutes.`,
};
