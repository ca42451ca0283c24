import type { FixId } from '../../core/diagnose/fix.ts';
import type { FixWords } from '../diagnosis.ts';
import type { Said } from '../said.ts';

const list = (names: readonly string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(names);

/** Remedies in English. */
export const fixes: Readonly<Record<FixId, FixWords | ((said: Said) => FixWords)>> = {
  'use-discord-user-agent': {
    title: "Use Discord's User-Agent format",
    advice:
      'Send User-Agent: DiscordBot (url, version) with each request, and drop other headers that were copied from a browser.',
  },
  'add-bot-prefix': {
    title: 'Add "Bot " prefix',
    advice: 'The header reads Authorization: Bot <token>, with one blank. OAuth2 access tokens take "Bearer " instead.',
  },
  'add-retry-after': {
    title: 'Add retry_after handling',
    advice:
      'On 429, wait for retry_after from the body (the header may be rounded), add some random jitter, and try a few times at most.',
  },
  'watch-rate-limits': {
    title: 'Tell of rate limits',
    advice:
      'This library queues by bucket and waits by itself. A listener for its rate limit events and a warning count of invalid requests show what slows it down; discord.js can also refuse instead of waiting (rejectOnRateLimit), discord.py too (max_ratelimit_timeout); Oceanic refuses what would wait for more than 30 seconds (maxRatelimitRetryWindow).',
  },
  'choose-credential': {
    title: 'Choose another credential',
    advice: 'Pick the profile that belongs to this request.',
  },
  'store-credential': {
    title: 'Store a credential',
    advice:
      "Put the token into the editor's secret storage once; it is added when the request is sent and shown nowhere.",
  },
  'send-again': { title: 'Send again', advice: 'Send the same request once more and compare.' },
  'send-to-sandbox': {
    title: 'Try it in the sandbox',
    advice: 'The local Discord answers without a token and without counting against you.',
  },
  'show-buckets': { title: 'Show buckets', advice: 'See which bucket ran out, who used it, and when it is free.' },
  'open-field': { title: 'Go to the field', advice: 'Open the property that Discord rejected.' },
  'explain-permissions': {
    title: 'Explain permissions',
    advice: 'Read roles and overwrites with this credential, and see step by step which of them denies it.',
  },
  explain: {
    title: 'Explain',
    advice: 'Read what this code means, how it is told from its neighbours, and what helps.',
  },
  'insert-version': {
    title: 'Put /v10 into the address',
    advice: 'Without a version Discord answers as version 6: https://discord.com/api/v10/…',
  },
  'correct-field': {
    title: 'Correct the value',
    advice: 'Change what Discord names, or what was sent under a wrong name.',
  },
  'correct-id': {
    title: 'Check the id',
    advice: 'Copy it again with developer mode on, from the right server and environment, and keep it as text.',
  },
  'correct-route': {
    title: 'Check the address',
    advice: 'Compare host, version, path and method with the documentation.',
  },
  'fill-placeholder': {
    title: 'Fill the variable',
    advice: 'Find out why it is empty in the process that sends, and stop with an error before sending when it is.',
  },
  'add-content-type': {
    title: 'Set the Content-Type',
    advice: 'JSON needs Content-Type: application/json. With files let the library set multipart and its boundary.',
  },
  'repair-json': {
    title: 'Repair the JSON',
    advice: 'Build the body with a JSON serializer instead of putting text together.',
  },
  'repair-request': {
    title: 'Repair the request itself',
    advice:
      'Look for line breaks and non-Latin characters in headers, a wrong Host or Content-Length, and blanks in the address.',
  },
  'shorten-content': { title: 'Make it smaller', advice: 'Shorten the text, compress the file, or post a link to it.' },
  'reword-content': {
    title: 'Change the words or the link',
    advice: 'Ask who runs the server which rule of AutoMod applies; do not try to get around a filter.',
  },
  'split-request': { title: 'Split the request', advice: 'Send it in several smaller parts.' },
  'add-thread-name': {
    title: 'Add thread_name or thread_id',
    advice: 'thread_name in the body starts a post; ?thread_id= in the address continues one.',
  },
  'choose-forum-tag': { title: 'Add a tag', advice: "Put the id of one of the forum's tags into applied_tags." },
  'use-github-path': {
    title: 'Add /github to the address',
    advice: 'Give GitHub the webhook address with /github at its end.',
  },
  'use-form-encoding': {
    title: 'Send a form',
    advice: 'Use Content-Type: application/x-www-form-urlencoded with grant_type and the other values as form fields.',
  },
  'filter-old-messages': {
    title: 'Leave out old messages',
    advice: 'Drop ids older than 14 days before the call; delete those one by one if they must go.',
  },
  'register-commands-once': {
    title: 'Register commands only when they change',
    advice: 'Move registration out of the start of the bot into a step of its own.',
  },
  'reset-token': {
    title: 'Reset the token',
    advice: 'Reset it in the developer portal and put the new one everywhere it is used; the old one ends at once.',
  },
  'clean-credential': {
    title: 'Clean the value',
    advice: 'Remove quotes, blanks and line breaks where the token is read, and write the scheme once.',
  },
  'use-bearer': {
    title: "Use a user's OAuth2 token",
    advice: 'Let the user authorize the application and send Authorization: Bearer <access token>.',
  },
  'use-bot-token': { title: "Use the bot's token", advice: 'Send Authorization: Bot <token> of the bot itself.' },
  'renew-webhook': {
    title: 'Get the webhook address anew',
    advice: 'Copy it again from the channel, or create a new webhook.',
  },
  'renew-grant': {
    title: 'Authorize again',
    advice: 'Begin the OAuth2 flow anew; use each code once and at once, with the same redirect_uri and client.',
  },
  'request-scope': {
    title: 'Ask for the scope',
    advice: 'Add it to the authorization address and let the user grant it again.',
  },
  'grant-permission': (said) => ({
    title: said.permissions.length === 0 ? 'Grant the permission' : 'Grant the missing permission',
    advice: `Give ${said.permissions.length === 0 ? 'it' : list(said.permissions)} to a role of the bot, then look whether the channel denies it again.`,
  }),
  'move-role-up': {
    title: "Move the bot's role up",
    advice: 'In the server settings drag the role of the bot above the roles and members that it acts upon.',
  },
  'enable-owner-mfa': {
    title: 'Switch on two-factor authentication',
    advice: 'The owner of the application (or each member of its team) needs it.',
  },
  'join-guild': {
    title: 'Add the bot to the server',
    advice: 'Authorize it again with the scopes bot and applications.commands.',
  },
  'enable-members-intent': {
    title: 'Switch on the Server Members Intent',
    advice: 'In the developer portal, on the page of the bot, under privileged intents.',
  },
  'enable-content-intent': {
    title: 'Switch on the Message Content Intent',
    advice: 'In the developer portal, on the page of the bot, under privileged intents. Or send a link to the message.',
  },
  'accept-closed-dm': {
    title: 'Catch it and go on',
    advice: 'This is the choice of the person. Handle it quietly, or answer in a channel.',
  },
  'verify-account': {
    title: 'Verify the account',
    advice: 'Complete the verification that Discord or the server asks for.',
  },
  'unarchive-thread': {
    title: 'Unarchive the thread first',
    advice: 'PATCH the thread with archived: false (and locked: false with MANAGE_THREADS).',
  },
  'resolve-state': {
    title: 'Look at its state first',
    advice: 'Read the thing, and act only when its state allows it.',
  },
  'remove-resource': { title: 'Make room', advice: 'Delete what is no longer needed, or reuse what is there.' },
  'stop-sending': {
    title: 'Stop sending',
    advice:
      'Switch off every loop and retry behind this address until the block is over; each further request prolongs it.',
  },
  wait: (said) => ({
    title: said.seconds === '' ? 'Wait' : `Wait ${said.seconds} s`,
    advice: 'Sending earlier is refused again and counts as an invalid request.',
  }),
  'slow-down': {
    title: 'Send less',
    advice: 'Queue requests by bucket, put changes of the same thing together, and cache what is read.',
  },
  'find-invalid-requests': {
    title: 'Find the refused requests',
    advice:
      'Look in the logs for what answers 401, 403 or 429 in numbers: a revoked token in a restart loop is the classic.',
  },
  'retry-with-backoff': {
    title: 'Try again with growing pauses',
    advice: 'A few times, with some random jitter in the pauses; repeat only what may happen twice.',
  },
  'acknowledge-sooner': {
    title: 'Answer the interaction first',
    advice: 'Defer as the first thing, within 3 seconds, and edit the reply when the work is done.',
  },
  'find-second-process': {
    title: 'Look for a second process',
    advice: 'An old deployment, a debug session or a listener that is registered twice answers first.',
  },
  'use-follow-up': {
    title: 'Edit the reply or follow up',
    advice: 'After the first reply use PATCH …/messages/@original or POST to the webhook of the interaction.',
  },
  'use-channel-route': {
    title: 'Use the bot token and the channel',
    advice: 'After 15 minutes write to the channel with the bot token instead.',
  },
  'change-address': {
    title: 'Send from another address',
    advice:
      'Compare with your own computer, or use a server with a fixed address of its own. Articles name residential proxies as a last resort: check their terms and those of Discord first.',
  },
  'leave-worker-host': {
    title: 'Run it somewhere else',
    advice: 'Try the same request from a machine that does not share its addresses, before changing more of the code.',
  },
  'check-status-page': {
    title: 'Ask whether it is Discord',
    advice: '“Tracecord: Is It Discord?” compares discordstatus.com, two control requests and your recent requests.',
  },
  'check-network': {
    title: 'Check the network',
    advice: 'Connection, VPN, DNS, firewall; another address tells whether it is this host alone.',
  },
  'check-proxy': {
    title: 'Check the proxy',
    advice:
      'Look at the proxy of the credential, at http.proxy in the settings, at HTTPS_PROXY, and at what the network puts in between.',
  },
  'check-certificates': {
    title: 'Trust the right certificate',
    advice:
      "Add your company's root certificate to the system (or NODE_EXTRA_CA_CERTS). Do not switch verification off: the token goes over this connection.",
  },
  'check-clock': { title: 'Check the clock', advice: 'Set date, time and time zone of this machine.' },
  'raise-timeout': {
    title: 'Allow more time',
    advice: 'Raise the limit only when the request is known to be slow; otherwise it hides the reason.',
  },
  'report-unknown': {
    title: 'Tell us about it',
    advice: 'Nothing secret is in the copied exchange: post it with the issue, so that the next person gets an answer.',
  },
};
