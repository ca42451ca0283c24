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
  file: 'credentials.js',
  language: 'javascript',
  marked: `const token = process.env.DISCORD_TOKEN;
const me = '${api}/users/@me';

export const browser = () =>
  fetch(me, { headers: { Authorization: \`Bot \${token}\`, 'User-Agent': '«${browserAgent}»' } });

export const bare = () => fetch(me, { headers: { Authorization: «token» } });

export const literal = () => fetch(me, { headers: { Authorization: '«fake-token»' } });

export const leaked = () => fetch(me, { headers: { Authorization: '«Bot ${botToken}»' } });

export const user = () =>
  fetch(me, { headers: { Authorization: '«fake-user-token»', 'X-Super-Properties': 'e30=' } });

export const hook = () =>
  fetch('${api}/webhooks/123456789012345678/«${webhookToken}»', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ content: 'hi' }),
  });

console.log('ready', «token»);
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
    walked('auth/logged-secret', 'warning', null, ['token']),
  ],
  after: `const token = process.env.DISCORD_TOKEN;
const me = '${api}/users/@me';

export const browser = () =>
  fetch(me, { headers: { Authorization: \`Bot \${token}\`, 'User-Agent': '${agent}' } });

export const bare = () => fetch(me, { headers: { Authorization: \`Bot \${token}\` } });

export const literal = () => fetch(me, { headers: { Authorization: 'Bot fake-token' } });

export const leaked = () => fetch(me, { headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\` } });

export const user = () =>
  fetch(me, { headers: { Authorization: 'fake-user-token', 'X-Super-Properties': 'e30=' } });

export const hook = () =>
  fetch(process.env.DISCORD_WEBHOOK_URL, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ content: 'hi' }),
  });

console.log('ready', token);
`,
};

const addresses: WalkedDocument = {
  file: 'addresses.js',
  language: 'javascript',
  marked: `import { REST, Routes } from 'discord.js';

const headers = { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\` };
const rest = new REST({ version: «'7'» }).setToken(process.env.DISCORD_TOKEN);

await rest.get(Routes.user());
await fetch('https://discord.com«/api»/users/@me', { headers });
await fetch('https://discord.com/api/«v8»/users/@me', { headers });
await fetch('https://discord.com/api/«v5»/gateway');
await fetch('https://«discordapp.com»/api/v9/users/@me', { headers });
await fetch('${api}/channels/«undefined»/messages', { headers });
await fetch('${channel}/messages/1214497633075331072/reactions/«${keycap}»/@me', { method: 'PUT', headers });
await fetch('${channel}', {
  method: 'DELETE',
  headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\`, 'X-Audit-Log-Reason': '«片付け»' },
});
`,
  findings: [
    walked('url/old-version', 'warning', 'Insert /v10', ['7', 'v10']),
    walked('url/unversioned', 'information', 'Insert /v10', ['/api/v10']),
    walked('url/old-version', 'warning', 'Insert /v10', ['8', 'v10']),
    walked('url/old-version', 'error', 'Insert /v10', ['5', '400']),
    walked('url/legacy-host', 'warning', 'Use discord.com', ['discordapp.com']),
    walked('url/placeholder', 'error', null, ['undefined', 'channel_id']),
    walked('url/unencoded-emoji', 'error', 'Encode emoji', [keycap, '10014']),
    walked('header/audit-log-reason', 'error', 'Percent-encode the reason', ['ASCII']),
  ],
  after: `import { REST, Routes } from 'discord.js';

const headers = { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\` };
const rest = new REST({ version: '10' }).setToken(process.env.DISCORD_TOKEN);

await rest.get(Routes.user());
await fetch('https://discord.com/api/v10/users/@me', { headers });
await fetch('https://discord.com/api/v10/users/@me', { headers });
await fetch('https://discord.com/api/v10/gateway');
await fetch('https://discord.com/api/v9/users/@me', { headers });
await fetch('${api}/channels/undefined/messages', { headers });
await fetch('${channel}/messages/1214497633075331072/reactions/${encodedKeycap}/@me', { method: 'PUT', headers });
await fetch('${channel}', {
  method: 'DELETE',
  headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\`, 'X-Audit-Log-Reason': '%E7%89%87%E4%BB%98%E3%81%91' },
});
`,
};

const post = "method: 'POST', headers";

const bodies: WalkedDocument = {
  file: 'bodies.js',
  language: 'javascript',
  marked: `const url = '${channel}/messages';
const headers = { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\`, 'Content-Type': 'application/json' };

await fetch(url, { method: 'POST', body: JSON.stringify(«{ content: 'hi' }») });
await fetch(url, { ${post}, body: JSON.stringify({ content: 'hi', nonce: «'${long}'» }) });
await fetch(url, { ${post}, body: JSON.stringify({ sticker_ids: «['1', '2', '3', '4']» }) });
await fetch(url, { ${post}, body: JSON.stringify({ content: «''» }) });
await fetch(url, { ${post}, body: JSON.stringify({ content: 'hi', message_reference: { message_id: «1214497633075331072» } }) });
await fetch(url, { ${post}, body: JSON.stringify({ content: 'hi', embeds: «{ title: 'One' }» }) });
await fetch(url, { ${post}, body: «{ content: 'hi' }» });
await fetch(url, { ${post}, body: JSON.stringify({ content: 'hi', «embed»: { title: 'One' } }) });
await fetch(url, { ${post}, body: JSON.stringify({ content: 'hi', nonce: «42n» }) });
`,
  findings: [
    walked('body/content-type', 'error', 'Add Content-Type', ['application/json']),
    walked('body/limit', 'error', 'Clip to limit', ['nonce', '26', '25']),
    walked('body/limit', 'error', 'Clip to limit', ['sticker_ids', '4', '3']),
    walked('body/empty-message', 'error', null, ['400', '50006']),
    walked('body/type', 'warning', 'Send the id as a string', ['message_reference.message_id']),
    walked('body/type', 'error', null, ['embeds']),
    walked('body/type', 'error', 'Send it as JSON (JSON.stringify)', ['[object Object]', 'JSON.stringify']),
    walked('body/unknown-key', 'warning', 'Rename to embeds', ['embed', 'embeds']),
    walked('body/bigint', 'warning', 'Send the id as a string', ['42n', 'TypeError']),
  ],
  after: `const url = '${channel}/messages';
const headers = { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\`, 'Content-Type': 'application/json' };

await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ content: 'hi' }) });
await fetch(url, { ${post}, body: JSON.stringify({ content: 'hi', nonce: '${'n'.repeat(25)}' }) });
await fetch(url, { ${post}, body: JSON.stringify({ sticker_ids: ['1', '2', '3'] }) });
await fetch(url, { ${post}, body: JSON.stringify({ content: '' }) });
await fetch(url, { ${post}, body: JSON.stringify({ content: 'hi', message_reference: { message_id: '1214497633075331072' } }) });
await fetch(url, { ${post}, body: JSON.stringify({ content: 'hi', embeds: { title: 'One' } }) });
await fetch(url, { ${post}, body: JSON.stringify({ content: 'hi' }) });
await fetch(url, { ${post}, body: JSON.stringify({ content: 'hi', embeds: [{ title: 'One' }] }) });
await fetch(url, { ${post}, body: JSON.stringify({ content: 'hi', nonce: '42' }) });
`,
};

const retries: WalkedDocument = {
  file: 'retries.js',
  language: 'javascript',
  addsHelper: true,
  marked: `const gateway = '${api}/gateway';
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function atOnce() {
  for (;;) {
    const response = await fetch(gateway);
    if («response.status === 429») continue;
    return response.json();
  }
}

export async function always() {
  for (;;) {
    const response = await fetch(gateway);
    if (response.status === 429) {
      await pause(«5000»);
      continue;
    }
    return response.json();
  }
}

export async function wrongUnit() {
  for (;;) {
    const response = await fetch(gateway);
    if (response.status === 429) {
      const { retry_after } = await response.json();
      await pause(«retry_after»);
      continue;
    }
    return response.json();
  }
}

export async function blindly() {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const response = await fetch(gateway);
      if (!response.ok) throw new Error(\`failed: \${response.status}\`);
      return await response.json();
    } «catch (error)» {
      if (attempt === 4) throw error;
      await pause(1000);
    }
  }
}

export async function twice(channel, headers) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const response = await fetch(\`${api}/channels/\${channel}/messages\`, {
      method: '«POST»',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ content: 'hi' }),
    });
    if (response.status >= 500) continue;
    return response;
  }
}
`,
  findings: [
    walked('rate/ignores-retry-after', 'warning', 'Add retry_after handling, instead of the loop', [
      '429',
      'retry_after',
    ]),
    walked('rate/fixed-sleep', 'warning', 'Add retry_after handling, instead of the loop', ['5000', 'retry_after']),
    walked('rate/milliseconds', 'warning', 'Convert retry_after to the unit of the pause', ['retry_after']),
    walked('retry/blind', 'warning', 'Add retry_after handling, instead of the loop', ['400', '401', '403', '404']),
    walked('retry/not-idempotent', 'warning', 'Add nonce and enforce_nonce', ['nonce', 'enforce_nonce']),
  ],
  after: `const gateway = '${api}/gateway';
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function atOnce() {
  const response = await withRetryAfter(() => fetch(gateway), { idempotent: true });
  return response.json();
}

export async function always() {
  const response = await withRetryAfter(() => fetch(gateway), { idempotent: true });
  return response.json();
}

export async function wrongUnit() {
  for (;;) {
    const response = await fetch(gateway);
    if (response.status === 429) {
      const { retry_after } = await response.json();
      await pause(retry_after * 1000);
      continue;
    }
    return response.json();
  }
}

export async function blindly() {
  const response = await withRetryAfter(() => fetch(gateway), { idempotent: true });
  if (!response.ok) throw new Error(\`failed: \${response.status}\`);
  return await response.json();
}

export async function twice(channel, headers) {
  const nonce = \`\${Date.now()}-\${Math.random().toString(36).slice(2, 10)}\`;
  for (let attempt = 0; attempt < 3; attempt++) {
    const response = await fetch(\`${api}/channels/\${channel}/messages\`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ nonce, enforce_nonce: true, content: 'hi' }),
    });
    if (response.status >= 500) continue;
    return response;
  }
}
`,
};

const calls: WalkedDocument = {
  file: 'calls.js',
  language: 'javascript',
  marked: `const { ActionRowBuilder, ButtonBuilder, ButtonStyle, SlashCommandBuilder } = require('discord.js');

const command = new SlashCommandBuilder().setName(«'Weather Now'»).setDescription('The weather of today');

async function execute(interaction) {
  const button = new ButtonBuilder()
    .setCustomId('again')
    .setStyle(ButtonStyle.Primary)
    .setLabel(«'${'L'.repeat(81)}'»);
  const row = new ActionRowBuilder().addComponents(button);
  await interaction.reply({ content: 'Here it is', components: [row] });
  await interaction.channel.send({ content: «''» });
  await interaction.channel.send({ content: 'Old', «embed»: { title: 'One' } });
  await interaction.channel.send({ content: 'Old', embeds: «{ title: 'One' }» });
  await interaction.channel.send({ content: 'Hi', nonce: «'${long}'» });
}

async function slowly(interaction) {
  const answer = await «fetch('https://api.example.com/weather')»;
  await interaction.reply({ content: await answer.text() });
}

module.exports = { command, execute, slowly };
`,
  findings: [
    walked('body/limit', 'error', null, ['name', '32']),
    walked('body/limit', 'error', 'Clip to limit', ['label', '81', '80']),
    walked('body/empty-message', 'error', null, ['400', '50006']),
    walked('body/unknown-key', 'warning', 'Rename to embeds', ['embed', 'embeds']),
    walked('body/type', 'error', null, ['embeds']),
    walked('body/limit', 'error', 'Clip to limit', ['nonce', '26', '25']),
    walked('interaction/late-acknowledge', 'hint', 'Defer first', ['fetch', 'interaction.reply', '10062']),
  ],
  after: `const { ActionRowBuilder, ButtonBuilder, ButtonStyle, SlashCommandBuilder } = require('discord.js');

const command = new SlashCommandBuilder().setName('Weather Now').setDescription('The weather of today');

async function execute(interaction) {
  const button = new ButtonBuilder()
    .setCustomId('again')
    .setStyle(ButtonStyle.Primary)
    .setLabel('${'L'.repeat(80)}');
  const row = new ActionRowBuilder().addComponents(button);
  await interaction.reply({ content: 'Here it is', components: [row] });
  await interaction.channel.send({ content: '' });
  await interaction.channel.send({ content: 'Old', embeds: [{ title: 'One' }] });
  await interaction.channel.send({ content: 'Old', embeds: { title: 'One' } });
  await interaction.channel.send({ content: 'Hi', nonce: '${'n'.repeat(25)}' });
}

async function slowly(interaction) {
  await interaction.deferReply();
  const answer = await fetch('https://api.example.com/weather');
  await interaction.editReply({ content: await answer.text() });
}

module.exports = { command, execute, slowly };
`,
};

const asked: WalkedDocument = {
  file: 'asked.js',
  language: 'javascript',
  asked: true,
  marked: `const headers = { 'User-Agent': '${agent}' };

await «fetch»('${api}/gateway', { signal: AbortSignal.timeout(5_000) });
await «fetch»('${api}/gateway', { headers });
`,
  findings: [
    walked('user-agent/missing', 'hint', "Use Discord's User-Agent format", ['DiscordBot (url, version)']),
    walked('request/no-timeout', 'hint', 'Add timeout', []),
  ],
  after: `const headers = { 'User-Agent': '${agent}' };

await fetch('${api}/gateway', { headers: { 'User-Agent': '${agent}' }, signal: AbortSignal.timeout(5_000) });
await fetch('${api}/gateway', { signal: AbortSignal.timeout(10_000), headers });
`,
};

const worker: WalkedDocument = {
  file: 'worker.js',
  language: 'javascript',
  asked: true,
  marked: `const headers = { 'User-Agent': '${agent}' };

export default {
  async fetch() {
    return «fetch»('${api}/gateway', { headers, signal: AbortSignal.timeout(5_000) });
  },
};
`,
  findings: [walked('host/cloudflare-worker', 'hint', null, ['429', '1015'])],
  after: null,
};

const appsScript: WalkedDocument = {
  file: 'Code.js',
  language: 'javascript',
  asked: true,
  marked: `function gateway() {
  return «UrlFetchApp.fetch»('${api}/gateway', { muteHttpExceptions: true }).getContentText();
}
`,
  findings: [walked('host/apps-script', 'hint', null, ['Mozilla/5.0', '403', '429'])],
  after: null,
};

/** JavaScript, with fetch and discord.js: single quotes, semicolons. */
export const javascript: readonly WalkedDocument[] = [
  credentials,
  addresses,
  bodies,
  retries,
  calls,
  asked,
  worker,
  appsScript,
];
