import { equal } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realPlace } from '../../src/vscode/credentials/realPlace.ts';

describe('the real place of a path', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'tracecord-place-')));
  const work = join(root, 'work');
  const other = join(root, 'other');
  before(() => {
    for (const folder of [work, other]) mkdirSync(folder);
    writeFileSync(join(other, '.env'), '');
    symlinkSync(join(other, '.env'), join(work, 'file'));
    symlinkSync('../other', join(work, 'folder'));
    symlinkSync('../other/none', join(work, 'dangling'));
    symlinkSync('circle', join(work, 'circle'));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('is where its links lead, also where nothing is there yet', async () => {
    for (const [path, place] of [
      ['file', join(other, '.env')],
      ['folder/.env', join(other, '.env')],
      ['folder/none', join(other, 'none')],
      ['folder/none/deep', join(other, 'none/deep')],
      ['dangling', join(other, 'none')],
      ['none', join(work, 'none')],
      ['../other/.env', join(other, '.env')],
      ['.', work],
    ] as const)
      equal(await realPlace(join(work, path)), place, path);
  });

  it('cannot be told of a circle, or of what is no path', async () => {
    equal(await realPlace(join(work, 'circle')), undefined);
    equal(await realPlace(`${work}/\0`), undefined);
  });
});
