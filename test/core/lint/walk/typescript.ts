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
  file: 'credentials.ts',
  language: 'typescript',
  marked: `import axios from "axios"

const token: string = process.env.DISCORD_TOKEN ?? ""
const me = "${api}/users/@me"

await axios.get(me, { headers: { Authorization: \`Bot \${token}\`, "User-Agent": "«${browserAgent}»" } })
await axios.get(me, { headers: { Authorization: «token» } })
await axios.get(me, { headers: { Authorization: "«fake-token»" } })
await axios.get(me, { headers: { Authorization: "«Bot ${botToken}»" } })
await axios.get(me, { headers: { Authorization: "«fake-user-token»", "X-Discord-Locale": "en-US" } })
await axios.post("${api}/webhooks/123456789012345678/«${webhookToken}»", { content: "hi" })
console.log(\`ready: \${«token»}\`)
`,
  findings: [
    walked('user-agent/browser', 'warning', "Use Discord's User-Agent format", ['40333']),
    walked('auth/missing-prefix', 'hint', 'Add "Bot " prefix', ['401']),
    walked('auth/missing-prefix', 'error', 'Add "Bot " prefix', ['401']),
    walked('auth/hard-coded-token', 'warning', 'Move token to an environment variable', ['••••xxxx']),
    walked('auth/user-token', 'warning', null, ['X-Discord-Locale']),
    walked('auth/hard-coded-webhook', 'warning', 'Move webhook URL to an environment variable', [
      `••••${webhookToken.slice(-4)}`,
    ]),
    walked('auth/logged-secret', 'warning', null, ['token']),
  ],
  after: `import axios from "axios"

const token: string = process.env.DISCORD_TOKEN ?? ""
const me = "${api}/users/@me"

await axios.get(me, { headers: { Authorization: \`Bot \${token}\`, "User-Agent": "${agent}" } })
await axios.get(me, { headers: { Authorization: \`Bot \${token}\` } })
await axios.get(me, { headers: { Authorization: "Bot fake-token" } })
await axios.get(me, { headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\` } })
await axios.get(me, { headers: { Authorization: "fake-user-token", "X-Discord-Locale": "en-US" } })
await axios.post(process.env.DISCORD_WEBHOOK_URL ?? "", { content: "hi" })
console.log(\`ready: \${token}\`)
`,
};

const addresses: WalkedDocument = {
  file: 'addresses.ts',
  language: 'typescript',
  marked: `import axios from "axios"
import { request } from "undici"

const headers = { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\`, "User-Agent": "${agent}" }
const old = "https://discord.com/api/«v6»"

await «request»("${api}/gateway")
await request("https://discord.com«/api»/users/@me", { headers })
await request(\`\${old}/users/@me\`, { headers })
await request("https://discord.com/api/«v4»/gateway", { headers })
await request("https://«canary.discordapp.com»/api/v9/users/@me", { headers })
await request("${api}/guilds/«:guildId»/roles", { headers })
await request(\`${channel}/messages/1214497633075331072/reactions/«${keycap}»/@me\`, { method: "PUT", headers })
await axios.delete("${channel}", { headers: { "X-Audit-Log-Reason": "«Größe geändert»" } })
`,
  findings: [
    walked('url/old-version', 'warning', 'Insert /v10', ['6', 'v10']),
    walked('user-agent/missing', 'hint', "Use Discord's User-Agent format", ['undici', '1010']),
    walked('url/unversioned', 'information', 'Insert /v10', ['/api/v10']),
    walked('url/old-version', 'error', 'Insert /v10', ['4', '400']),
    walked('url/legacy-host', 'warning', 'Use discord.com', ['canary.discordapp.com']),
    walked('url/placeholder', 'error', null, [':guildId', 'guild_id']),
    walked('url/unencoded-emoji', 'error', 'Encode emoji', [keycap, '10014']),
    walked('header/audit-log-reason', 'warning', 'Percent-encode the reason', ['ASCII']),
  ],
  after: `import axios from "axios"
import { request } from "undici"

const headers = { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\`, "User-Agent": "${agent}" }
const old = "${api}"

await request("${api}/gateway", { headers: { "User-Agent": "${agent}" } })
await request("${api}/users/@me", { headers })
await request(\`\${old}/users/@me\`, { headers })
await request("${api}/gateway", { headers })
await request("https://canary.discord.com/api/v9/users/@me", { headers })
await request("${api}/guilds/:guildId/roles", { headers })
await request(\`${channel}/messages/1214497633075331072/reactions/${encodedKeycap}/@me\`, { method: "PUT", headers })
await axios.delete("${channel}", { headers: { "X-Audit-Log-Reason": "Gr%C3%B6%C3%9Fe%20ge%C3%A4ndert" } })
`,
};

