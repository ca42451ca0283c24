import {
  agent,
  botToken,
  browserAgent,
  encodedKeycap,
  keycap,
  type WalkedDocument,
  walked,
  webhookToken,
} from './walked.ts';

const api = 'https://discord.com/api/v10';
const channel = `${api}/channels/1213458536202371072`;
const long = 'n'.repeat(26);

const credentials: WalkedDocument = {
  file: 'credentials.http',
  language: 'http',
  marked: `GET ${api}/users/@me
Authorization: Bot {{token}}
User-Agent: «${browserAgent}»

###
GET ${api}/users/@me
Authorization: «{{token}}»

###
GET ${api}/users/@me
Authorization: «fake-token»

###
GET ${api}/users/@me
Authorization: «Bot ${botToken}»

###
GET ${api}/users/@me
Authorization: «fake-user-token»
X-Super-Properties: e30=

###
POST ${api}/webhooks/123456789012345678/«${webhookToken}»
Content-Type: application/json

{ "content": "hi" }
`,
  findings: [
    walked('user-agent/browser', 'warning', "Use Discord's User-Agent format", ['40333']),
    walked('auth/missing-prefix', 'hint', 'Add "Bot " prefix', ['401']),
    walked('auth/missing-prefix', 'error', 'Add "Bot " prefix', ['401']),
    walked('auth/hard-coded-token', 'warning', 'Move token to an environment variable', ['••••xxxx']),
    walked('auth/user-token', 'warning', null, ['X-Super-Properties']),
    walked('auth/hard-coded-webhook', 'warning', 'Move webhook URL to an environment variable', [
      `••••${webhookToken.slice(-4)}`,
    ]),
  ],
  after: `GET ${api}/users/@me
Authorization: Bot {{token}}
User-Agent: ${agent}

###
GET ${api}/users/@me
Authorization: Bot {{token}}

###
GET ${api}/users/@me
Authorization: Bot fake-token

###
GET ${api}/users/@me
Authorization: Bot {{$dotenv DISCORD_TOKEN}}

###
GET ${api}/users/@me
Authorization: fake-user-token
X-Super-Properties: e30=

###
POST {{$dotenv DISCORD_WEBHOOK_URL}}
Content-Type: application/json

{ "content": "hi" }
`,
};

const addresses: WalkedDocument = {
  file: 'addresses.http',
  language: 'http',
  marked: `GET https://discord.com«/api»/users/@me

###
GET https://discord.com/api/«v8»/users/@me

###
GET https://discord.com/api/«v5»/gateway

###
GET https://«ptb.discordapp.com»/api/v9/users/@me

###
GET ${api}/channels/«{id}»/messages

###
PUT ${channel}/messages/1214497633075331072/reactions/«${keycap}»/@me

###
DELETE ${channel}
X-Audit-Log-Reason: «片付け»
`,
  findings: [
    walked('url/unversioned', 'information', 'Insert /v10', ['/api/v10']),
    walked('url/old-version', 'warning', 'Insert /v10', ['8', 'v10']),
    walked('url/old-version', 'error', 'Insert /v10', ['5', '400']),
    walked('url/legacy-host', 'warning', 'Use discord.com', ['ptb.discordapp.com']),
    walked('url/placeholder', 'error', null, ['{id}', 'channel_id']),
    walked('url/unencoded-emoji', 'error', 'Encode emoji', [keycap, '10014']),
    walked('header/audit-log-reason', 'warning', 'Percent-encode the reason', ['ASCII']),
  ],
  after: `GET ${api}/users/@me

###
GET ${api}/users/@me

###
GET ${api}/gateway

###
GET https://ptb.discord.com/api/v9/users/@me

###
GET ${api}/channels/{id}/messages

###
PUT ${channel}/messages/1214497633075331072/reactions/${encodedKeycap}/@me

###
DELETE ${channel}
X-Audit-Log-Reason: %E7%89%87%E4%BB%98%E3%81%91
`,
};

const post = `POST ${channel}/messages\nContent-Type: application/json\n`;

const bodies: WalkedDocument = {
  file: 'bodies.http',
  language: 'http',
  marked: `POST ${channel}/messages
Content-Type: «text/plain»

{ "content": "hi" }

###
${post}
{ "content": "hi", "nonce": «"${long}"» }

###
${post}
{ "sticker_ids": «["1", "2", "3", "4"]» }

###
${post}
{ "content": «""» }

###
${post}
{ "content": "hi", "embeds": «{ "title": "One" }» }

###
${post}
{ "content": "hi", «"embed"»: { "title": "One" } }
`,
  findings: [
    walked('body/content-type', 'error', 'Add Content-Type', ['text/plain', 'application/json']),
    walked('body/limit', 'error', 'Clip to limit', ['nonce', '26', '25']),
    walked('body/limit', 'error', 'Clip to limit', ['sticker_ids', '4', '3']),
    walked('body/empty-message', 'error', null, ['400', '50006']),
    walked('body/type', 'error', null, ['embeds']),
    walked('body/unknown-key', 'warning', 'Rename to embeds', ['embed', 'embeds']),
  ],
  after: `${post}
{ "content": "hi" }

###
${post}
{ "content": "hi", "nonce": "${'n'.repeat(25)}" }

###
${post}
{ "sticker_ids": ["1", "2", "3"] }

###
${post}
{ "content": "" }

###
${post}
{ "content": "hi", "embeds": { "title": "One" } }

###
${post}
{ "content": "hi", "embeds": [{ "title": "One" }] }
`,
};

/** Requests in .http files. */
export const httpFile: readonly WalkedDocument[] = [credentials, addresses, bodies];
