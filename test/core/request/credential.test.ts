import { deepEqual, equal } from 'node:assert/strict';
import { routeOf } from '../../../src/core/discord/route.ts';
import { credentialFacts, isUnprefixedToken } from '../../../src/core/request/credential.ts';
import type { Refusal } from '../../../src/core/request/refusal.ts';
import { show } from '../../../src/core/request/seal.ts';
import type { Text } from '../../../src/core/request/text.ts';
import type { WireSurroundings } from '../../../src/core/request/toWire.ts';
import { wireHeader } from '../../../src/core/request/wire.ts';
import {
  botProfile,
  botToken,
  hole,
  readyWire,
  type Sketch,
  sketch,
  webhookToken,
  webhookUrl,
  wireOf,
} from './drafts.ts';

const bearer = { name: 'oauth', kind: 'bearer', secret: 'a1B2c3D4e5'.repeat(3) } as const;
const webhook = { name: 'alerts', kind: 'webhook', secret: webhookUrl } as const;

/** The Authorization that would reach the socket, and who decided so. */
function sent(of: Sketch, given: Partial<WireSurroundings> = {}): [value: string | null, origin: string] {
  const { wire, vault, credential } = readyWire(sketch(of), given);
  const value = wireHeader(wire, 'authorization');
  return [value === undefined ? null : vault.open(value), credential.origin];
}

function refusal(of: Sketch, given: Partial<WireSurroundings> = {}): Refusal | undefined {
  const result = wireOf(sketch(of), given);
  return result.kind === 'refused' ? result.refusal : undefined;
}

