// Runs the entries of `test/fixtures/apart/sandbox.json` against a sandbox of their own, through HTTP.
// They were written from public facts by someone who has not seen the sandbox.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { startSandbox } from '../../src/sandbox/server.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Names = Record<string, Json>;

interface Step {
  request: {
    method: string;
    /** Of the sandbox; what the API has is below /api/v10. */
    path: string;
    /** Added to a bot's Authorization and User-Agent; null takes one away. */
    headers?: Record<string, string | null>;
    json?: Json;
    text?: string;
    /** Puts `to` in the place of the first `from` of the body, without spaces between its tokens. */
    replace?: { from: string; to: string };
  };
  /** Milliseconds that pass before each sending. */
  pass?: number;
  /** How often it is sent; {{i}} counts from 0, and each answer has to be as expected. */
  repeat?: number;
  expect: {
    /** One, or one of several where the facts leave it open. */
    status: number | number[];
    code?: number | number[];
    headers?: Record<string, string | null>;
    /** Exactly these places have errors, and the first of each has this code. "a|b" is one place or the other. */
    errors?: Record<string, string>;
    /** Part of the body; a text between slashes is a pattern for texts and numbers. */
    body?: Json;
    /** Dotted places that are not in the body. */
    without?: string[];
    /** Retry-After is the body's retry_after, rounded up. */
    rounded?: boolean;
  };
}

interface Entry {
  name: string;
  source: string;
  scenario?: string;
  steps: Step[];
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
  body: Json | undefined;
}

/** Time that moves only when it is told to. */
class StandingClock {
  #now = Date.parse('2026-11-20T12:00:00Z');
  #waiting: { at: number; done: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  delay(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    return new Promise((done) => {
      this.#waiting.push({ at: this.#now + ms, done });
    });
  }

  pass(ms: number): void {
    this.#now += ms;
    const due = this.#waiting.filter((one) => one.at <= this.#now).sort((a, b) => a.at - b.at);
    this.#waiting = this.#waiting.filter((one) => one.at > this.#now);
    for (const one of due) one.done();
  }
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function at(value: Json | undefined, keys: string[]): Json | undefined {
  let here = value;
  for (const key of keys) {
    if (Array.isArray(here)) here = here[Number(key)];
    else if (isObject(here)) here = here[key];
    else return undefined;
  }
  return here;
}

/** {{name}}, {{name.some.place}} and, for a text of a given size, {{pad:1000}} or {{pad:1000:a}}. */
function fill(text: string, names: Names): string {
  return text.replaceAll(/\{\{([^{}]+)\}\}/g, (whole, inside: string) => {
    const pad = /^pad:(\d+)(?::(.+))?$/.exec(inside);
    if (pad) return (pad[2] ?? 'x').repeat(Number(pad[1]));
    const [name = '', ...keys] = inside.split('.');
    if (!Object.hasOwn(names, name)) return whole;
    const value = at(names[name], keys);
    assert.ok(value !== undefined, `${whole} has no value`);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}

function fillAll(value: Json, names: Names): Json {
  if (typeof value === 'string') return fill(value, names);
  if (Array.isArray(value)) return value.map((one) => fillAll(one, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [fill(key, names), fillAll(one, names)]));
}

function send(url: string, token: string, step: Step, names: Names): Promise<Answer> {
  const { method, path, headers, json, text, replace } = step.request;
  const sent: Record<string, string> = {
    authorization: `Bot ${token}`,
    'user-agent': 'DiscordBot (https://example.com, 1.0)',
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
  };
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === null) delete sent[name.toLowerCase()];
    else sent[name.toLowerCase()] = fill(value, names);
  }
  let body = json === undefined ? text && fill(text, names) : JSON.stringify(fillAll(json, names));
  if (replace && body !== undefined) {
    body = JSON.stringify(JSON.parse(body));
    assert.ok(body.includes(replace.from), `nothing to replace: ${replace.from}`);
    body = body.replace(replace.from, () => replace.to);
  }
  return new Promise((resolve, reject) => {
    const going = request(url + fill(path, names), { method, headers: sent, agent: false }, (coming) => {
      const parts: Buffer[] = [];
      coming.on('data', (part: Buffer) => parts.push(part));
      coming.on('error', reject);
      coming.on('end', () => {
        const got = Buffer.concat(parts).toString('utf8');
        const received: Record<string, string> = {};
        for (const [name, value] of Object.entries(coming.headers)) received[name] = String(value);
        let parsed: Json | undefined;
        try {
          parsed = JSON.parse(got) as Json;
        } catch {
          parsed = undefined;
        }
        resolve({ status: coming.statusCode ?? 0, headers: received, text: got, body: parsed });
      });
    });
    going.on('error', reject);
    going.end(body);
  });
}

const pattern = (text: string): RegExp | undefined => {
  const inside = /^\/(.*)\/$/s.exec(text)?.[1];
  return inside === undefined ? undefined : new RegExp(inside, 's');
};

