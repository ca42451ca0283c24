import { extractJavaScript } from '../../src/core/extract/javascript.ts';
import { tenThousandLines } from './parts/inputs.ts';

const text = tenThousandLines();
for (let i = 0; i < 60; i++) extractJavaScript(text, 'typescript');
const log: any[] = [];
(globalThis as any).LOG = log;
const t = performance.now();
extractJavaScript(text, 'typescript');
console.log(performance.now() - t);
const sum = (a: any[], i: number) => a.reduce((s, l) => s + l[i], 0);
console.log(
  log.length,
  sum(log, 5),
  sum(log, 1),
  sum(log, 2),
  sum(log, 3),
  sum(log, 4),
  'partial',
  log.filter((l) => l[6] < 400000).length,
);
for (const l of log.toSorted((a, b) => b[5] - a[5]).slice(0, 30))
  console.log(l[0], l[1], l[2], l[3], l[4], l[5].toFixed(2), l[6]);
