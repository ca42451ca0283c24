import { askedRequest, operationOf } from '../core/permissions/askedRequest.ts';
import { explainPermissions } from '../core/permissions/explainPermissions.ts';
import type { AskedRequest } from '../core/permissions/permissionNeeds.ts';
import { type FactsEnd, readFacts } from '../core/permissions/readFacts.ts';
import type { Draft } from '../core/request/draft.ts';
import type { ApiAnswer } from '../core/request/readApi.ts';
import { show } from '../core/request/seal.ts';
import { toWire, type WireSurroundings } from '../core/request/toWire.ts';
import { readItems } from '../core/values/idItem.ts';
import { nameOfHole } from '../core/values/remembered.ts';
import { systemClock } from '../node/systemClock.ts';
import type { Locale } from '../words/locale.ts';
import { loadPermissionWords } from '../words/permissions.ts';
import { noPermissionsJson, permissionsJson } from '../words/permissionsJson.ts';
import { noPermissionsPage, permissionsPage } from '../words/permissionsPage.ts';
import { loadRefusalWords } from '../words/refusal.ts';
import { unreadMeaning } from '../words/unreadMeaning.ts';
import { ApiReader } from './apiReader.ts';
import { type CommandResult, UsageError } from './commandLine.ts';
import { selectRequest } from './selector.ts';
import { limits, profileOf, startLocal, transportTo, valuesOf } from './sending.ts';

interface PermissionOptions {
  readonly language?: string;
  readonly json: boolean;
  readonly locale: Locale;
  readonly sandbox: boolean;
  readonly scenario?: string;
  readonly tokenVariable?: string;
  /** The guild that is meant where the request does not say it and Discord hides it. */
  readonly guild?: string;
  readonly set: readonly string[];
}

/**
 * `tracecord permissions`: why a request is or is not allowed. The request itself is not sent; what decides on it is
 * read.
 */
export async function permissionsCommand(
  operands: readonly string[],
  options: PermissionOptions,
): Promise<CommandResult> {
  const { draft } = await selectRequest('permissions', operands, options.language);
  const sandbox = options.sandbox ? await startLocal(options.scenario) : null;
  const transport = transportTo(sandbox);
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  try {
    const surroundings: WireSurroundings = {
      values: valuesOf(draft, options.set),
      profile: sandbox?.profile ?? profileOf(options.tokenVariable),
      allowedOrigins: [],
      trusted: true,
      ...(sandbox === null ? {} : { sandboxOrigin: sandbox.origin }),
    };
    const { request, url } = await askedIn(draft, surroundings, options.locale);
    const reader = new ApiReader({ draft, url, surroundings, transport, limits, life: cancel.signal });
    const end = await readFacts(request, {
      read: (path) => reader.read(path, cancel.signal),
      chooseGuild: async () => options.guild ?? onlyGuild(await reader.read('/users/@me/guilds', cancel.signal)),
      now: systemClock.now(),
    });
    return await said(request, reader.count, end, options);
  } finally {
    await transport.close();
    await sandbox?.close();
  }
}

/** The request as it would be sent. */
async function askedIn(draft: Draft, surroundings: WireSurroundings, locale: Locale) {
  const prepared = toWire(draft, surroundings);
  if (prepared.kind === 'refused') {
    const { refusal } = prepared;
    if (refusal.reason === 'unresolved')
      throw new UsageError({ code: 'unresolved', names: refusal.holes.map(nameOfHole) });
    throw new UsageError({ code: 'refused', reason: (await loadRefusalWords(locale)).refusal(refusal) });
  }
  const { wire } = prepared;
  const request = askedRequest(wire);
  if (request === null) throw new UsageError({ code: 'no-api-path', path: new URL(show(wire.url)).pathname });
  return { request, url: show(wire.url) };
}

async function said(
  request: AskedRequest,
  readings: number,
  end: FactsEnd,
  options: PermissionOptions,
): Promise<CommandResult> {
  const words = await loadPermissionWords(options.locale);
  const operation = operationOf(request);
  const named = { method: request.method, route: request.route.template };
  if (end.kind === 'none') {
    const meant = await unreadMeaning(end, options.locale);
    const output = options.json
      ? `${JSON.stringify(noPermissionsJson(named, end, meant, words), null, 2)}\n`
      : noPermissionsPage(operation, end, meant, words);
    return { output, status: 1 };
  }
  const explanation = explainPermissions(request, end.facts);
  const output = options.json
    ? `${JSON.stringify(permissionsJson(named, readings, explanation, words), null, 2)}\n`
    : permissionsPage(operation, readings, explanation, words);
  return { output, status: explanation.obstacles.length === 0 ? 0 : 1 };
}

/** The guild where there is one only. */
function onlyGuild(answer: ApiAnswer): string | null {
  if (answer.kind !== 'read') return null;
  const guilds = readItems('guild', [answer.data]);
  if (guilds.length === 1) return guilds[0]?.id ?? null;
  throw new UsageError({ code: 'which-guild', guilds: guilds.map(({ id, name }) => `${id} (${name})`) });
}
