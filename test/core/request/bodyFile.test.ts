import { deepEqual, equal } from 'node:assert/strict';
import { type BodyFileLook, type BodyFileReading, withBodyFiles } from '../../../src/core/request/bodyFile.ts';
import type { BodyFilePart, Draft } from '../../../src/core/request/draft.ts';
import { botToken, hole, sketch, wireOf } from './drafts.ts';

/** Files by their paths as written. */
type Disk = Readonly<Record<string, BodyFileLook>>;

function reading(disk: Disk, outside: BodyFileReading['outside'] = 'ask') {
  const looks: string[] = [];
  const look = async (path: string): Promise<BodyFileLook> => {
    looks.push(path);
    return disk[path] ?? { kind: 'problem', problem: 'missing', code: 'ENOENT' };
  };
  return { look, outside, looks };
}

const inside = (path: string, bytes = 10): BodyFileLook => ({ kind: 'file', path, bytes, isInside: true });
const apart = (path: string): BodyFileLook => ({ kind: 'file', path, bytes: 10, isInside: false });
const fileDraft = (path: string) => sketch({ method: 'POST', body: path, bodyKind: 'file' });
const form = (...paths: readonly string[]) =>
  sketch({
    method: 'POST',
    bodyKind: 'multipart',
    parts: paths.map((path, at): BodyFilePart => ({ name: `files[${at}]`, filename: 'a', path })),
  });

async function settled(draft: Draft, given: BodyFileReading) {
  return withBodyFiles(wireOf(draft), draft, given);
}

async function refusalOf(draft: Draft, given: BodyFileReading) {
  const result = await settled(draft, given);
  return result.kind === 'refused' ? result.refusal : undefined;
}

describe('files that a body names', () => {
  it('are looked at once each, and none where the body is text', async () => {
    const given = reading({ '/w/a': inside('/w/a') });
    const result = await settled(form('/w/a', '/w/a'), given);
    deepEqual(given.looks, ['/w/a']);
    equal(result.kind === 'ready' && 'filesOutside' in result, false);
    const none = reading({});
    const plain = wireOf(sketch({ method: 'POST', body: '{}' }));
    equal(await withBodyFiles(plain, sketch(), none), plain);
    const refused = wireOf(sketch(), { trusted: false });
    equal(await withBodyFiles(refused, fileDraft('/w/a'), none), refused);
    deepEqual(none.looks, []);
  });

  it('are asked about by where they really lie, and read there', async () => {
    const given = reading({ '/w/link': apart('/home/key'), '/w/a': inside('/w/a'), '/w/b': apart('/home/key') });
    const result = await settled(form('/w/link', '/w/a', '/w/b'), given);
    if (result.kind !== 'ready' || result.wire.body?.kind !== 'multipart') throw new Error('not ready');
    deepEqual(result.filesOutside, ['/home/key']);
    deepEqual(
      result.wire.body.parts.map(({ content }) => content.kind === 'file' && content.path),
      ['/home/key', '/w/a', '/home/key'],
    );
  });

  it('are refused outside where nobody can be asked', async () => {
    deepEqual(await refusalOf(fileDraft('/w/link'), reading({ '/w/link': apart('/home/key') }, 'refuse')), {
      reason: 'body-file',
      problem: 'outside',
      path: '/home/key',
      span: [210, 290],
    });
  });

  it('are refused with what is wrong with them, and without a secret that their path holds', async () => {
    deepEqual(await refusalOf(fileDraft('/w/none'), reading({})), {
      reason: 'body-file',
      problem: 'missing',
      path: '/w/none',
      code: 'ENOENT',
      span: [210, 290],
    });
    const draft = sketch({ method: 'POST', body: ['/w/', hole('BOT_TOKEN')], bodyKind: 'file' });
    const result = await withBodyFiles(wireOf(draft, { values: () => botToken }), draft, reading({}));
    equal(result.kind, 'refused');
    equal(JSON.stringify(result).includes(botToken), false);
  });

  it('count against the limit of a body with all else that it holds', async () => {
    const half = 16 * 1024 * 1024;
    const disk = { '/w/a': inside('/w/a', half), '/w/b': inside('/w/b', half), '/w/c': inside('/w/c', 1) };
    equal(await refusalOf(form('/w/a', '/w/b'), reading(disk)), undefined);
    deepEqual(await refusalOf(form('/w/a', '/w/b', '/w/c'), reading(disk)), {
      reason: 'body-too-big',
      bytes: 2 * half + 1,
      limit: 2 * half,
      span: [210, 290],
    });
    // The same file twice is sent twice.
    equal((await refusalOf(form('/w/a', '/w/a', '/w/a'), reading(disk)))?.reason, 'body-too-big');
  });
});
