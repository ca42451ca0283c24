import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Server } from '../server.ts';

/** The files of the journal below a server's folders. */
export function segmentsOf({ home }: Server): string[] {
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((name) => /journal-\d+-\d+-\w+\.ndjson$/.test(name))
    .map((name) => join(home, name));
}

/** Everything that the journal holds. */
export function written(server: Server): string {
  return segmentsOf(server)
    .map((file) => readFileSync(file, 'utf8'))
    .join('');
}

/** What the journal holds, counted: requests, and which of them failed. */
export function tally(server: Server, chosen: (diagnosis: { class: string }) => boolean = () => true): string {
  const lines = written(server).trim().split('\n');
  const records = lines.map((line) => JSON.parse(line)).filter(({ diagnosis }) => chosen(diagnosis));
  const failed = records.filter(({ diagnosis }) => diagnosis.class !== 'success').length;
  return `${records.length} requests, ${failed} failed`;
}

/** The extension host that began the newest file of the journal: its name tells which process that is. */
export function newestWriter(server: Server): number {
  const [newest] = segmentsOf(server)
    .flatMap((path) => {
      const [, begunAt, pid] = /journal-(\d+)-(\d+)-/.exec(path) ?? [];
      return pid === undefined ? [] : [{ begunAt: Number(begunAt), pid: Number(pid) }];
    })
    .toSorted((a, b) => b.begunAt - a.begunAt);
  if (newest === undefined) throw new Error('No journal has been begun.');
  return newest.pid;
}
