/**
 * The held-out fixtures of `fixtures/apart`, through the built command line: see their README. What a fixture leaves
 * out is not compared; `$anyOf` and lists of words stand where the contract leaves more than one answer open.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Words = string | string[];

interface ExpectedRequest {
  name?: string;
  method?: string;
  url: Json;
  headers: [string, Json][];
  /** What a client may or may not be seen to add: curl's --json and --compressed, a token set elsewhere. */
  headersMayHave?: string[];
  bodyKind?: string | null;
  bodyValue?: Json;
  unresolved?: string[];
  slices?: Record<string, string>;
}

interface FoundRequest {
  name?: string;
  method: string;
  url: string;
  headers: [string, string][];
  body: { kind: string; text?: string; value?: Json } | null;
  unresolved: string[];
  ranges: Record<string, [number, number]>;
}

interface ExpectedDiagnosis {
  class: Words;
  code?: number;
  confidence?: Words;
  retryWhen?: Words;
  /** From and to, in ms. */
  retryAfterMs?: [number, number];
  fieldPaths?: string[];
  fieldCodes?: string[];
  notClass?: string[];
}

interface Diagnosis {
  class: string;
  code: number | null;
  confidence: string;
  retry: { when: string; afterMs?: number };
  fields: { path: string; code: string; message: string }[];
}

const root = above(dirname(fileURLToPath(import.meta.url)));
const fixtures = join(root, 'test/fixtures/apart');

/** The folder of package.json, from wherever this module was built to. */
function above(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  assert.notEqual(parent, folder, 'no package.json above this test');
  return above(parent);
}