const bodies: WalkedDocument = {
  file: 'bodies.ts',
  language: 'typescript',
  marked: `import axios from "axios"
import got from "got"

const url = "${channel}/messages"

await fetch(url, { method: "POST", body: JSON.stringify(«{ content: "hi" }») })
await got.post(url, { headers: { "Content-Type": "«text/plain»" }, body: JSON.stringify({ content: "hi" }) })
await axios.post(url, { content: "hi", nonce: «"${long}"» })
await axios.post(url, { sticker_ids: «["1", "2", "3", "4"]» })
await axios.post(url, «{ embeds: [] }»)
await axios.post(url, { content: "hi", message_reference: { message_id: «1214497633075331072» } })
await axios.post(url, { content: "hi", embeds: «{ title: "One" }» })
await axios.post(url, {
  content: "hi",
  «embed»: { title: "One" },
})
await axios.post(url, { content: "hi", «allowedMentions»: { parse: [] } })
await axios.post(url, { content: "hi", message_reference: { message_id: «1214497633075331072n» } })
`,
  findings: [
    walked('body/content-type', 'error', 'Add Content-Type', ['application/json']),
    walked('body/content-type', 'error', 'Add Content-Type', ['text/plain', 'application/json']),
    walked('body/limit', 'error', 'Clip to limit', ['nonce', '26', '25']),
    walked('body/limit', 'error', 'Clip to limit', ['sticker_ids', '4', '3']),
    walked('body/empty-message', 'error', null, ['400', '50006']),
    walked('body/type', 'warning', 'Send the id as a string', ['message_reference.message_id']),
    walked('body/type', 'error', null, ['embeds']),
    walked('body/unknown-key', 'warning', 'Rename to embeds', ['embed', 'embeds']),
    walked('body/unknown-key', 'warning', 'Spell the key as Discord does', ['allowedMentions', 'allowed_mentions']),
    walked('body/bigint', 'warning', 'Send the id as a string', ['1214497633075331072n', 'TypeError']),
  ],
  after: `import axios from "axios"
import got from "got"

const url = "${channel}/messages"

await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ content: "hi" }) })
await got.post(url, { headers: { "Content-Type": "application/json" }, body: JSON.stringify({ content: "hi" }) })
await axios.post(url, { content: "hi", nonce: "${'n'.repeat(25)}" })
await axios.post(url, { sticker_ids: ["1", "2", "3"] })
await axios.post(url, { embeds: [] })
await axios.post(url, { content: "hi", message_reference: { message_id: "1214497633075331072" } })
await axios.post(url, { content: "hi", embeds: { title: "One" } })
await axios.post(url, {
  content: "hi",
  embeds: [{ title: "One" }],
})
await axios.post(url, { content: "hi", allowed_mentions: { parse: [] } })
await axios.post(url, { content: "hi", message_reference: { message_id: "1214497633075331072" } })
`,
};

const retries: WalkedDocument = {
  file: 'retries.ts',
  language: 'typescript',
  addsHelper: true,
  marked: `import axios, { AxiosError } from "axios"

const gateway = "${api}/gateway"
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export async function atOnce(): Promise<unknown> {
  const response = await fetch(gateway)
  if («response.status === 429») return atOnce()
  return response.json()
}

export async function always(): Promise<unknown> {
  const response = await fetch(gateway)
  if (response.status === 429) {
    await pause(«5 * 1000»)
    return always()
  }
  return response.json()
}

export async function wrongUnit(): Promise<unknown> {
  const response = await fetch(gateway)
  if (response.status === 429) {
    await pause(«Number(response.headers.get("retry-after"))»)
    return wrongUnit()
  }
  return response.json()
}

export async function blindly(): Promise<unknown> {
  while (true) {
    try {
      const { data } = await axios.get(gateway)
      return data
    } «catch» {
      await pause(1000)
    }
  }
}

export async function twice(headers: Record<string, string>): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await axios.«post»("${channel}/messages", { content: "hi" }, { headers })
      return
    } catch (error) {
      if (error instanceof AxiosError && (error.response?.status ?? 500) >= 500) continue
      throw error
    }
  }
}
`,
  findings: [
    walked('rate/ignores-retry-after', 'warning', 'Add retry_after handling', ['429', 'retry_after']),
    walked('rate/fixed-sleep', 'warning', 'Add retry_after handling', ['5 * 1000', 'retry_after']),
    walked('rate/milliseconds', 'warning', 'Convert retry_after to the unit of the pause', ['retry_after']),
    walked('retry/blind', 'warning', 'Add retry_after handling, instead of the loop', ['400', '401', '403', '404']),
    walked('retry/not-idempotent', 'warning', 'Add nonce and enforce_nonce', ['nonce', 'enforce_nonce']),
  ],
  after: `const gateway = "${api}/gateway"
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export async function atOnce(): Promise<unknown> {
  const response = await withRetryAfter(() => fetch(gateway), { idempotent: true })
  return response.json()
}

export async function always(): Promise<unknown> {
  const response = await withRetryAfter(() => fetch(gateway), { idempotent: true })
  return response.json()
}

export async function wrongUnit(): Promise<unknown> {
  const response = await fetch(gateway)
  if (response.status === 429) {
    await pause(Number(response.headers.get("retry-after")) * 1000)
    return wrongUnit()
  }
  return response.json()
}

export async function blindly(): Promise<unknown> {
  const { data } = await axiosWithRetryAfter(() => axios.get(gateway), { idempotent: true })
  return data
}

export async function twice(headers: Record<string, string>): Promise<void> {
  const nonce = \`\${Date.now()}-\${Math.random().toString(36).slice(2, 10)}\`
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await axios.post("${channel}/messages", { nonce, enforce_nonce: true, content: "hi" }, { headers })
      return
    } catch (error) {
      if (error instanceof AxiosError && (error.response?.status ?? 500) >= 500) continue
      throw error
    }
  }
}
`,
};

