import { ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { decodeText } from '../../src/core/decode/decodeText.ts';
import { destinationOf, isDiscordUrl } from '../../src/core/discord/host.ts';
import { routeOf } from '../../src/core/discord/route.ts';
import { findTokenShapes, idInToken, parseWebhookUrl, shapeOf } from '../../src/core/discord/tokenShape.ts';
import { httpCompletions } from '../../src/core/httpFile/completion.ts';
import { httpFolds } from '../../src/core/httpFile/folds.ts';
import { httpSymbols } from '../../src/core/httpFile/symbols.ts';
import { httpTokens } from '../../src/core/httpFile/tokens.ts';
import { variableAt } from '../../src/core/httpFile/variable.ts';
import { inspect } from '../../src/core/inspect/inspect.ts';
import { parseEnvironment } from '../../src/core/request/environment.ts';
import { httpEnvironment, httpEnvironmentNames } from '../../src/core/request/httpEnvironment.ts';
import { RedactedStream } from '../../src/core/request/redactedStream.ts';
import { redact } from '../../src/core/request/redaction.ts';
import { plain, Vault } from '../../src/core/request/seal.ts';
import { sealUrl, targetOf, tokenInUrl } from '../../src/core/request/wireUrl.ts';
import { proxyFor } from '../../src/node/proxyChoice.ts';
import { oneOf } from './damage.ts';
import { ofText } from './ofSeeds.ts';
import type { Reader } from './reader.ts';

const fixture = (path: string) => readFileSync(`test/fixtures/${path}`, 'utf8');
const reports = () =>
  readdirSync('test/fixtures/reports')
    .filter((file) => file.endsWith('.txt'))
    .map((file) => fixture(`reports/${file}`).slice(0, 3000));

/** Made here, so that no scanner takes it for one. */
const token = [
  'Bot',
  [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', 'fuzzFUZZ'.repeat(5)].join('.'),
];
const [, secret = ''] = token;

const addresses = [
  'https://discord.com/api/v10/channels/1213458536202371072/messages?limit=5#x',
  `https://discord.com/api/webhooks/1213458536202371072/${'w'.repeat(68)}/slack?wait=true`,
  'https://canary.discord.com/api/v9/guilds/1213458536202371072/bans/2',
  'https://discordapp.com/api/oauth2/token',
  'https://ptb.discord.com:443/api/v10/interactions/1213458536202371072/aW50ZXJhY3Rpb246MQ/callback',
  'http://127.0.0.1:4010/api/v10/gateway',
  'https://user:pass@discord.com/api/v10/users/@me',
  'http://us%40er:pa%20ss@proxy.example:8080',
  'https://discord.com\\@evil.example/api/v10',
  'https://xn--dscord-1va.com/api',
];

const environments = [
  '# comment\nDISCORD_TOKEN="Bot fake-token"\nexport A=1\nB=\'two words\' # end\nC="a\\nb"\nD=${A}-${B:-x}\nE=`x`\n\nF',
  'CLIENT_ID=1213458536202371072\r\nCLIENT_SECRET=fake\r\n',
];

/** Text in as many pieces as the draws say. */
function pieces(text: string, draw: number): string[] {
  const size = 1 + Math.floor(draw * 300);
  return text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
}

/** Readers of texts. */
export const textReaders: readonly Reader[] = [
  ofText(
    'environment files',
    () => environments,
    (text) => {
      for (const [name, value] of parseEnvironment(text)) ok(typeof name === 'string' && typeof value === 'string');
    },
  ),
  ofText(
    'http-client.env.json',
    () => ['http-client.env.json', 'http-client.private.env.json'].map((name) => fixture(`environments/${name}`)),
    (text, draw) => {
      const texts = draw < 0.5 ? { shared: text } : { shared: '{"dev":{"a":1}}', private: text };
      for (const name of httpEnvironmentNames(texts)) httpEnvironment(texts, name);
    },
  ),
  ofText('pasted reports', reports, (text) => decodeText(text)),
  ofText('codes and ids under a cursor', reports, (text, draw) => {
    const line = oneOf(text.split('\n'), () => draw);
    inspect(line, Math.floor(draw * (line.length + 1)), 1_700_000_000_000);
  }),
  ofText(
    '.http files',
    () => ['bodies', 'dialects', 'variables'].map((name) => fixture(`http/${name}.http`).slice(0, 1500)),
    (text, draw) => {
      const offset = Math.floor(draw * (text.length + 1));
      httpSymbols(text);
      httpTokens(text);
      httpFolds(text);
      variableAt(text, offset);
      httpCompletions(text, offset, { file: ['A'], environment: ['B'] });
    },
  ),
  ofText(
    'addresses and tokens',
    () => [...addresses, ...token],
    (text) => {
      const destination = destinationOf(text, ['http://127.0.0.1:4010', text]);
      if (destination.kind === 'discord') ok(/(?:^|\.)discord(?:app)?\.com$/.test(new URL(text).hostname), text);
      isDiscordUrl(text);
      routeOf('GET', plain(text));
      parseWebhookUrl(text);
      findTokenShapes(text);
      shapeOf(text);
      idInToken(text);
      targetOf(text, { sandboxOrigin: 'http://127.0.0.1:4010', baseOrigin: text }, []);
      if (!URL.canParse(text)) return;
      tokenInUrl(text);
      sealUrl(text, new Vault(), []);
      proxyFor(new URL('https://discord.com/api/v10'), { proxy: text, noProxy: [text] }, { no_proxy: text });
    },
  ),
  ofText(
    'redaction',
    () => [...reports(), ...addresses],
    (text, draw) => {
      const at = Math.floor(draw * (text.length + 1));
      const whole = `${text.slice(0, at)} ${secret} ${text.slice(at)}`;
      const stream = new RedactedStream((piece) => piece.replaceAll(secret, '••••'));
      const streamed =
        pieces(whole, draw)
          .map((piece) => stream.push(piece))
          .join('') + stream.end();
      for (const shown of [redact(whole), streamed]) ok(!shown.includes('fuzzFUZZfuzzFUZZ'), shown);
    },
  ),
];