function matches(got: Json | undefined, wanted: Json, place: string): void {
  if (typeof wanted === 'string') {
    const wish = pattern(wanted);
    if (wish) {
      assert.ok(typeof got === 'string' || typeof got === 'number', `${place}: no text: ${JSON.stringify(got)}`);
      assert.match(String(got), wish, place);
      return;
    }
  }
  if (Array.isArray(wanted)) {
    assert.ok(Array.isArray(got), `${place}: no array: ${JSON.stringify(got)}`);
    assert.equal(got.length, wanted.length, `${place}: length`);
    for (const [index, one] of wanted.entries()) matches(got[index], one, `${place}.${index}`);
    return;
  }
  if (isObject(wanted)) {
    assert.ok(
      Array.isArray(got) || isObject(got),
      `${place}: neither object nor array: ${JSON.stringify(got)?.slice(0, 300)}`,
    );
    for (const [key, one] of Object.entries(wanted)) matches(at(got, [key]), one, `${place}.${key}`);
    return;
  }
  assert.deepEqual(got, wanted, place);
}

/** Dotted place → code of its first error, from the tree of a 50035. */
function flatten(tree: Json | undefined, place: string[], into: Map<string, string>): Map<string, string> {
  if (!isObject(tree)) return into;
  for (const [key, one] of Object.entries(tree)) {
    if (key !== '_errors') flatten(one, [...place, key], into);
    else into.set(place.join('.'), String(at(one, ['0', 'code'])));
  }
  return into;
}

function check(answer: Answer, step: Step, names: Names): void {
  const { status, code, headers, errors, body, without, rounded } = step.expect;
  const seen = `${answer.status} ${answer.text.slice(0, 600)}`;
  assert.ok([status].flat().includes(answer.status), `status ${[status].flat().join(' or ')}, not ${seen}`);
  if (code !== undefined) {
    const got = at(answer.body, ['code']);
    assert.ok(
      [code].flat().some((one) => one === got),
      `code ${[code].flat().join(' or ')}, not ${seen}`,
    );
  }
  for (const [name, raw] of Object.entries(headers ?? {})) {
    const got = answer.headers[name.toLowerCase()];
    const wanted = raw === null ? null : fill(raw, names);
    const wish = wanted === null ? undefined : pattern(wanted);
    if (wanted === null) assert.equal(got, undefined, `header ${name}`);
    else if (wish) assert.match(got ?? '', wish, `header ${name}`);
    else assert.equal(got, wanted, `header ${name}`);
  }
  if (errors) {
    const got = flatten(at(answer.body, ['errors']), [], new Map());
    for (const [places, wanted] of Object.entries(errors)) {
      const place = places.split('|').find((one) => got.has(one));
      assert.ok(place !== undefined, `no error at ${places}: ${seen}`);
      const wish = pattern(wanted);
      if (wish) assert.match(got.get(place) ?? '', wish, `error at ${place}`);
      else assert.equal(got.get(place), wanted, `error at ${place}`);
      got.delete(place);
    }
    assert.deepEqual([...got.keys()], [], `more errors: ${seen}`);
  }
  if (body !== undefined) {
    const wanted = fillAll(body, names);
    if (typeof wanted === 'string') {
      const wish = pattern(wanted);
      if (wish) assert.match(answer.text, wish);
      else assert.equal(answer.text, wanted);
    } else matches(answer.body, wanted, 'body');
  }
  for (const place of without ?? []) {
    assert.equal(at(answer.body, place.split('.')), undefined, `${place} is in ${seen}`);
  }
  if (rounded) {
    const wait = at(answer.body, ['retry_after']);
    assert.ok(typeof wait === 'number' && wait > 0, `no retry_after: ${seen}`);
    assert.equal(answer.headers['retry-after'], String(Math.ceil(wait)), 'Retry-After');
  }
}

const { ids, entries } = JSON.parse(readFileSync('test/fixtures/apart/sandbox.json', 'utf8')) as {
  ids: Record<string, string>;
  entries: Entry[];
};

describe('the sandbox, by entries written apart from it', () => {
  for (const entry of entries) {
    it(entry.name, async function () {
      this.timeout(60_000);
      const clock = new StandingClock();
      const sandbox = await startSandbox({
        port: 0,
        seed: 1,
        clock,
        ...(entry.scenario === undefined ? {} : { scenario: entry.scenario }),
      });
      try {
        const names: Names = { ...ids, token: sandbox.token };
        for (const [index, step] of entry.steps.entries()) {
          for (let i = 0; i < (step.repeat ?? 1); i += 1) {
            if (step.pass !== undefined) clock.pass(step.pass);
            names.i = i;
            const answer = await send(sandbox.url, sandbox.token, step, names);
            try {
              check(answer, step, names);
            } catch (error) {
              const where = `step ${index + 1}${step.repeat === undefined ? '' : `, time ${i + 1}`}`;
              if (error instanceof Error) error.message = `${where}: ${error.message}`;
              throw error;
            }
            const location = answer.headers.location;
            names[`step${index + 1}`] = {
              ...(isObject(answer.body) ? answer.body : {}),
              ...(Array.isArray(answer.body) ? { list: answer.body } : {}),
              text: answer.text,
              headers: answer.headers,
              query: location === undefined ? {} : Object.fromEntries(new URL(location, sandbox.url).searchParams),
            };
          }
        }
      } finally {
        await sandbox.close();
      }
    });
  }
});
