import { extractHttp } from '../../src/core/extract/http.ts';
import { tenThousandHttpLines } from './parts/inputs.ts';

const text = tenThousandHttpLines();
for (let i = 0; i < 30; i++) extractHttp(text);
const c = process.cpuUsage();
let n = 0;
const t = performance.now();
const m = [];
while (performance.now() - t < 6000) {
  const x = performance.now();
  extractHttp(text);
  m.push(performance.now() - x);
  n++;
}
const d = process.cpuUsage(c);
console.log(
  n,
  'cpu',
  (d.user + d.system) / n / 1000,
  'min',
  Math.min(...m),
  'median',
  m.sort((a, b) => a - b)[m.length >> 1],
);
