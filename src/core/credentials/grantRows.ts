import { idAt } from '../permissions/readObjects.ts';
import { countOf, textOf, textsOf, valueAt } from '../request/answerObject.ts';
import type { ReportRow } from './credentialFact.ts';

const day = 86_400_000;

/**
 * The rows of GET /oauth2/@me; `now` in milliseconds since the epoch. The user is told with the scope `identify` only.
 * Source: developers/topics/oauth2#get-current-authorization-information. Null: not what is documented.
 */
export function authorizationRows(data: unknown, now: number): readonly ReportRow[] | null {
  const id = idAt(data, 'application', 'id');
  const at = Date.parse(textOf(valueAt(data, 'expires')));
  if (id === null || Number.isNaN(at)) return null;
  const userId = idAt(data, 'user', 'id');
  const name = textOf(valueAt(data, 'user', 'global_name')) || textOf(valueAt(data, 'user', 'username'));
  const left = at - now;
  const account: ReportRow[] =
    userId === null ? [] : [{ section: 'account', state: 'fine', fact: { fact: 'user', id: userId, name } }];
  return [
    ...account,
    { section: 'account', state: 'fine', fact: { fact: 'scopes', scopes: textsOf(valueAt(data, 'scopes')) } },
    { section: 'account', state: left < day ? 'note' : 'fine', fact: { fact: 'expires', at, left } },
    {
      section: 'application',
      state: 'fine',
      fact: { fact: 'application', id, name: textOf(valueAt(data, 'application', 'name')), botId: null },
      portal: 'oauth2',
    },
  ];
}

/** The rows of GET /webhooks/{id}/{token}. Source: developers/resources/webhook#webhook-object. Null: not what is documented. */
export function webhookRows(data: unknown): readonly ReportRow[] | null {
  const type = countOf(valueAt(data, 'type'));
  if (type === null || idAt(data, 'id') === null) return null;
  const webhook = (fact: ReportRow['fact']): ReportRow => ({ section: 'webhook', state: 'fine', fact });
  return [
    webhook({ fact: 'webhook', name: textOf(valueAt(data, 'name')), type }),
    webhook({ fact: 'webhook-place', channel: idAt(data, 'channel_id'), guild: idAt(data, 'guild_id') }),
    webhook({ fact: 'webhook-owner', application: idAt(data, 'application_id') }),
  ];
}