describe('which credential goes', () => {
  it('is the one in the code where it is written there', () => {
    const headers = { Authorization: `Bot ${botToken}` };
    deepEqual(sent({ headers }, { profile: bearer }), [`Bot ${botToken}`, 'literal']);
  });

  it('is the active profile where the code takes it from run time', () => {
    deepEqual(sent({ headers: { Authorization: ['Bot ', hole('T')] } }, { profile: botProfile }), [
      `Bot ${botToken}`,
      'profile',
    ]);
    deepEqual(sent({ headers: { authorization: ['Bearer ', hole('T')] } }, { profile: bearer }), [
      `Bearer ${bearer.secret}`,
      'profile',
    ]);
  });

  it('is the active profile even where the environment knows another one', () => {
    const values = () => 'the-environments-own';
    deepEqual(
      sent({ headers: { Authorization: ['Bot ', hole('T')] } }, { profile: botProfile, values })[0],
      `Bot ${botToken}`,
    );
  });

  it('is what the client adds by itself where the request sets none', () => {
    const ofClient = (text: Text) => {
      const draft = { ...sketch({ client: 'discord.js' }), authorization: { text, span: [40, 50] as const } };
      const { wire, vault, credential } = readyWire(draft, { profile: botProfile });
      const value = wireHeader(wire, 'authorization');
      return [value && vault.open(value), credential.origin];
    };
    deepEqual(ofClient(['Bot ', hole('T')]), [`Bot ${botToken}`, 'profile']);
    deepEqual(ofClient(['Bot literal']), ['Bot literal', 'literal']);
  });

  it('is taken to hold its scheme where nobody knows the whole value, and a note says so', () => {
    const draft = sketch({ headers: { Authorization: [hole('AUTH')] } });
    const { notes, wire, vault } = readyWire(draft, { profile: botProfile });
    equal(vault.open(wireHeader(wire, 'authorization') ?? ('' as never)), `Bot ${botToken}`);
    deepEqual(notes, [{ note: 'scheme-assumed', expression: 'process.env.AUTH', scheme: 'Bot' }]);
  });

  it('has the scheme that the known value has, or none', () => {
    const headers = { Authorization: [hole('AUTH')] };
    deepEqual(sent({ headers }, { profile: botProfile, values: () => 'Bot abc' })[0], `Bot ${botToken}`);
    equal(refusal({ headers }, { profile: botProfile, values: () => botToken })?.reason, 'unprefixed-token');
    equal(refusal({ headers }, { profile: botProfile, values: () => 'Bearer abc' })?.reason, 'missing-credential');
  });

  it('is missing where none of the kind is active', () => {
    const headers = { Authorization: ['Bot ', hole('T')] };
    const missing = (active: string | null) => ({
      reason: 'missing-credential',
      accepts: 'bot',
      active,
      span: [100, 200],
    });
    deepEqual(refusal({ headers }), missing(null));
    deepEqual(refusal({ headers }, { profile: webhook }), missing('webhook'));
    deepEqual(refusal({ headers }, { profile: bearer }), missing('bearer'));
  });

  it('is left out where the person sends without one', () => {
    const draft = sketch({ headers: { Authorization: ['Bot ', hole('T')] } });
    const { wire, credential, notes } = readyWire(draft, { withoutCredential: true });
    equal(wireHeader(wire, 'authorization'), undefined);
    equal(credential.origin, 'none');
    deepEqual(notes, [{ note: 'credential-left-out' }]);
  });

  it('comes by default in .http files where the route needs one', () => {
    const at = (method: string, path: string, given: Partial<WireSurroundings> = {}) =>
      sent(
        { client: 'http-file', method, url: `https://discord.com/api/v10${path}` },
        { profile: botProfile, ...given },
      );
    deepEqual(at('GET', '/users/@me'), [`Bot ${botToken}`, 'profile-by-default']);
    deepEqual(at('GET', '/users/@me', { profile: bearer }), [`Bearer ${bearer.secret}`, 'profile-by-default']);
    deepEqual(at('GET', '/gateway'), [null, 'none']);
    deepEqual(at('POST', '/interactions/1/some-token/callback'), [null, 'url']);
    deepEqual(at('GET', '/no/such/route', { profile: null }), [null, 'none']);
    equal(refusal({ client: 'http-file' })?.reason, 'missing-credential');
    equal(refusal({ client: 'http-file' }, { profile: bearer })?.reason, 'missing-credential');
  });

  it('is none in code without an Authorization', () => {
    deepEqual(sent({ client: 'fetch' }, { profile: botProfile }), [null, 'none']);
  });

  it('is in the address of a webhook', () => {
    const { credential } = readyWire(sketch({ method: 'POST', url: webhookUrl }));
    deepEqual(credential, {
      origin: 'url',
      scheme: null,
      shape: 'webhook-token',
      blemishes: [],
      lastFour: 'HOOK',
    });
  });

  it('comes without a scheme that was stored with it', () => {
    const profile = { ...botProfile, secret: `Bot ${botToken}` };
    deepEqual(sent({ headers: { Authorization: ['Bot ', hole('T')] } }, { profile })[0], `Bot ${botToken}`);
  });

  it('leaves Basic to the values of the code', () => {
    const url = 'https://discord.com/api/v10/oauth2/token';
    const of: Sketch = { method: 'POST', url, headers: { Authorization: ['Basic ', hole('BASIC')] } };
    deepEqual(sent(of, { profile: botProfile, values: () => 'aWQ6c2VjcmV0' })[0], 'Basic aWQ6c2VjcmV0');
    equal(refusal(of, { profile: botProfile })?.reason, 'unresolved');
  });
});

describe('a webhook profile', () => {
  const filled = (url: Sketch['url'], values: WireSurroundings['values'] = () => undefined) => {
    const { wire, vault, notes } = readyWire(sketch({ method: 'POST', ...(url === undefined ? {} : { url }) }), {
      profile: webhook,
      values,
    });
    return [vault.open(wire.url), notes.map(({ note }) => note).join()];
  };

  it('fills an address that only run time knows', () => {
    deepEqual(filled([hole('WEBHOOK_URL')]), [webhookUrl, 'webhook-from-profile']);
    deepEqual(filled([hole('WEBHOOK_URL'), '?wait=true'])[0], `${webhookUrl}?wait=true`);
    deepEqual(
      filled([hole('URL'), '/messages/', hole('ID')], (of) =>
        of.source.kind === 'environment' && of.source.name === 'ID' ? '7' : undefined,
      )[0],
      `${webhookUrl}/messages/7`,
    );
  });

  it('leaves the route to be seen, and the token not', () => {
    for (const given of [{ profile: webhook }, { values: () => webhookUrl }]) {
      const { wire } = readyWire(sketch({ method: 'POST', url: [hole('WEBHOOK_URL'), '?wait=true'] }), given);
      equal(routeOf('POST', wire.url)?.template, '/webhooks/{webhook_id}/{webhook_token}');
      equal(show(wire.url), 'https://discord.com/api/webhooks/223456789012345678/••••HOOK?wait=true');
    }
  });

  it('fills id and token', () => {
    const start = 'https://discord.com/api/v10/webhooks/';
    const whole = `${start}223456789012345678/${webhookToken}`;
    equal(filled([start, hole('ID'), '/', hole('TOKEN')])[0], whole);
    equal(filled([`${start}223456789012345678/`, hole('TOKEN')])[0], whole);
  });

  it('does not fill what is another webhook or no webhook', () => {
    const url = ['https://discord.com/api/webhooks/999999999999999999/', hole('TOKEN')];
    equal(refusal({ method: 'POST', url }, { profile: webhook })?.reason, 'unresolved');
    equal(refusal({ url: [hole('API'), '/channels/1'] }, { profile: webhook })?.reason, 'unresolved');
  });
});

