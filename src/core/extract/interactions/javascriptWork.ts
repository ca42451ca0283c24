import type { Source } from '../source.ts';
import { costOfSql, costs, productOf, type WorkCall } from './work.ts';

/** HTTP clients, by the names of their modules and by the names that they are usually given. */
const clients =
  /^(?:fetch|\$fetch|ofetch|node-fetch|cross-fetch|isomorphic-fetch|axios|got|ky|needle|superagent|undici|node:undici|phin|centra|petitio|@sapphire\/fetch)(?:$|\.)/;
const notRequests = /\.(?:create|extend|defaults|isAxiosError|isCancel|setGlobalDispatcher|interceptors\..*)$/;
const client =
  /(?:const|let|var|this\.)\s*([\w$]+)\s*(?::[^=\n]+)?=\s*(?:axios\.create|got\.extend|ky\.(?:create|extend)|new\s+(?:[\w$]*(?:ApiClient|HttpClient))\b)/g;

/** Models that write or draw: the SDKs of OpenAI, Anthropic, Google, Replicate, Ollama and Vercel. */
const models =
  /(?:^|\.)(?:(?:completions|responses|images|embeddings|transcriptions|translations|speech|messages|moderations|runs)\.(?:create|generate|edit|createAndPoll)|generateContent|createChatCompletion|createCompletion|createImage|generateText|generateObject|textGeneration|textToImage|chatCompletion)$|^(?:replicate\.run|ollama\.(?:chat|generate))$/;

/** Browsers, processes and streams of files. */
const programs =
  /^(?:puppeteer|playwright|chromium|firefox|webkit)\.(?:launch|connect)$|(?:^|\.)page\d?\.(?:goto|screenshot|pdf|waitFor\w+)$|(?:^|\.)browser\.(?:newPage|newContext)$|^(?:exec|execFile|execAsync|execFileAsync|execa|spawnAsync)$|(?:^|\.)(?:execa|zx|pipeline)$/;
const blocking = /(?:^|\.)(?:execSync|execFileSync|spawnSync)$/;

/** What waits for a person. */
const people = /\.(?:awaitMessages|awaitReactions)$/;

const sleeps = /(?:^|\.)(?:setTimeout|sleep|wait|delay|scheduler\.wait|setTimeoutPromise)$/;
/** Of the three seconds, a sleep that takes this much leaves too little. In milliseconds. */
const longSleep = 2_000;

const discord =
  /\.(?:members|users|channels|guilds|messages|roles|bans|emojis|invites|threads|stickers|scheduledEvents|permissionOverwrites|commands)\.(?:fetch|create|edit|delete|add|remove|ban|kick|unban|set)$|\.(?:bulkDelete|fetchWebhooks|fetchInvites|fetchAuditLogs|createInvite|createWebhook|setNickname|createDM|fetchOwner)$|(?:^|\.)(?:\w*[cC]hannel|\w*[uU]ser|\w*[mM]ember|\w*[tT]hread|owner)\.send$|(?:^|\.)(?:\w*[mM]ember|target)\.(?:ban|kick|timeout)$|(?:^|\.)rest\.(?:get|post|put|patch|delete)$/;

/** Databases that are asked over the network, by module. SQLite and what keeps a file is quick. */
const databases =
  /^(?:mongoose|mongodb|pg|pg-promise|postgres|mysql2?(?:\/promise)?|mariadb|mssql|oracledb|@prisma\/client|@supabase\/supabase-js|firebase(?:-admin)?(?:\/.*)?|@google-cloud\/firestore|@neondatabase\/serverless|@planetscale\/database)(?:$|\.)/;
const walks =
  /\.(?:aggregate|findMany|insertMany|updateMany|deleteMany|createMany|bulkWrite|groupBy|\$queryRaw\w*|toArray)$|(?:^|\.)[A-Z]\w*\.find$/;
const lookUps =
  /\.(?:find(?:One|ById|Unique|First)\w*|countDocuments|(?:insert|update|delete|replace)One|upsert|save)$/;
const sql =
  /(?:^|\.)(?:pool|db|database|client|conn|connection|con|pg|mysql|sql|knex)\.(?:query|execute|raw|any|many|manyOrNone)$/;

/** What calls in JavaScript cost. */
export function javascriptCost(source: Source): (call: WorkCall) => number {
  const { imports, text } = source;
  const own = new Set([...text.matchAll(client)].map(([, name = '']) => name));
  const asksDatabase = [...imports.values()].some((module) => databases.test(module)) || /\bprisma\b/.test(text);
  return ({ path, args, awaited }) => {
    const [root = '', ...rest] = path.replace(/^this\.(?=.+\.)/, '').split('.');
    const name = [imports.get(root) ?? root, ...rest].join('.');
    if (blocking.test(name)) return costs.long;
    if (!awaited) return costs.none;
    if ((clients.test(name) || own.has(root)) && !notRequests.test(name)) return costs.long;
    if (models.test(name) || programs.test(name) || people.test(name)) return costs.long;
    if (sleeps.test(name)) return (productOf(firstOf(args)) ?? 0) >= longSleep ? costs.long : costs.none;
    if (/\.members\.fetch$/.test(name) && /^\s*(?:\{\s*(?:withPresences|time|force)\b[^}]*\}\s*)?$/.test(args))
      return costs.long;
    if (discord.test(name)) return costs.discord;
    if (/(?:^|\.)loadImage$/.test(name))
      return /https?:|avatarURL|AvatarURL|iconURL/.test(args) ? costs.long : costs.none;
    return asksDatabase ? databaseCost(name, args) : costs.none;
  };
}

function databaseCost(name: string, args: string): number {
  if (sql.test(name)) return costOfSql(args);
  if (walks.test(name)) return costs.long;
  return lookUps.test(name) ? costs.lookUp : costs.none;
}

/** `sleep(5_000)`, and with what it gives: `setTimeout(5_000, value)`. */
function firstOf(args: string): string {
  return args.split(',')[0] ?? '';
}
