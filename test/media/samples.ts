import type { BucketRow, LedgerSummary } from '../../src/core/buckets/row.ts';
import type { ShownAnswer, ShownRequest, ShownRun } from '../../src/protocol/runner.ts';

/** A bucket that is free, with changes. */
export function row(key: string, changes: Partial<BucketRow> = {}): BucketRow {
  return {
    key,
    routes: ['POST /channels/{channel_id}/messages'],
    resource: 'channel 1098123456789012345',
    hash: 'd3c0ffee',
    limit: 5,
    remaining: 4,
    resetsInMs: 0,
    nextInMs: 0,
    kind: 'fixed',
    intervalMs: null,
    scope: 'user',
    state: 'free',
    hidden: false,
    inFlight: 0,
    hits: 0,
    credential: '9f3k',
    sandbox: false,
    ...changes,
  };
}

/** A day like any other. */
export const quiet: LedgerSummary = { globalInMs: 0, invalidRequests: 3, banned: false, sandbox: null };

/** Buckets in every state. */
export const everyState: readonly BucketRow[] = [
  row('b1', { remaining: 0, state: 'spent', kind: 'leaky', intervalMs: 1000, resetsInMs: 4600, nextInMs: 600 }),
  row('b2', {
    routes: ['GET /guilds/{guild_id}', 'GET /guilds/{guild_id}/channels'],
    resource: 'guild 1097000000000000001',
    limit: 10,
    remaining: 2,
    state: 'low',
    resetsInMs: 8300,
  }),
  row('b3', {
    routes: ['PATCH /channels/{channel_id}'],
    remaining: 4,
    state: 'limited',
    hidden: true,
    hits: 2,
    resetsInMs: 12_000,
    nextInMs: 417_000,
  }),
  row('b4', {
    routes: ['PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me'],
    limit: 1,
    remaining: 1,
    kind: 'unknown',
    inFlight: 1,
    resource: 'channel 1098123456789012399',
  }),
  row('b5', {
    routes: ['POST /webhooks/{webhook_id}/{webhook_token}'],
    resource: 'webhook 1099999999999999999 …Zx9Q',
    credential: '',
    scope: 'shared',
    state: 'limited',
    hits: 1,
    remaining: 3,
    limit: 5,
    nextInMs: 1900,
    resetsInMs: 2000,
  }),
  row('b6', {
    routes: ['GET /users/@me'],
    resource: '',
    hash: null,
    limit: null,
    remaining: null,
    resetsInMs: null,
    kind: 'unknown',
    sandbox: true,
  }),
];

/** A request as it was sent, masked. */
export const request: ShownRequest = {
  method: 'POST',
  url: 'https://discord.com/api/v10/channels/1098123456789012345/messages',
  headers: [
    { name: 'authorization', value: 'Bot ••••9f3k', assumed: false },
    { name: 'content-type', value: 'application/json', assumed: false },
    { name: 'user-agent', value: 'node', assumed: true },
    { name: 'accept', value: '*/*', assumed: true },
  ],
  body: '{\n  "content": "deploy finished",\n  "embeds": [{ "title": "" }]\n}',
  notes: [
    'Credential: main bot (••••9f3k), because the code takes it from run time.',
    'Headers that Node’s fetch adds by itself were added.',
    'Sent from this machine.',
  ],
};

