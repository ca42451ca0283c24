// What is still seen of requests while they are typed: at every prefix, and with any one character missing.
import { after, familyOf, foundIn, halfWrittenCode, halfWrittenRequests, keyOf } from '../core/extract/halfWritten.ts';
import { goal, percent } from './parts/goals.ts';

interface Count {
  documents: number;
  parts: number;
  found: number;
}

const names: Readonly<Record<string, string>> = {
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  python: 'Python',
  shellscript: 'curl',
  http: '.http',
};

const documents = [...(await halfWrittenCode()), ...(await halfWrittenRequests())];
const table = new Map<string, { prefixes: Count; around: Count; inside: Count }>();
const none = (): Count => ({ documents: 0, parts: 0, found: 0 });
const lost: string[] = [];
for (const { name, language, text, begin, end, read, parts } of documents) {
  const counts = table.get(language) ?? { prefixes: none(), around: none(), inside: none() };
  table.set(language, counts);
  const isCode = language !== 'shellscript' && language !== 'http';
  for (let length = begin + 1; length < end; length++) {
    const complete = parts.filter(({ from, to }) => from <= length && length <= to);
    if (complete.length === 0) continue;
    for (const behind of isCode ? ['', `\n${after[familyOf(language)]}`] : ['']) {
      const found = foundIn(read, text.slice(0, length) + behind);
      counts.prefixes.documents++;
      counts.prefixes.parts += complete.length;
      for (const part of complete) {
        if (found.has(keyOf(part.name, part.span))) counts.prefixes.found++;
        else lost.push(`${name}: ${part.name} of ${JSON.stringify(text.slice(Math.max(0, length - 80), length))}`);
      }
    }
  }
  for (let at = 0; at < text.length; at++) {
    const count = at < begin || at >= end ? counts.around : counts.inside;
    const untouched = parts.filter(({ span }) => at < span[0] || at >= span[1]);
    const found = foundIn(read, text.slice(0, at) + text.slice(at + 1));
    count.documents++;
    count.parts += untouched.length;
    for (const part of untouched) {
      const moved = at < part.span[0] ? 1 : 0;
      if (found.has(keyOf(part.name, [part.span[0] - moved, part.span[1] - moved]))) count.found++;
    }
  }
}
console.table(
  [...table].map(([language, { prefixes, around, inside }]) => ({
    language: names[language] ?? language,
    prefixes: prefixes.documents,
    'parts seen': percent(prefixes.found, prefixes.parts),
    'a character missing around': around.documents,
    'parts seen there': percent(around.found, around.parts),
    'a character missing in requests': inside.documents,
    'other parts seen': percent(inside.found, inside.parts),
  })),
);
console.log('A bracket, a quote or a name that is missing may truly change what the rest means: no goal for that.');
for (const place of lost.slice(0, 20)) console.log(`lost: ${place}`);
for (const [language, { prefixes, around }] of table) {
  const seen = percent(prefixes.found, prefixes.parts);
  goal(
    `${names[language]}, complete parts at every prefix`,
    seen,
    '100 %',
    prefixes.parts > 0 && prefixes.found === prefixes.parts,
  );
  if (around.parts === 0 || language === 'http') continue;
  goal(
    `${names[language]}, parts with a character missing in the code around`,
    percent(around.found, around.parts),
    '100 %',
    around.found === around.parts,
  );
}
