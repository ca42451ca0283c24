import assert from 'node:assert/strict';
import { ProxyAgent, request } from 'undici';
import { diagnose } from '../../src/core/diagnose/diagnose.ts';
import { type FailureClass, failureClasses } from '../../src/core/diagnose/diagnosis.ts';
import { readPasted } from '../../src/core/diagnose/pasted.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { browserAgent, goodAgent } from './ask.ts';

/** A request of somebody's, and how the sandbox behaves meanwhile. */
interface Attempt {
  readonly scenario?: string;
  /** Method and path; below `/api/v10` unless it begins with `/api`. */
  readonly line?: string;
  /** Headers beside a good User-Agent and the bot's Authorization; undefined takes one away. */
  readonly headers?: (token: string) => Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** The client calls it off after so many milliseconds. */
  readonly abortAfter?: number;
  /** What the same client did before. */
  readonly before?: string;
}

const messages = `/channels/${ids.text}/messages`;
const members = `/guilds/${ids.guild}/members`;
const callback = `POST /interactions/${ids.interaction}/`;

/**
 * How each class can be met in the sandbox. What belongs to which class follows from the issues and pages that are named
 * in the sandbox's rows; the decoder shares none of them.
 */
const attempts: Readonly<Record<FailureClass, readonly Attempt[]>> = {
  success: [{}, { line: `POST ${messages}`, body: { content: 'hi' } }, { scenario: 'latency=10' }],
  'transport/dns': [{ scenario: 'unknown-name' }],
  'transport/refused': [{ scenario: 'closed-port' }],
  'transport/reset': [{ scenario: 'reset' }],
  'transport/timeout': [{ scenario: 'silent' }],
  'transport/tls': [{ scenario: 'not-tls' }],
  'transport/aborted': [{ scenario: 'slow', abortAfter: 50 }],
  'transport/proxy': [{ scenario: 'proxy-login' }],
  'transport/protocol': [{ scenario: 'garbage' }],
  'edge/blocked-user-agent': [
    { line: `GET ${messages}`, headers: () => ({ 'user-agent': browserAgent }) },
    { headers: () => ({ 'user-agent': undefined }) },
    { headers: () => ({ 'user-agent': 'Python-urllib/3.12' }) },
  ],
  'edge/blocked': [{ scenario: 'firewall-rule' }, { scenario: 'html-400' }],
  'edge/rate-limited': [
    { scenario: 'cloudflare-ban' },
    { scenario: 'cloudflare-ban-text' },
    { headers: () => ({ 'x-sandbox-fault': 'invalid-requests' }) },
  ],
  'edge/banned': [{ scenario: 'json-ban' }],
  'edge/challenge': [{ scenario: 'challenge' }],
  'edge/unreachable': [{ scenario: 'origin-unreachable' }, { scenario: 'origin-unreachable=523' }],
  'edge/middlebox': [{ scenario: 'company-filter' }, { scenario: 'google-400' }],
  'auth/missing': [{ headers: () => ({ authorization: undefined }) }],
  'auth/malformed': [{ headers: (token) => ({ authorization: token }) }],
  'auth/invalid': [{ scenario: 'invalid-token' }],
  'auth/wrong-kind': [{ scenario: 'bots-not-allowed' }, { scenario: 'only-bots' }],
  'auth/oauth': [
    { scenario: 'missing-scope' },
    { scenario: 'invalid-grant', line: `POST ${messages}`, body: { content: 'hi' } },
  ],
  'auth/webhook-token': [
    { scenario: 'invalid-webhook-token' },
    { line: `POST /webhooks/${ids.webhook}/${'x'.repeat(68)}`, body: { content: 'hi' } },
  ],
  'auth/user-token': [{ headers: (token) => ({ authorization: token, 'x-super-properties': 'e30=' }) }],
  'permission/missing': [
    { scenario: 'missing-permission', line: `POST ${messages}`, body: { content: 'hi' } },
    { line: `POST /channels/${ids.readOnly}/messages`, body: { content: 'hi' } },
  ],
  'permission/access': [{ scenario: 'missing-access' }, { line: `GET /channels/${ids.hidden}` }],
  'permission/hierarchy': [
    {
      before: `PUT ${members}/${ids.member}/roles/${ids.mutedRole}`,
      line: `PUT ${members}/${ids.member}/roles/${ids.moderatorRole}`,
    },
  ],
  'permission/mfa': [{ scenario: 'two-factor' }],
  'permission/dm-closed': [{ scenario: 'dm-closed' }, { scenario: 'no-mutual-guild' }],
  'permission/verification': [{ scenario: 'unverified-account' }],
  'permission/forbidden': [
    { scenario: 'not-your-application' },
    { line: `PATCH ${messages}/${ids.memberMessage}`, body: { content: 'mine' } },
  ],
  'validation/form-body': [
    { scenario: 'invalid-form-body', line: `POST ${messages}`, body: { content: 'hi' } },
    { scenario: 'endpoint-unverified' },
    { line: `POST ${messages}`, body: { content: 'x'.repeat(2001) } },
  ],
  'validation/json': [{ scenario: 'invalid-json' }, { line: `POST ${messages}`, body: '{"content": "hi"' }],
  'validation/content': [{ scenario: 'empty-message' }, { line: `POST ${messages}`, body: { embed: { title: 'x' } } }],
  'validation/size': [{ scenario: 'too-large' }],
  'validation/legacy-form': [
    { scenario: 'legacy-form' },
    { line: `POST /api/webhooks/${ids.webhook}/TOKEN`, body: { embeds: [{ title: 'x'.repeat(257) }] } },
  ],
  'validation/other': [
    { scenario: 'too-old-to-delete' },
    { scenario: 'thread-name-needed' },
    { line: `POST ${messages}/bulk-delete`, body: { messages: [ids.memberMessage, ids.botMessage] } },
  ],
  'missing/resource': [{ scenario: 'unknown-message' }, { line: `GET /channels/${ids.outsider}` }],
  'missing/route': [{ scenario: 'unknown-route' }, { line: 'GET /nowhere' }],
  'conflict/state': [{ scenario: 'archived-thread' }],
  'limit/resource': [{ scenario: 'daily-commands' }],
  'rate/bucket': [
    { headers: () => ({ 'x-sandbox-fault': 'burst' }) },
    { scenario: 'long-window' },
    { headers: () => ({ 'x-sandbox-fault': 'escalating-penalty' }) },
  ],
  'rate/shared': [{ scenario: 'shared-limit' }, { scenario: 'service-limit' }],
  'rate/global': [{ scenario: 'global-limit' }],
  'rate/sublimit': [{ scenario: 'hidden-limit' }],
  'rate/not-ready': [{ scenario: 'not-indexed' }],
  'interaction/expired': [
    { scenario: 'unknown-interaction' },
    { line: `${callback}${'x'.repeat(40)}/callback`, body: { type: 5 } },
  ],
  'interaction/acknowledged': [{ scenario: 'already-acknowledged' }],
  'platform/error': [{ scenario: 'server-error' }],
  'platform/unavailable': [
    { scenario: 'bad-gateway' },
    { scenario: 'unavailable' },
    { scenario: 'gateway-timeout' },
    { headers: () => ({ 'x-sandbox-fault': 'incident' }) },
  ],
  'unknown/code': [{ scenario: 'unknown-code' }],
};

