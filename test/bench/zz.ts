import { extractJavaScript } from '../../src/core/extract/javascript.ts';
import { tenThousandLines } from './parts/inputs.ts';

const text = tenThousandLines();
for (let i = 0; i < 30; i++) extractJavaScript(text, 'typescript');
const c = process.cpuUsage();
let n = 0;
const t = performance.now();
const m = [];
while (performance.now() - t < 8000) {
  const x = performance.now();
  extractJavaScript(text, 'typescript');
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
