import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { curlFixtures, environment } from '../../core/extract/executedCurl.ts';
import { versionOf } from './peers.ts';

/** One part of a form as a reader of curl understands it. */
export interface SentPart {
  readonly name: string;
  readonly filename?: string;
  readonly content: string;
}

/** A request as a reader of curl understands it: what it says, without what the client adds by itself. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | readonly SentPart[];
}

/** Another product that reads curl commands. */
export interface CurlPeer {
  readonly name: string;
  /** The requests of a script. Throws where the product refuses it. */
  read(script: string): Promise<readonly Sent[]>;
}

/** The readers of curl that npm has: curlconverter, Postman's and Insomnia's. */
export async function curlPeers(require: NodeJS.Require): Promise<readonly CurlPeer[]> {
  return [await curlconverter(require), postman(require), insomnia(require)];
}

interface Har {
  readonly log: { readonly entries: readonly { readonly request: HarRequest }[] };
}

interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly queryString: readonly Pair[];
  readonly postData?: { readonly text?: string; readonly params?: readonly Pair[] };
}

interface Pair {
  readonly name: string;
  readonly value?: string;
}

async function curlconverter(require: NodeJS.Require): Promise<CurlPeer> {
  const entry = require.resolve('curlconverter/dist/src/index.js');
  const { toHarString, toJsonObject } = await import(pathToFileURL(entry).href);
  return {
    name: versionOf(require, 'curlconverter'),
    read: async (script) => {
      const har = JSON.parse(toHarString(script)) as Har;
      // Its HAR has no forms; its JSON has those of a single command.
      const form = har.log.entries.length === 1 && /\s(?:-\w*F|--form)/.test(script) ? toJsonObject(script) : {};
      const parts = [
        ...Object.entries((form.data ?? {}) as Record<string, string>).map(([name, content]) => ({ name, content })),
        ...Object.entries((form.files ?? {}) as Record<string, string>).map(([name, path]) => fileOf(name, path)),
      ];
      return har.log.entries.map(({ request }) => ({
        method: request.method,
        url: withQuery(request.url, request.queryString),
        headers: request.headers.map(({ name, value }) => [name, filled(value)] as const),
        body: parts.length > 0 ? parts : filled(request.postData?.text ?? pairsAsForm(request.postData?.params ?? [])),
      }));
    },
  };
}

interface PostmanRequest {
  readonly method: string;
  readonly url: string;
  readonly header: readonly { readonly key: string; readonly value: string }[];
  readonly body?: {
    readonly mode?: string;
    readonly raw?: string;
    readonly urlencoded?: readonly { readonly key: string; readonly value: string }[];
    readonly formdata?: readonly { readonly type: string; readonly key: string; readonly value: string }[];
    readonly file?: { readonly src?: string };
  };
  readonly auth?: { readonly basic?: readonly { readonly key: string; readonly value: string }[] };
}

function postman(require: NodeJS.Require): CurlPeer {
  const { convert } = require('curl-to-postmanv2');
  return {
    name: `Postman (${versionOf(require, 'curl-to-postmanv2')})`,
    read: async (script) => {
      const output = await new Promise<readonly { readonly data: PostmanRequest }[]>((resolve, reject) => {
        convert({ type: 'string', data: script }, (error: unknown, answer: { result: boolean; output: never }) => {
          if (error || !answer.result) reject(error ?? new Error('refused'));
          else resolve(answer.output);
        });
      });
      return output.map(({ data: { method, url, header, body, auth } }) => {
        const basic = new Map(auth?.basic?.map(({ key, value }) => [key, value]));
        return {
          method,
          url: filled(url),
          headers: [
            ...header.map(({ key, value }) => [key, filled(value)] as const),
            ...(basic.size > 0 ? [basicHeader(basic.get('username'), basic.get('password'))] : []),
          ],
          body: postmanBody(method, body),
        };
      });
    },
  };
}

function postmanBody(method: string, body: PostmanRequest['body']): Sent['body'] {
  switch (body?.mode) {
    case 'raw':
      return filled(body.raw ?? '');
    case 'urlencoded':
      // Postman sends no body with GET unless it is told to.
      if (method === 'GET') return '';
      return filled(pairsAsForm((body.urlencoded ?? []).map(({ key, value }) => ({ name: key, value }))));
    case 'formdata':
      return (body.formdata ?? []).map(({ type, key, value }) =>
        type === 'file' ? fileOf(key, value) : { name: key, content: filled(value) },
      );
    case 'file':
      return contentsOf(body.file?.src ?? '');
    default:
      return '';
  }
}

interface InsomniaRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Pair[];
  readonly parameters: readonly Pair[];
  readonly authentication: { readonly username?: string; readonly password?: string };
  readonly body: {
    readonly mimeType?: string;
    readonly text?: string;
    readonly params?: readonly (Pair & { readonly type?: string; readonly fileName?: string })[];
  };
}

function insomnia(require: NodeJS.Require): CurlPeer {
  const { convert } = require('insomnia-importers');
  return {
    name: `Insomnia (${versionOf(require, 'insomnia-importers')})`,
    read: async (script) => {
      const requests = (await convert(script)).data.resources as readonly InsomniaRequest[];
      return requests.map(({ method, url, headers, parameters, authentication: { username, password }, body }) => {
        const isForm = body.mimeType === 'multipart/form-data';
        const parts = (body.params ?? []).map(({ name, value, fileName }) =>
          fileName === undefined ? { name, content: filled(value ?? '') } : fileOf(name, fileName),
        );
        return {
          method,
          url: withQuery(filled(url), parameters),
          headers: [
            ...headers.map(({ name, value }) => [name, filled(value ?? '')] as const),
            ...(username === undefined ? [] : [basicHeader(username, password)]),
          ],
          body: isForm ? parts : filled(body.text ?? pairsAsForm(body.params ?? [])),
        };
      });
    },
  };
}

/** None of them looks variables up: they are filled in for them from the environment that curl had. */
function filled(text: string): string {
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced, bare) => environment[braced ?? bare] ?? whole);
}

function withQuery(url: string, pairs: readonly Pair[]): string {
  if (pairs.length === 0) return filled(url);
  const query = pairs.map(({ name, value = '' }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return filled(`${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`);
}

function pairsAsForm(pairs: readonly Pair[]): string {
  return pairs.map(({ name, value }) => `${name}=${value ?? ''}`).join('&');
}

function basicHeader(user = '', password = ''): readonly [string, string] {
  return ['Authorization', `Basic ${Buffer.from(`${filled(user)}:${filled(password)}`).toString('base64')}`];
}

function fileOf(name: string, path: string): SentPart {
  const file = path.replace(/^@/, '');
  return { name, filename: file.split('/').at(-1) ?? file, content: contentsOf(file) };
}

function contentsOf(path: string): string {
  try {
    return readFileSync(`${curlFixtures}/files/${path}`, 'utf8');
  } catch {
    return '';
  }
}