describe('a token without Bot or Bearer', () => {
  const headers = (value: string) => ({ Authorization: value });

  for (const [name, value] of [
    ['alone', botToken],
    ['in quotes', `"${botToken}"`],
    ['behind another word', `User ${botToken}`],
    ['behind Basic', `Basic ${botToken}`],
    ['with the scheme glued to it', `Bot${botToken}`],
    ['of the old kind', `mfa.${'a'.repeat(60)}`],
    ['cut off', botToken.slice(0, -12)],
  ] as const) {
    it(`is never sent: ${name}`, () => {
      equal(refusal({ headers: headers(value) })?.reason, 'unprefixed-token');
    });
  }

  it('is refused with the place and its last four characters', () => {
    deepEqual(refusal({ headers: { 'X-Super-Properties': 'e30=', ...headers(botToken) } }), {
      reason: 'unprefixed-token',
      lastFour: 'TAIL',
      span: [100, 200],
      clientHeaders: ['X-Super-Properties'],
    });
  });

  it("is refused in any shape beside headers of Discord's own client", () => {
    for (const name of [
      'X-Super-Properties',
      'x-discord-locale',
      'X-Debug-Options',
      'x-fingerprint',
      'x-context-properties',
    ]) {
      const found = refusal({ headers: { [name]: 'e30=', ...headers('fake-token') } });
      deepEqual(
        [found?.reason, found?.reason === 'unprefixed-token' && found.clientHeaders],
        ['unprefixed-token', [name]],
      );
    }
    const beside = (value: string) => refusal({ headers: { 'x-discord-locale': 'en-US', ...headers(value) } })?.reason;
    deepEqual([`Bot ${botToken}`, 'Bearer abc', 'Basic aWQ6eA==', ''].map(beside), [
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    equal(refusal({ headers: headers('fake-token') }), undefined);
  });

  it('is not assumed of other values', () => {
    deepEqual(
      [`Bot ${botToken}`, `bearer ${botToken}`, ` "Bot ${botToken}"`, 'Basic aWQ6eA==', 'hello', ''].map(
        isUnprefixedToken,
      ),
      [false, false, false, false, false, false],
    );
  });
});

describe('the facts of a credential', () => {
  const facts = (value: string) => {
    const { scheme, shape, blemishes, lastFour } = credentialFacts(value, 'literal');
    return [scheme, shape, blemishes.join(), lastFour];
  };

  it('say what is wrong with it', () => {
    deepEqual(facts(`Bot ${botToken}`), ['Bot', 'bot-token', '', 'TAIL']);
    deepEqual(facts(`Bot  ${botToken}`), ['Bot', 'bot-token', 'white-space', 'TAIL']);
    deepEqual(facts(`Bot ${botToken}\n`), ['Bot', 'bot-token', 'white-space,line-break', 'TAIL']);
    deepEqual(facts(`Bot "${botToken}"`), ['Bot', 'bot-token', 'quotes', 'TAIL']);
    deepEqual(facts(`Bot Bot ${botToken}`), ['Bot', 'bot-token', 'doubled-scheme', 'TAIL']);
    deepEqual(facts('Bot undefined'), ['Bot', 'unknown', 'placeholder', '']);
    deepEqual(facts('Bot YOUR_BOT_TOKEN'), ['Bot', 'unknown', 'placeholder', 'OKEN']);
    deepEqual(facts('Bot '), ['Bot', 'empty', 'white-space', '']);
    deepEqual(facts(botToken), [null, 'bot-token', '', 'TAIL']);
  });
});