const calls: WalkedDocument = {
  file: 'calls.ts',
  language: 'typescript',
  marked: `import { type ChatInputCommandInteraction, MessageFlags, StringSelectMenuBuilder, type TextChannel } from "discord.js"

export async function weather(interaction: ChatInputCommandInteraction, channel: TextChannel): Promise<void> {
  const cities = new StringSelectMenuBuilder().setCustomId("city").setMaxValues(«26»).addOptions({ label: "Oslo", value: "1" })
  await interaction.reply({ content: "Where?", components: [{ type: 1, components: [cities] }] })
  await channel.send({ content: "Hi", nonce: «"${long}"» })
  await channel.send(«""»)
  await channel.send({ content: "Hi", embeds: «{ title: "One" }» })
}

export async function slowly(interaction: ChatInputCommandInteraction): Promise<void> {
  const answer = await «fetch("https://api.example.com/weather")»
  await interaction.reply({ content: await answer.text(), flags: MessageFlags.Ephemeral })
}
`,
  findings: [
    walked('body/limit', 'error', null, ['components[0].components[0].maxValues', '26', '25']),
    walked('body/limit', 'error', 'Clip to limit', ['nonce', '26', '25']),
    walked('body/empty-message', 'error', null, ['400', '50006']),
    walked('body/type', 'error', null, ['embeds']),
    walked('interaction/late-acknowledge', 'hint', 'Defer first', ['fetch', 'interaction.reply', '10062']),
  ],
  after: `import { type ChatInputCommandInteraction, MessageFlags, StringSelectMenuBuilder, type TextChannel } from "discord.js"

export async function weather(interaction: ChatInputCommandInteraction, channel: TextChannel): Promise<void> {
  const cities = new StringSelectMenuBuilder().setCustomId("city").setMaxValues(26).addOptions({ label: "Oslo", value: "1" })
  await interaction.reply({ content: "Where?", components: [{ type: 1, components: [cities] }] })
  await channel.send({ content: "Hi", nonce: "${'n'.repeat(25)}" })
  await channel.send("")
  await channel.send({ content: "Hi", embeds: { title: "One" } })
}

export async function slowly(interaction: ChatInputCommandInteraction): Promise<void> {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  const answer = await fetch("https://api.example.com/weather")
  await interaction.editReply({ content: await answer.text() })
}
`,
};

const asked: WalkedDocument = {
  file: 'asked.ts',
  language: 'typescript',
  asked: true,
  marked: `import axios from "axios"
import got from "got"

await «axios.get»("${api}/gateway", { timeout: 5_000 })
await «got»("${api}/gateway", { headers: { "User-Agent": "${agent}" } })
`,
  findings: [
    walked('user-agent/missing', 'hint', "Use Discord's User-Agent format", ['axios', 'DiscordBot (url, version)']),
    walked('request/no-timeout', 'hint', 'Add timeout', ['got']),
  ],
  after: `import axios from "axios"
import got from "got"

await axios.get("${api}/gateway", { headers: { "User-Agent": "${agent}" }, timeout: 5_000 })
await got("${api}/gateway", { timeout: { request: 10_000 }, headers: { "User-Agent": "${agent}" } })
`,
};

const worker: WalkedDocument = {
  file: 'worker.ts',
  language: 'typescript',
  asked: true,
  marked: `const headers = { "User-Agent": "${agent}" }

export default {
  async fetch(): Promise<Response> {
    return «fetch»("${api}/gateway", { headers, signal: AbortSignal.timeout(5_000) })
  },
} satisfies ExportedHandler
`,
  findings: [walked('host/cloudflare-worker', 'hint', null, ['429', '1015'])],
  after: null,
};

const appsScript: WalkedDocument = {
  file: 'Code.ts',
  language: 'typescript',
  asked: true,
  marked: `const gateway = (): string =>
  «UrlFetchApp.fetch»("${api}/gateway", { muteHttpExceptions: true }).getContentText()
`,
  findings: [walked('host/apps-script', 'hint', null, ['Mozilla/5.0', '403', '429'])],
  after: null,
};

/** TypeScript, with axios, undici, got and discord.js: double quotes, no semicolons. */
export const typescript: readonly WalkedDocument[] = [
  credentials,
  addresses,
  bodies,
  retries,
  calls,
  asked,
  worker,
  appsScript,
];
