import type { Source } from '../source.ts';
import { costOfSql, costs, productOf, type WorkCall } from './work.ts';

/** What holds the whole bot up while it waits. */
const blocking =
  /^(?:requests\.(?:get|post|put|patch|delete|head|request)|urllib\.request\.(?:urlopen|urlretrieve)|httpx\.(?:get|post|put|patch|delete|request)|subprocess\.(?:run|call|check_call|check_output)|os\.system|shutil\.(?:copytree|make_archive|unpack_archive|rmtree)|openai\.\w+\.create)$/;

const verbs = /\.(?:get|post|put|patch|delete|head|request)$/;
const models =
  /(?:^|\.)(?:(?:completions|responses|images|embeddings|transcriptions|translations|speech|messages|moderations|runs)\.(?:create|generate|edit|create_and_poll)|(?:ChatCompletion|Completion|Image)\.a?create|generate_content(?:_async)?|send_message_async|text_generation|ainvoke|agenerate)$|^ollama\.(?:chat|generate)$/;

/** Work that is handed to a thread or a process because it takes long; what waits for a person. */
const elsewhere =
  /^asyncio\.(?:to_thread|create_subprocess_exec|create_subprocess_shell)$|\.run_in_executor$|(?:^|\.)(?:bot|client)\.wait_for$|\.extract_info$|(?:^|\.)page\.(?:goto|screenshot|wait_for_\w+)$/;

/** Of the three seconds, a sleep that takes this much leaves too little. In seconds. */
const longSleep = 2;

/** Requests to Discord that come in pages: all of a guild's members, a channel's past, one deletion after the other. */
const paged = /\.(?:purge|chunk|query_members|fetch_members|prune_members)$/;
const discord =
  /\.(?:fetch_(?:member|user|channel|message|guild|role|ban|webhook|webhooks|invite|emoji)|bans|ban|kick|unban|timeout|add_roles|remove_roles|create_\w*(?:channel|role|thread|invite|webhook|event|dm)|add_reaction|pins)$|(?:^|\.)(?:\w*channel|\w*user|\w*member|\w*thread|owner)\.(?:send|edit|delete)$/;

/** Databases that are asked over the network, by module. SQLite is quick. */
const databases =
  /^(?:asyncpg|psycopg\w*|aiopg|aiomysql|asyncmy|pymysql|mysql|motor|pymongo|tortoise|prisma|supabase|firebase_admin)\b/;
const walks = /\.(?:aggregate|to_list|insert_many|update_many|delete_many|bulk_write|find_many|group_by)$/;
const lookUps =
  /\.(?:find_one|find_one_and_\w+|insert_one|update_one|delete_one|replace_one|count_documents|find_unique|find_first|get_or_none|get_or_create)$/;
const sql =
  /(?:^|\.)(?:pool|db|database|conn|connection|con|cur|cursor)\.(?:fetch|fetchrow|fetchval|execute|executemany)$/;

/** What calls in Python cost. */
export function pythonCost(source: Source): (call: WorkCall) => number {
  const { imports, text } = source;
  const hasAiohttp = /\b(?:aiohttp|httpx)\b/.test(text);
  const own = new Set(
    [
      ...text.matchAll(
        /\b(\w+)\s*(?::[^=\n]+)?=\s*(?:aiohttp\.)?ClientSession\(|\b(?:ClientSession|AsyncClient)\([^\n]*\)\s+as\s+(\w+)|\b(\w+)\s*=\s*(?:httpx\.)?AsyncClient\(/g,
      ),
    ].map(([, a, b, c]) => a ?? b ?? c ?? ''),
  );
  const asksDatabase =
    [...imports.values()].some((module) => databases.test(module)) ||
    new RegExp(`^[ \\t]*(?:import|from)[ \\t]+${databases.source.slice(1)}`, 'm').test(text);
  return ({ path, args, awaited }) => {
    const [root = '', ...rest] = path.replace(/^self\./, '').split('.');
    const name = [imports.get(root) ?? root, ...rest].join('.');
    if (blocking.test(name)) return costs.long;
    if (name === 'time.sleep') return sleepCost(args);
    if (!awaited) return costs.none;
    if (name === 'asyncio.sleep') return sleepCost(args);
    if (
      verbs.test(name) &&
      (own.has(rest.at(-2) ?? root) ||
        (hasAiohttp && /(?:^|\.)(?:\w*session|http|client|http_client)\.\w+$/.test(name)))
    ) {
      return costs.long;
    }
    if (models.test(name) || elsewhere.test(name) || paged.test(name)) return costs.long;
    if (/\.history$/.test(name))
      return (productOf(/\blimit\s*=\s*(\d+)/.exec(args)?.[1] ?? 'x') ?? 101) > 100 ? costs.long : costs.discord;
    if (discord.test(name)) return costs.discord;
    if (!asksDatabase) return costs.none;
    if (sql.test(name)) return costOfSql(args);
    if (walks.test(name)) return costs.long;
    return lookUps.test(name) ? costs.lookUp : costs.none;
  };
}

function sleepCost(args: string): number {
  return (productOf(args) ?? 0) >= longSleep ? costs.long : costs.none;
}