/** A 50035 with two rejected fields. */
export const answer: ShownAnswer = {
  status: 400,
  statusText: 'Bad Request',
  class: 'validation/form-body',
  classTitle: 'Invalid form body',
  tone: 'bad',
  code: 50035,
  confidence: 'Certain',
  summary: 'Discord read the body and rejected two of its fields.',
  cause: 'embeds[0].title is empty, and content is longer than 2000 characters.',
  evidence: [
    'Status 400.',
    'Code 50035 “Invalid Form Body”.',
    'The field embeds[0].title was rejected with BASE_TYPE_REQUIRED.',
  ],
  check: null,
  fixes: [
    {
      id: 'open-field',
      title: 'Go to the rejected field',
      advice: 'It is underlined in the editor.',
      preferred: true,
      actionable: true,
    },
    {
      id: 'send-to-sandbox',
      title: 'Try it in the sandbox',
      advice: 'The sandbox checks the same limits and sends nothing out.',
      preferred: false,
      actionable: true,
    },
    {
      id: 'correct-field',
      title: 'Correct the value',
      advice: 'Discord’s sentence says what it wants.',
      preferred: false,
      actionable: false,
    },
  ],
  fields: [
    { path: 'embeds[0].title', code: 'BASE_TYPE_REQUIRED', message: 'This field is required', located: true },
    { path: 'content', code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.', located: true },
  ],
  permissions: [],
  retry: 'Sending it again unchanged will fail again.',
  headers: [
    { name: 'date', value: 'Fri, 20 Nov 2026 11:02:03 GMT' },
    { name: 'content-type', value: 'application/json' },
    { name: 'via', value: '1.1 google' },
    { name: 'cf-ray', value: '8f0c1d2e3f4a5b6c-FRA' },
    { name: 'x-ratelimit-bucket', value: 'd3c0ffee' },
    { name: 'x-ratelimit-remaining', value: '4' },
  ],
  bodySize: '214 bytes',
  bodyTruncated: false,
  bodyPreview:
    '{\n  "message": "Invalid Form Body",\n  "code": 50035,\n  "errors": {\n    "embeds": {\n      "0": { "title": { "_errors": [{ "code": "BASE_TYPE_REQUIRED", "message": "This field is required" }] } }\n    }\n  }\n}',
  timings: { dns: 4.2, connect: 11.8, tls: 22.4, firstByte: 97.6, body: 0.7, total: 136.7 },
};

/** A run that is over. */
export const failedRun: ShownRun = {
  id: 'r1',
  title: 'POST /channels/1098123456789012345/messages',
  state: 'done',
  stateText: '',
  sandbox: false,
  production: true,
  place: 'bot.ts:12',
  request,
  answer,
};

/** A 403 whose fix is only likely. */
export const blockedRun: ShownRun = {
  ...failedRun,
  id: 'r2',
  title: 'GET /guilds/1097000000000000001',
  sandbox: true,
  request: {
    ...request,
    method: 'GET',
    url: 'https://discord.com/api/v10/guilds/1097000000000000001',
    body: '',
    headers: [
      { name: 'authorization', value: 'Bot ••••9f3k', assumed: false },
      { name: 'user-agent', value: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', assumed: false },
    ],
  },
  answer: {
    ...answer,
    status: 403,
    statusText: 'Forbidden',
    class: 'edge/blocked-user-agent',
    classTitle: 'Blocked at the edge: browser User-Agent',
    tone: 'bad',
    code: 40333,
    confidence: 'Likely',
    summary: 'Cloudflare in front of Discord refused the request before Discord saw it. This is not an outage.',
    cause:
      'A bot token came with the User-Agent of a browser, which the edge blocks on guild, channel and webhook routes.',
    evidence: [
      'Status 403.',
      'Body “internal network error”.',
      'No Via header: Discord’s origin did not answer.',
      'User-Agent is a browser’s.',
    ],
    check: 'Replace the User-Agent and send again; if it stays, look at Discord Status.',
    fixes: [
      {
        id: 'use-discord-user-agent',
        title: 'Use Discord’s User-Agent format',
        advice: '',
        preferred: true,
        actionable: true,
      },
      { id: 'send-again', title: 'Send again', advice: '', preferred: false, actionable: true },
      {
        id: 'check-status-page',
        title: 'Look at Discord Status',
        advice: 'A fault of Discord has looked like this once (2024-05-07).',
        preferred: false,
        actionable: false,
      },
    ],
    fields: [],
    permissions: [],
    retry: 'Not before the User-Agent is changed.',
    headers: [
      { name: 'server', value: 'cloudflare' },
      { name: 'cf-ray', value: '8f0c1d2e3f4a5b6c-FRA' },
    ],
    bodySize: '52 bytes',
    bodyPreview: '{"message": "internal network error", "code": 40333}',
  },
};

/** A run under way. */
export const sendingRun: ShownRun = {
  ...failedRun,
  id: 'r3',
  state: 'sending',
  stateText: 'Sending…',
  elapsedMs: 300,
  answer: null,
};
