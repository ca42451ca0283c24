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
  file: 'credentials.sh',
  language: 'shellscript',
  marked: `#!/bin/sh
curl -H "Authorization: Bot $TOKEN" -A '«${browserAgent}»' ${api}/users/@me
curl -H "Authorization: «$TOKEN»" ${api}/users/@me
curl -H 'Authorization: «fake-token»' ${api}/users/@me
curl -H 'Authorization: «Bot ${botToken}»' ${api}/users/@me
curl -H 'Authorization: «fake-user-token»' -H 'X-Super-Properties: e30=' ${api}/users/@me
curl --json '{"content": "hi"}' ${api}/webhooks/123456789012345678/«${webhookToken}»
echo "token: «$TOKEN»"
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
    walked('auth/logged-secret', 'warning', null, ['$TOKEN']),
  ],
  after: `#!/bin/sh
curl -H "Authorization: Bot $TOKEN" -A '${agent}' ${api}/users/@me
curl -H "Authorization: Bot $TOKEN" ${api}/users/@me
curl -H 'Authorization: Bot fake-token' ${api}/users/@me
curl -H "Authorization: Bot $DISCORD_TOKEN" ${api}/users/@me
curl -H 'Authorization: fake-user-token' -H 'X-Super-Properties: e30=' ${api}/users/@me
curl --json '{"content": "hi"}' "$DISCORD_WEBHOOK_URL"
echo "token: $TOKEN"
`,
};

const addresses: WalkedDocument = {
  file: 'addresses.sh',
  language: 'shellscript',
  marked: `#!/bin/sh
curl https://discord.com«/api»/users/@me
curl "https://discord.com/api/«v8»/users/@me"
curl 'https://discord.com/api/«v5»/gateway'
curl https://«discordapp.com»/api/v9/users/@me
curl '${api}/channels/«$CHANNEL_ID»/messages'
curl -X PUT '${channel}/messages/1214497633075331072/reactions/«${keycap}»/@me'
curl -X DELETE ${channel} -H 'X-Audit-Log-Reason: «片付け»'
«curl» -H 'User-Agent:' ${api}/gateway
`,
  findings: [
    walked('url/unversioned', 'information', 'Insert /v10', ['/api/v10']),
    walked('url/old-version', 'warning', 'Insert /v10', ['8', 'v10']),
    walked('url/old-version', 'error', 'Insert /v10', ['5', '400']),
    walked('url/legacy-host', 'warning', 'Use discord.com', ['discordapp.com']),
    walked('url/placeholder', 'error', null, ['$CHANNEL_ID', 'channel_id']),
    walked('url/unencoded-emoji', 'error', 'Encode emoji', [keycap, '10014']),
    walked('header/audit-log-reason', 'warning', 'Percent-encode the reason', ['ASCII']),
    walked('user-agent/missing', 'hint', "Use Discord's User-Agent format", ['curl', '1010']),
  ],
  after: `#!/bin/sh
curl ${api}/users/@me
curl "${api}/users/@me"
curl '${api}/gateway'
curl https://discord.com/api/v9/users/@me
curl '${api}/channels/$CHANNEL_ID/messages'
curl -X PUT '${channel}/messages/1214497633075331072/reactions/${encodedKeycap}/@me'
curl -X DELETE ${channel} -H 'X-Audit-Log-Reason: %E7%89%87%E4%BB%98%E3%81%91'
curl -H 'User-Agent: ${agent}' ${api}/gateway
`,
};

const bodies: WalkedDocument = {
  file: 'bodies.sh',
  language: 'shellscript',
  marked: `#!/bin/sh
url=${channel}/messages
curl "$url" -d '«{"content": "hi"}»'
curl "$url" -H 'Content-Type: «text/plain»' -d '{"content": "hi"}'
curl "$url" --json '{"content": "hi", "nonce": «"${long}"»}'
curl "$url" --json '{"sticker_ids": «["1", "2", "3", "4"]»}'
curl "$url" --json '{"content": «""»}'
curl "$url" --json '{"content": "hi", "embeds": «{"title": "One"}»}'
curl "$url" --json '{"content": "hi", «"embed"»: {"title": "One"}}'
`,
  findings: [
    walked('body/content-type', 'error', 'Add Content-Type', ['application/json', 'x-www-form-urlencoded']),
    walked('body/content-type', 'error', 'Add Content-Type', ['application/json', 'text/plain']),
    walked('body/limit', 'error', 'Clip to limit', ['nonce', '26', '25']),
    walked('body/limit', 'error', 'Clip to limit', ['sticker_ids', '4', '3']),
    walked('body/empty-message', 'error', null, ['400', '50006']),
    walked('body/type', 'error', null, ['embeds']),
    walked('body/unknown-key', 'warning', 'Rename to embeds', ['embed', 'embeds']),
  ],
  after: `#!/bin/sh
url=${channel}/messages
curl -H 'Content-Type: application/json' "$url" -d '{"content": "hi"}'
curl "$url" -H 'Content-Type: application/json' -d '{"content": "hi"}'
curl "$url" --json '{"content": "hi", "nonce": "${'n'.repeat(25)}"}'
curl "$url" --json '{"sticker_ids": ["1", "2", "3"]}'
curl "$url" --json '{"content": ""}'
curl "$url" --json '{"content": "hi", "embeds": {"title": "One"}}'
curl "$url" --json '{"content": "hi", "embeds": [{"title": "One"}]}'
`,
};

const asked: WalkedDocument = {
  file: 'asked.sh',
  language: 'shellscript',
  asked: true,
  marked: `#!/bin/sh
«curl» --max-time 5 ${api}/gateway
«curl» -A '${agent}' ${api}/gateway
`,
  findings: [
    walked('user-agent/missing', 'hint', "Use Discord's User-Agent format", ['curl', 'DiscordBot (url, version)']),
    walked('request/no-timeout', 'hint', 'Add timeout', ['curl']),
  ],
  after: `#!/bin/sh
curl -A '${agent}' --max-time 5 ${api}/gateway
curl --max-time 10 -A '${agent}' ${api}/gateway
`,
};

/** Commands of curl in shell scripts. */
export const shell: readonly WalkedDocument[] = [credentials, addresses, bodies, asked];
