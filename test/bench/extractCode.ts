// Requests in source code, library by library, beside what arrived when the code was executed with the real library.
import { extract } from '../../src/core/extract/extract.ts';
import { assertTruth, snippetsOf } from '../core/extract/executedCode.ts';
import { goal } from './parts/goals.ts';

interface Row {
  readonly files: Set<string>;
  requests: number;
  identical: number;
}

const rows = new Map<string, Row>();
const failures: string[] = [];
for (const folder of ['javascript', 'python', 'components']) {
  for (const { name, text, language, truth } of snippetsOf(folder)) {
    const { drafts } = await extract(text, language);
    const isIdentical = await assertTruth(text, language, truth).then(
      () => true,
      (error: unknown) => {
        failures.push(`${folder}/${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
        return false;
      },
    );
    for (const { client, language: written } of drafts) {
      const library = `${client} in ${language === written ? written : `${language}, ${written}`}`;
      const row = rows.get(library) ?? { files: new Set(), requests: 0, identical: 0 };
      rows.set(library, row);
      row.files.add(name);
      row.requests++;
      if (isIdentical) row.identical++;
    }
  }
}
const sum = { requests: 0, identical: 0 };
console.table(
  [...rows].toSorted().map(([library, { files, requests, identical }]) => {
    sum.requests += requests;
    sum.identical += identical;
    return { library, snippets: files.size, requests, 'as executed': identical };
  }),
);
for (const failure of failures) console.log(`not as executed: ${failure}`);
const isMet = failures.length === 0 && sum.requests > 0;
goal('requests in code as executed', `${sum.identical} of ${sum.requests}`, 'all', isMet);
