// Writes into a journal until it is killed: `node writer.mjs <folder> <name> [count] [bytes of the whole journal]`.
// Says on stdout, one line each, what was confirmed and what was heard.
import { writeSync } from 'node:fs';
import { FileJournal } from '../../../src/node/journal/fileJournal.ts';
import { recordFor } from '../../core/journal/records.ts';

const [folder = '', name = '', count = 'Infinity', maxBytes = '1000000000'] = process.argv.slice(2);

// A limit of file sizes sends it; without a listener it ends the process before the write can fail.
process.on('SIGXFSZ', () => {});

const journal = new FileJournal({
  folder,
  now: () => Date.now(),
  pid: process.pid,
  chance: () => Math.random().toString(36).slice(2, 12),
  limits: () => ({ maxBytes: Number(maxBytes), maxAge: 1e12 }),
  onTrouble: ({ kind, reason }) => writeSync(1, `trouble ${kind} ${reason}\n`),
});

for (let index = 0; index < Number(count); index += 1) {
  journal.append(recordFor(`${name}-${index}`, Date.now()));
  // To the pipe in one call: what was said is out, whatever happens to this process next.
  writeSync(1, `${name}-${index}\n`);
}
journal.close();
