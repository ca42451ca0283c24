import type { BodyFilePart, Client, Draft, DraftBody } from '../../../src/core/request/draft.ts';
import type { Hole, HoleEncoding, Text } from '../../../src/core/request/text.ts';
import { toWire, type WireResult, type WireSurroundings } from '../../../src/core/request/toWire.ts';

/** A token of the real shape, made here so that no scanner finds one in the file. */
export const botToken = [
  Buffer.from('123456789012345678').toString('base64url'),
  'GaBcDe',
  `${'x'.repeat(34)}TAIL`,
].join('.');

/** A webhook's address with a token of the real length. */
export const webhookToken = `${'Ab1-_'.repeat(13)}HOOK`;
export const webhookUrl = `https://discord.com/api/webhooks/223456789012345678/${webhookToken}`;

/** A value from the environment: `{name}` in a text that is written for people. */
export function hole(name: string, encoding: HoleEncoding = 'plain'): Hole {
  return { expression: `process.env.${name}`, source: { kind: 'environment', name }, encoding, span: [5, 10] };
}

/** What a draft in a test says; texts are literal unless given as pieces. */
export interface Sketch {
  readonly client?: Client;
  readonly method?: string;
  readonly url?: string | Text;
  readonly headers?: Readonly<Record<string, string | Text>>;
  readonly body?: string | Text;
  readonly bodyKind?: DraftBody['kind'];
  readonly parts?: readonly BodyFilePart[];
  readonly encodedBy?: 'client' | 'code';
}

/** A draft; the Authorization stands at [100, 200], the address at [10, 20]. */
export function sketch({
  client = 'fetch',
  method = 'GET',
  url = 'https://discord.com/api/v10/channels/1/messages',
  headers = {},
  body,
  bodyKind = 'json',
  parts,
  encodedBy,
}: Sketch = {}): Draft {
  const text = (value: string | Text): Text => (typeof value === 'string' ? [value] : value);
  return {
    language: 'typescript',
    client,
    span: [0, 300],
    method: { text: text(method), span: [0, 5] },
    url: { text: text(url), span: [10, 20] },
    headers: Object.entries(headers).map(([name, value]) => ({
      name,
      nameSpan: [90, 95],
      value: { text: text(value), span: [100, 200] },
    })),
    body:
      body === undefined && parts === undefined
        ? null
        : {
            kind: bodyKind,
            text: text(body ?? []),
            span: [210, 290],
            fields: new Map(),
            ...(parts === undefined ? {} : { parts }),
            ...(encodedBy === undefined ? {} : { encodedBy }),
          },
  };
}

const surroundings: WireSurroundings = { values: () => undefined, profile: null, allowedOrigins: [], trusted: true };

/** A draft's wire in surroundings where nothing is known but what is given. */
export function wireOf(draft: Draft, given: Partial<WireSurroundings> = {}): WireResult {
  return toWire(draft, { ...surroundings, ...given });
}

/** A wire that must be ready. */
export function readyWire(draft: Draft, given: Partial<WireSurroundings> = {}): Extract<WireResult, { kind: 'ready' }> {
  const result = wireOf(draft, given);
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.refusal));
  return result;
}

/** The active bot profile. */
export const botProfile = { name: 'staging', kind: 'bot', secret: botToken } as const;
