import type { APIEntitlement } from 'discord-api-types/v10';
import { type Answer, json, noContent } from '../answer.ts';
import { testEntitlement } from '../forms/application.ts';
import { demand, isRecord } from '../forms/form.ts';
import { keepNewest } from '../keepNewest.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { flagOf, isOnPage, pageOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import { demandOwnApplication } from './applications.ts';

const all = '/applications/{application_id}/entitlements';
const one = `${all}/{entitlement_id}`;

/** What people have of the things the application sells. Source: https://docs.discord.com/developers/resources/entitlement */
export const entitlementOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/applications/{application_id}/skus',
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, [...demandOwnApplication(call).skus.values()]),
  },
  { method: 'GET', path: all, auth: 'bot', limit: limits.read, run: list },
  { method: 'POST', path: all, auth: 'bot', accepts: 'json', limit: limits.applicationEdit, run: createTest },
  { method: 'GET', path: one, auth: 'bot', limit: limits.read, run: (call) => json(200, entitlementOf(call)) },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.applicationEdit, run: removeTest },
  { method: 'POST', path: `${one}/consume`, auth: 'bot', limit: limits.applicationEdit, run: consume },
  { method: 'GET', path: '/skus/{sku_id}/subscriptions', auth: 'bot', limit: limits.read, run: subscriptions },
];

const consumable = 3;

/** Entitlements beyond which the oldest are forgotten, so that memory stays flat; deleted ones are among them. */
const entitlementsKept = 1000;

function list(call: Call): Answer {
  const { entitlements } = demandOwnApplication(call);
  const page = pageOf(call, 100, 100);
  const { user_id: userId, guild_id: guildId, sku_ids: skuIds } = Object.fromEntries(call.query);
  const keepDeleted = call.query.has('exclude_deleted') && !flagOf(call, 'exclude_deleted');
  const found = [...entitlements.values()].filter(
    (entry) =>
      (keepDeleted || !entry.deleted) &&
      (userId === undefined || entry.user_id === userId) &&
      (guildId === undefined || entry.guild_id === guildId) &&
      (skuIds === undefined || skuIds.split(',').includes(entry.sku_id)) &&
      isOnPage(page, entry.id),
  );
  return json(200, found.slice(0, page.limit));
}

/** A test entitlement never ends. */
function createTest(call: Call): Answer {
  const { entitlements, id, skus } = demandOwnApplication(call);
  demand(testEntitlement, call.body);
  const { sku_id, owner_id, owner_type } = isRecord(call.body) ? call.body : {};
  if (!skus.has(String(sku_id))) throw new Refusal('unknownSku');
  const owner = Number(owner_type) === 1 ? { guild_id: String(owner_id) } : { user_id: String(owner_id) };
  const created: APIEntitlement = {
    id: call.world.newId(call.now),
    sku_id: String(sku_id),
    application_id: id,
    ...owner,
    type: 8,
    deleted: false,
    consumed: false,
    starts_at: null,
    ends_at: null,
  };
  entitlements.set(created.id, created);
  keepNewest(entitlements, entitlementsKept);
  const { starts_at: _, ends_at: __, ...partial } = created;
  return json(200, partial);
}

function removeTest(call: Call): Answer {
  entitlementOf(call).deleted = true;
  return noContent;
}

function consume(call: Call): Answer {
  const entitlement = entitlementOf(call);
  const sku = call.world.application.skus.get(entitlement.sku_id);
  if (sku?.type !== consumable) throw new Refusal('notConsumable');
  entitlement.consumed = true;
  return noContent;
}

/** Nobody in the sandbox has subscribed. */
function subscriptions(call: Call): Answer {
  if (!call.world.application.skus.has(param(call, 'sku_id'))) throw new Refusal('unknownSku');
  return json(200, []);
}

/** @throws Refusal 10029 */
function entitlementOf(call: Call): APIEntitlement {
  const found = demandOwnApplication(call).entitlements.get(param(call, 'entitlement_id'));
  if (found === undefined || found.deleted) throw new Refusal('unknownEntitlement');
  return found;
}
