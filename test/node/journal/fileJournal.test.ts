import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import type { Trouble } from '../../../src/core/journal/journalStore.ts';
import type { JournalEntry, SafeRecord } from '../../../src/core/journal/safeRecord.ts';
import { segmentName } from '../../../src/core/journal/segments.ts';
import { FileJournal } from '../../../src/node/journal/fileJournal.ts';
import { recordFor } from '../../core/journal/records.ts';

let home: string;
let writer: string;
let made = 0;

/** A journal in this process, with a clock that stands where it is put. */
function journalIn(folder: string, changes: { now?: () => number; maxBytes?: number; maxAge?: number } = {}) {
  const troubles: Trouble[] = [];
  const journal = new FileJournal({
    folder,
    now: changes.now ?? (() => Date.now()),
    pid: process.pid,
    chance: () => `t${(made++).toString(36)}`,
    limits: () => ({ maxBytes: changes.maxBytes ?? 1e9, maxAge: changes.maxAge ?? 1e12 }),
    onTrouble: (trouble) => troubles.push(trouble),
  });
  return { journal, troubles };
}

async function read(folder: string) {
  const reading = journalIn(folder).journal.read();
  const entries: JournalEntry[] = [];
  for await (const entry of reading) entries.push(entry);
  return { records: entries as SafeRecord[], ids: entries.map((entry) => (entry as SafeRecord).id), ...reading.counts };
}

async function folderFor(name: string): Promise<string> {
  return mkdtemp(join(home, `${name}-`));
}

/** The lines that a child wrote, as they come. */
function saidBy(child: ChildProcess): { readonly text: () => string } {
  let text = '';
  child.stdout?.on('data', (piece: Buffer) => {
    text += piece.toString();
  });
  return { text: () => text };
}