describe('the sandbox', () => {
  it('has a way to every class of the decoder', () => {
    assert.deepEqual(Object.keys(attempts).sort(), [...failureClasses].sort());
  });

  for (const [failureClass, ways] of Object.entries(attempts)) {
    for (const way of ways) {
      it(`leads to ${failureClass}: ${describeWay(way)}`, async () => {
        const sandbox = await startSandbox({ port: 0, seed: 1, scenario: way.scenario ?? 'none' });
        try {
          const recent = way.before === undefined ? [] : [await exchangeOf(sandbox, { line: way.before })];
          const exchange = await exchangeOf(sandbox, way);
          assert.equal(
            diagnose(exchange, { recent, workspaceFiles: [] }).class,
            failureClass,
            JSON.stringify(exchange.outcome),
          );
        } finally {
          await sandbox.close();
        }
      });
    }
  }
});

function describeWay({ scenario, line = 'GET /users/@me', body }: Attempt): string {
  return [scenario, line, body === undefined ? undefined : JSON.stringify(body).slice(0, 40)].filter(Boolean).join(' ');
}

/** Sends with undici and hands over what came as somebody who pastes it would. */
async function exchangeOf(sandbox: Sandbox, attempt: Attempt): Promise<Exchange> {
  const { line = 'GET /users/@me', headers, body } = attempt;
  const [method = '', path = ''] = line.split(' ');
  const { origin, proxy } = sandbox.address;
  const url = `${origin}${path.startsWith('/api') ? path : `/api/v10${path}`}`.replace(
    'TOKEN',
    sandbox.world.webhooks.get(ids.webhook)?.token ?? '',
  );
  const all = {
    authorization: `Bot ${sandbox.token}`,
    'user-agent': goodAgent,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers?.(sandbox.token),
  };
  const set = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  const dispatcher = proxy === undefined ? undefined : new ProxyAgent(proxy);
  const outcome = await request(url, {
    method: method as 'GET',
    headers: Object.fromEntries(set),
    body: text,
    headersTimeout: 500,
    ...(attempt.abortAfter === undefined ? {} : { signal: abortedAfter(attempt.abortAfter) }),
    ...(dispatcher === undefined ? {} : { dispatcher }),
  }).then(
    async (answer) => ({
      response: { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() },
    }),
    ({ code, name, message }: NodeJS.ErrnoException) => ({
      failure: { code: typeof code === 'string' ? code : name, message },
    }),
  );
  await dispatcher?.close();
  const pasted = readPasted({
    request: { method, url: discordUrl(url, origin), headers: set, body: text },
    ...outcome,
  });
  assert.equal(pasted.kind, 'exchange', JSON.stringify(pasted));
  return (pasted as Extract<typeof pasted, { kind: 'exchange' }>).exchange;
}

function abortedAfter(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
}

/** The decoder is told the address that the request would have had at Discord. */
function discordUrl(url: string, origin: string): string {
  return url.replace(origin, 'https://discord.com');
}