/** Runs one command over several files: their documents by file name. */
function documents(command: string, files: string[]): Map<string, unknown> {
  const run = spawnSync(process.execPath, [join(root, 'dist/cli.mjs'), command, '--format', 'json', ...files], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.ok(run.status === 0 || run.status === 1, `tracecord ${command} ended with ${run.status}: ${run.stderr}`);
  const lines = run.stdout.split('\n').filter((line) => line !== '');
  assert.equal(lines.length, files.length, `one document a line for each file; standard error: ${run.stderr}`);
  return new Map(lines.map((line) => [basename((JSON.parse(line) as { file: string }).file), JSON.parse(line)]));
}

/** Holes of shells and .http files with and without their sigils: `{$X}`, `{${X}}`, `{{x}}` are `{X}`, `{x}`. */
const plain = (text: string): string =>
  text
    .replace(/\{\$\{(\w+)\}\}/g, '{$1}')
    .replace(/\{\{([^{}]*)\}\}/g, '{$1}')
    .replace(/\{\$/g, '{');
const plainName = (name: string): string => plain(`{${name}}`).slice(1, -1);

function like(found: unknown, expected: Json): boolean {
  if (typeof expected === 'string') return typeof found === 'string' && plain(found) === plain(expected);
  if (expected === null || typeof expected !== 'object') return found === expected;
  if (Array.isArray(expected)) {
    return (
      Array.isArray(found) &&
      found.length === expected.length &&
      expected.every((item, index) => like(found[index], item))
    );
  }
  if (Array.isArray(expected.$anyOf)) return expected.$anyOf.some((one) => like(found, one));
  if (found === null || typeof found !== 'object' || Array.isArray(found)) return false;
  const properties = found as Record<string, unknown>;
  return (
    Object.keys(properties).every((key) => key in expected) &&
    Object.entries(expected).every(([key, value]) => key in properties && like(properties[key], value))
  );
}

function faultsOf(found: FoundRequest, expected: ExpectedRequest, text: string): string[] {
  const faults: string[] = [];
  const hold = (what: string, is: boolean, a: unknown, b: unknown) => {
    if (!is) faults.push(`${what}: ${JSON.stringify(a)}, expected ${JSON.stringify(b)}`);
  };
  if (expected.name !== undefined) hold('name', found.name === expected.name, found.name, expected.name);
  if (expected.method !== undefined) hold('method', found.method === expected.method, found.method, expected.method);
  hold('url', like(found.url, expected.url), found.url, expected.url);

  const wanted = [...expected.headers];
  const mayHave = (expected.headersMayHave ?? []).map((name) => name.toLowerCase());
  for (const [name, value] of found.headers) {
    const at = wanted.findIndex(([other, like_]) => other.toLowerCase() === name.toLowerCase() && like(value, like_));
    if (at >= 0) wanted.splice(at, 1);
    else if (!mayHave.includes(name.toLowerCase())) faults.push(`header not expected: ${name}: ${value}`);
  }
  for (const [name, value] of wanted) faults.push(`header not found: ${name}: ${JSON.stringify(value)}`);

  const kind = found.body?.kind ?? null;
  if (expected.bodyKind !== undefined) hold('body kind', kind === expected.bodyKind, kind, expected.bodyKind);
  if (expected.bodyValue !== undefined) {
    hold('body', like(found.body?.value, expected.bodyValue), found.body?.value, expected.bodyValue);
  }
  if (expected.unresolved !== undefined) {
    const names = [...new Set(found.unresolved.map(plainName))].sort();
    const expectedNames = expected.unresolved.map(plainName).sort();
    hold('unresolved', names.join('\n') === expectedNames.join('\n'), names, expectedNames);
  }

  const ranges = new Map(Object.entries(found.ranges).map(([key, range]) => [rangeKey(key), range]));
  for (const [key, slice] of Object.entries(expected.slices ?? {})) {
    const range = ranges.get(rangeKey(key));
    const covered = range === undefined ? undefined : text.slice(...range);
    hold(`range ${key}`, covered === slice, covered, slice);
  }
  return faults;
}

/** The readings of an expectation that leaves a whole field open. */
function readingsOf(request: ExpectedRequest): ExpectedRequest[] {
  let readings: ExpectedRequest[] = [request];
  for (const [field, value] of Object.entries(request) as [string, Json][]) {
    if (field === 'url' || field === 'bodyValue' || value === null || typeof value !== 'object') continue;
    if (Array.isArray(value) || !Array.isArray(value.$anyOf)) continue;
    readings = value.$anyOf.flatMap((one) => readings.map((reading) => ({ ...reading, [field]: one })));
  }
  return readings;
}

const rangeKey = (key: string): string => (key.startsWith('header:') ? key.toLowerCase() : key);
const words = (value: Words): string[] => (typeof value === 'string' ? [value] : value);

describe('apart: extract', () => {
  const folder = join(fixtures, 'extract');
  const files = readdirSync(folder).filter((name) => existsSync(join(folder, `${name}.expected.json`)));
  let found: Map<string, unknown>;
  before(() => {
    found = documents(
      'extract',
      files.map((name) => join(folder, name)),
    );
  });

  for (const name of files) {
    it(name, () => {
      const text = readFileSync(join(folder, name), 'utf8');
      const expected = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8')) as {
        requests: ExpectedRequest[];
      };
      const { requests } = found.get(name) as { requests: FoundRequest[] };
      const faults = expected.requests.flatMap((request, index) => {
        const other = requests[index];
        if (other === undefined) return [];
        const tried = readingsOf(request).map((reading) => faultsOf(other, reading, text));
        const least = tried.sort((a, b) => a.length - b.length)[0] ?? [];
        return least.map((fault) => `#${index + 1} ${fault}`);
      });
      if (requests.length !== expected.requests.length) {
        const urls = requests.map((request) => `${request.method} ${request.url}`);
        faults.unshift(`${requests.length} requests, expected ${expected.requests.length}: ${JSON.stringify(urls)}`);
      }
      assert.equal(faults.join('\n'), '');
    });
  }
});

describe('apart: diagnose', () => {
  const text = readFileSync(join(fixtures, 'exchanges.json'), 'utf8');
  const cases = JSON.parse(text) as { name: string; source: string; exchange: Json; expect: ExpectedDiagnosis }[];
  let found: Map<string, unknown>;
  before(() => {
    const folder = mkdtempSync(join(tmpdir(), 'tracecord-apart-'));
    try {
      const files = cases.map(({ name, exchange }) => {
        const file = join(folder, `${name}.json`);
        writeFileSync(file, withTokens(JSON.stringify(exchange)));
        return file;
      });
      found = documents('diagnose', files);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  for (const { name, expect } of cases) {
    it(name, () => {
      const diagnosis = found.get(`${name}.json`) as Diagnosis;
      const faults: string[] = [];
      const hold = (what: string, is: boolean, a: unknown, b: unknown) => {
        if (!is) faults.push(`${what}: ${JSON.stringify(a)}, expected ${JSON.stringify(b)}`);
      };
      hold('class', words(expect.class).includes(diagnosis.class), diagnosis.class, expect.class);
      const forbidden = expect.notClass?.includes(diagnosis.class) ?? false;
      if (forbidden) faults.push(`class that must not be claimed: ${diagnosis.class} (${diagnosis.confidence})`);
      if (expect.code !== undefined) hold('code', diagnosis.code === expect.code, diagnosis.code, expect.code);
      if (expect.confidence !== undefined) {
        const is = words(expect.confidence).includes(diagnosis.confidence);
        hold('confidence', is, diagnosis.confidence, expect.confidence);
      }
      const { when, afterMs } = diagnosis.retry;
      if (expect.retryWhen !== undefined) hold('retry', words(expect.retryWhen).includes(when), when, expect.retryWhen);
      if (expect.retryAfterMs !== undefined) {
        const [from, to] = expect.retryAfterMs;
        hold('retry after', afterMs !== undefined && afterMs >= from && afterMs <= to, afterMs, expect.retryAfterMs);
      }
      const paths = diagnosis.fields.map((field) => field.path).sort();
      if (expect.fieldPaths !== undefined) {
        hold('fields', like(paths, [...expect.fieldPaths].sort()), paths, expect.fieldPaths);
      }
      const codes = diagnosis.fields.map((field) => field.code).sort();
      if (expect.fieldCodes !== undefined) {
        hold('field codes', like(codes, [...expect.fieldCodes].sort()), codes, expect.fieldCodes);
      }
      assert.equal(faults.join('\n'), '');
    });
  }
});

/** Token shapes are made here, so that no file holds one: an id, zeros and zeros; what an interaction token begins with. */
function withTokens(exchange: string): string {
  const id = Buffer.from('100000000000000001').toString('base64url');
  const interaction = Buffer.from(`interaction:100000000000000002:${'0'.repeat(80)}`).toString('base64url');
  return exchange
    .replaceAll('<shaped-token>', [id, '0'.repeat(6), '0'.repeat(38)].join('.'))
    .replaceAll('<interaction-token>', interaction);
}