describe('the journal on a disk', function () {
  this.timeout(30_000);
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'tracecord-journal-'));
    writer = join(home, 'writer.mjs');
    await build({
      bundle: true,
      platform: 'node',
      format: 'esm',
      entryPoints: ['test/node/journal/writer.ts'],
      outfile: writer,
    });
    // So that somebody else can read the program, where this is root.
    chmodSync(home, 0o755);
  });
  after(() => rm(home, { recursive: true, force: true }));

  it('is read back as it was written', async () => {
    const folder = await folderFor('back');
    const { journal } = journalIn(folder);
    const written = [recordFor('a', 1000), recordFor('b', 2000), recordFor('c', 3000)];
    for (const record of written) journal.append(record);
    const { records, damaged } = await read(folder);
    assert.deepEqual([records, damaged], [written, 0]);
    journal.close();
  });

  it('loses nothing that was confirmed when its process is killed', async () => {
    const folder = await folderFor('killed');
    for (let round = 0; round < 3; round += 1) {
      const child = spawn(process.execPath, [writer, folder, `r${round}`], { stdio: ['ignore', 'pipe', 'inherit'] });
      const said = saidBy(child);
      while (said.text().split('\n').length < 300) await once(child.stdout as NodeJS.ReadableStream, 'data');
      child.kill('SIGKILL');
      await once(child, 'close');
      const confirmed = said.text().split('\n').slice(0, -1);
      assert.ok(confirmed.length >= 299);
      const { ids, damaged } = await read(folder);
      const ours = ids.filter((id) => id.startsWith(`r${round}-`));
      assert.deepEqual(ours.slice(0, confirmed.length), confirmed);
      // At most the one that was written when it was killed.
      assert.ok(ours.length - confirmed.length <= 1 && damaged === 0, `${ours.length} ${confirmed.length} ${damaged}`);
    }
  });

  it('takes two windows at once, each in a file of its own, and merges them by time', async () => {
    const folder = await folderFor('two');
    const children = ['a', 'b'].map((name) =>
      spawn(process.execPath, [writer, folder, name, '1000'], { stdio: ['ignore', 'ignore', 'inherit'] }),
    );
    await Promise.all(children.map((child) => once(child, 'close')));
    const { records, ids, damaged } = await read(folder);
    assert.equal(damaged, 0);
    assert.equal(readdirSync(folder).length, 2);
    for (const name of ['a', 'b']) {
      assert.deepEqual(
        ids.filter((id) => id.startsWith(name)),
        Array.from({ length: 1000 }, (_, index) => `${name}-${index}`),
      );
    }
    const times = records.map(({ at }) => at);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
  });

  it('counts damaged lines and reads on: a torn one, somebody else’s, and one that never ends', async () => {
    const folder = await folderFor('damaged');
    const { journal } = journalIn(folder);
    journal.append(recordFor('a', 1000));
    journal.append(recordFor('b', 2000));
    journal.close();
    const [name = ''] = readdirSync(folder);
    const path = join(folder, name);
    const [first = '', second = ''] = readFileSync(path, 'utf8').split('\n');
    const broken = [first, second.slice(0, 80), '{"tracecord":1}', '\u0000\u0001', 'x'.repeat(900_000), second];
    writeFileSync(path, `${broken.join('\n')}\n${first.slice(0, 10)}`);
    const { ids, damaged } = await read(folder);
    assert.deepEqual([ids, damaged], [['a', 'b'], 5]);
  });

  it('keeps its size, and deletes only what nobody writes any more', async () => {
    const folder = await folderFor('size');
    const lived = segmentName(1, process.ppid, 'other');
    const ended = spawnSync(process.execPath, ['--version']).pid;
    const gone = segmentName(2, ended, 'gone');
    const line = `${'x'.repeat(1000)}\n`;
    for (const name of [lived, gone]) appendFileSync(join(folder, name), line.repeat(300));
    const { journal } = journalIn(folder, { maxBytes: 600_000 });
    for (let index = 0; index < 1500; index += 1) journal.append(recordFor(`n${index}`, index + 1));
    await journal.prune();
    const left = readdirSync(folder).sort();
    assert.ok(left.includes(lived) && !left.includes(gone), left.join(' '));
    const own = left
      .filter((name) => name !== lived)
      .reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
    // What another window owns is not ours to take: with it the whole is within the limit and a segment.
    assert.ok(own + 300 * line.length <= 600_000 + 75_000, `${own}`);
    const { ids } = await read(folder);
    assert.equal(ids.at(-1), 'n1499');
    journal.close();
  });

  it('deletes what is older than the age limit', async () => {
    const folder = await folderFor('age');
    const { journal } = journalIn(folder);
    journal.append(recordFor('old', 1));
    journal.close();
    const later = journalIn(folder, { now: () => Date.now() + 2 * 86_400_000, maxAge: 86_400_000 }).journal;
    await later.prune();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('says once that the disk is full, keeps on in memory, and writes it all when there is room again', async () => {
    const folder = await folderFor('full');
    // A limit of 64 KiB for files, which needs no rights: the system refuses the write as a full disk does.
    const { stdout } = spawnSync(
      'sh',
      ['-c', `ulimit -f 128; exec "$0" "$@"`, process.execPath, writer, folder, 'f', '400'],
      {
        encoding: 'utf8',
      },
    );
    const lines = stdout.trim().split('\n');
    const troubles = lines.filter((text) => text.startsWith('trouble'));
    assert.deepEqual(troubles, ['trouble full EFBIG']);
    assert.equal(lines.filter((text) => text.startsWith('f-')).length, 400);
    const { ids, damaged } = await read(folder);
    assert.ok(ids.length > 40 && ids.length < 400, `${ids.length}`);
    assert.equal(damaged, 0);
    assert.deepEqual(
      ids,
      Array.from({ length: ids.length }, (_, index) => `f-${index}`),
    );
  });

  it('fills a real small disk', async function () {
    const folder = await folderFor('tmpfs');
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
    // Needs root and a system that lets it mount.
    if (mounted.status !== 0) this.skip();
    try {
      let now = 0;
      const { journal, troubles } = journalIn(folder, { now: () => now });
      const filler = join(folder, 'filler');
      writeFileSync(filler, 'x'.repeat(40_000));
      for (let index = 0; index < 60; index += 1) journal.append(recordFor(`d${index}`, index + 1));
      assert.deepEqual(troubles, [{ kind: 'full', reason: 'ENOSPC' }]);
      const during = await read(folder);
      assert.ok(during.ids.length < 60 && during.damaged === 0, `${during.ids.length}`);
      // All of it can be read meanwhile, and is on the disk once there is room.
      const own: string[] = [];
      for await (const entry of journal.read()) own.push((entry as SafeRecord).id);
      assert.equal(own.length, 60);
      await rm(filler);
      now = 31_000;
      journal.append(recordFor('d60', 61));
      const { ids, damaged } = await read(folder);
      assert.deepEqual([ids.length, damaged, troubles.length], [61, 0, 1]);
      journal.close();
    } finally {
      spawnSync('umount', [folder]);
    }
  });

  it('works on in memory where it may not write, and says so once', async () => {
    const folder = join(await folderFor('barred'), 'journal');
    // A file stands where the folder would be: that bars root too.
    writeFileSync(folder, '');
    const { journal, troubles } = journalIn(folder);
    for (let index = 0; index < 1100; index += 1) journal.append(recordFor(`m${index}`, index + 1));
    assert.equal(troubles.length, 1);
    assert.ok(['EEXIST', 'ENOTDIR'].includes(troubles[0]?.reason ?? ''), troubles[0]?.reason);
    const kept: string[] = [];
    for await (const entry of journal.read()) kept.push((entry as SafeRecord).id);
    assert.deepEqual([kept.length, kept[0], kept.at(-1)], [1000, 'm100', 'm1099']);
    journal.close();
  });

  it('says that it has no permission, and works on', async () => {
    const folder = await folderFor('readonly');
    chmodSync(folder, 0o555);
    // Root may write everywhere: as root, the writer runs as nobody.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { stdout, status } = spawnSync(process.execPath, [writer, folder, 'p', '5'], { encoding: 'utf8', ...nobody });
    assert.equal(status, 0);
    assert.deepEqual(stdout.trim().split('\n'), [
      'trouble not-writable EACCES',
      ...[0, 1, 2, 3, 4].map((n) => `p-${n}`),
    ]);
    chmodSync(folder, 0o755);
    assert.deepEqual((await read(folder)).ids, []);
  });

  it('is deleted under the hands of another window, which begins anew', async () => {
    const folder = await folderFor('cleared');
    const one = journalIn(folder).journal;
    one.append(recordFor('a', 1));
    const other = journalIn(folder).journal;
    await other.clear();
    assert.deepEqual((await read(folder)).ids, []);
    one.append(recordFor('b', 2));
    assert.deepEqual((await read(folder)).ids, ['b']);
    one.close();
  });

  it('is one in all windows of a workspace, each of which VS Code gives a folder of its own', async () => {
    const root = join(await folderFor('windows'), 'workspaceStorage');
    const place = (id: string) => join(root, id, 'tracecord.tracecord', 'journal');
    const [first, second, foreign] = ['-5d3f1a2b', '-5d3f1a2b-1', '-5d3f1a2b1'].map(place) as [string, string, string];
    const journals = [first, second, foreign].map((folder) => journalIn(folder).journal);
    for (const [index, journal] of journals.entries()) journal.append(recordFor(`w${index}`, index + 1));
    for (const folder of [first, second]) assert.deepEqual((await read(folder)).ids, ['w0', 'w1']);
    assert.deepEqual((await read(foreign)).ids, ['w2']);
    await journalIn(second).journal.clear();
    for (const folder of [first, second]) assert.deepEqual((await read(folder)).ids, []);
    assert.deepEqual((await read(foreign)).ids, ['w2']);
    for (const journal of journals) journal.close();
  });

  it('is closed to other people of the machine', async () => {
    const folder = join(await folderFor('mode'), 'journal');
    const { journal } = journalIn(folder);
    journal.append(recordFor('a', 1));
    const [name = ''] = readdirSync(folder);
    assert.deepEqual([statSync(folder).mode & 0o777, statSync(join(folder, name)).mode & 0o777], [0o700, 0o600]);
    journal.close();
  });

  it('reads 100,000 records without holding them', async () => {
    const folder = await folderFor('many');
    const made = spawnSync(process.execPath, [writer, folder, 'm', '100000'], { encoding: 'utf8', maxBuffer: 1e8 });
    assert.equal(made.status, 0);
    // What other tests of this process left behind would count as well.
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    let count = 0;
    collect();
    const base = process.memoryUsage().heapUsed;
    let most = 0;
    const started = performance.now();
    for await (const _ of journalIn(folder).journal.read()) {
      count += 1;
      if (count % 20_000 !== 0) continue;
      collect();
      most = Math.max(most, process.memoryUsage().heapUsed - base);
    }
    console.log(`      ${Math.round(performance.now() - started)} ms, heap ${(most / 1e6).toFixed(1)} MB above`);
    assert.equal(count, 100_000);
    // The whole of it would take some 150 MB.
    assert.ok(most < 16e6, `${most}`);
  });
});
