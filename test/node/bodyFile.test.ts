import { deepEqual, equal } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodyFileLook, bodyFilePath } from '../../src/node/bodyFile.ts';

describe('a look at the file of a body', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'tracecord-look-')));
  const work = join(root, 'work');
  const at = (...parts: readonly string[]) => join(work, ...parts);
  before(() => {
    mkdirSync(at('sub'), { recursive: true });
    for (const file of [at('a.json'), at('sub/b.json'), join(root, 'key'), join(root, 'work2')])
      writeFileSync(file, '12345');
    symlinkSync(join(root, 'key'), at('link'));
    symlinkSync(at('a.json'), join(root, 'back'));
    symlinkSync(work, join(root, 'alias'));
    symlinkSync('loop', at('loop'));
    execFileSync('mkfifo', [at('pipe')]);
    symlinkSync(at('pipe'), at('toPipe'));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('says whether it lies inside, links followed on both sides', async () => {
    const look = bodyFileLook([work]);
    const inside = (path: string) => ({ kind: 'file', path, bytes: 5, isInside: true });
    const outside = (path: string) => ({ kind: 'file', path, bytes: 5, isInside: false });
    deepEqual(await look(at('a.json')), inside(at('a.json')));
    deepEqual(await look(at('sub/../sub/b.json')), inside(at('sub/b.json')));
    deepEqual(await look(join(root, 'back')), inside(at('a.json')));
    deepEqual(await look(at('link')), outside(join(root, 'key')));
    deepEqual(await look(at('../key')), outside(join(root, 'key')));
    // A neighbour whose name begins alike.
    deepEqual(await look(join(root, 'work2')), outside(join(root, 'work2')));
    deepEqual(await bodyFileLook([join(root, 'alias')])(at('a.json')), inside(at('a.json')));
    deepEqual(await bodyFileLook([])(at('a.json')), outside(at('a.json')));
    deepEqual(await bodyFileLook(['/', join(root, 'gone')])(at('a.json')), outside(at('a.json')));
    deepEqual(await bodyFileLook([], { anywhere: true })(at('link')), inside(join(root, 'key')));
  });

  it('says what is wrong with it', async () => {
    for (const [path, problem, code] of [
      [at('none'), 'missing', 'ENOENT'],
      [at('a.json/none'), 'missing', 'ENOTDIR'],
      [at('loop'), 'unreadable', 'ELOOP'],
      [at('sub'), 'not-a-file', undefined],
      [at('pipe'), 'not-a-file', undefined],
      [at('toPipe'), 'not-a-file', undefined],
      ['/dev/null', 'not-a-file', undefined],
      ['package.json', 'no-folder', undefined],
      ['\\\\host\\share\\a', 'other-host', undefined],
    ] as const) {
      const expected = { kind: 'problem', problem, ...(code === undefined ? {} : { code }) };
      deepEqual(await bodyFileLook([work])(path), expected, path);
    }
  });

  it('goes to another computer only where a folder is there, or the person said so', async () => {
    const share = '\\\\HOST\\share';
    // Here the path is relative to nothing; it is not refused for its computer any more.
    deepEqual(await bodyFileLook([share])('\\\\host\\share\\a'), { kind: 'problem', problem: 'no-folder' });
    deepEqual(await bodyFileLook([share])('\\\\other\\share\\a'), { kind: 'problem', problem: 'other-host' });
  });

  it('begins at the folder of the document', () => {
    equal(bodyFilePath('/shop', './a.json'), '/shop/a.json');
    equal(bodyFilePath('/shop', '../key'), '/key');
    equal(bodyFilePath('/shop', '/etc/hosts'), '/etc/hosts');
    equal(bodyFilePath(undefined, './a.json'), './a.json');
    equal(bodyFilePath('/shop', '\\\\host\\share\\a'), '\\\\host\\share\\a');
  });
});
