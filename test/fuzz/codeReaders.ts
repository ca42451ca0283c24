import { ok } from 'node:assert/strict';
import { bodyField } from '../../src/core/authoring/bodyField.ts';
import { bodyItems } from '../../src/core/authoring/bodyItems.ts';
import { codeRouteItems } from '../../src/core/authoring/codeRouteItems.ts';
import { headerItems } from '../../src/core/authoring/headerItems.ts';
import { routeHover } from '../../src/core/authoring/routeHover.ts';
import { payloadBodies, shapedBodies } from '../../src/core/authoring/shapedBody.ts';
import { compose, composeTargets } from '../../src/core/compose/compose.ts';
import { paste } from '../../src/core/compose/paste.ts';
import { extractableLanguages } from '../../src/core/extract/extract.ts';
import type { Extraction } from '../../src/core/extract/extraction.ts';
import { lint } from '../../src/core/lint/lint.ts';
import type { Edit } from '../../src/core/mend/mend.ts';
import { mendContextOf } from '../../src/core/mend/mendAll.ts';
import { applyEdits, mend } from '../../src/core/mend/mends.ts';
import type { Draft } from '../../src/core/request/draft.ts';
import { toWire } from '../../src/core/request/toWire.ts';
import { assertSound, type Mutation, mutations } from '../core/extract/mutations.ts';
import { below, type Chance } from './damage.ts';
import type { Reader } from './reader.ts';

/** Reads damaged code and does something with what was found in it. */
function ofCode(
  name: string,
  look: (mutation: Mutation, extraction: Extraction, chance: Chance) => unknown,
  languages: readonly string[] = extractableLanguages,
): Reader {
  return {
    name,
    make: async (chance) => {
      const next = await mutations(chance() * 2 ** 31, languages);
      return () => {
        const mutation = next();
        // Drawn now, so that the same input is read in the same way again.
        const draws = [chance(), chance(), chance()];
        return {
          input: { language: mutation.language, text: mutation.text },
          read: () => {
            let drawn = 0;
            return look(mutation, mutation.read(mutation.text), () => draws[drawn++ % draws.length] ?? 0);
          },
        };
      };
    },
  };
}

const empty = { values: () => undefined, profile: null, allowedOrigins: [], trusted: true } as const;
const filled = {
  ...empty,
  values: () => '1213458536202371072',
  profile: { name: 'p', kind: 'bot', secret: 'fake-token' },
} as const;

function assertEdits(edits: readonly Edit[], { text }: Mutation): void {
  let last = 0;
  for (const { span } of edits) {
    ok(last <= span[0] && span[0] <= span[1] && span[1] <= text.length, `an edit at ${span} of ${text.length}`);
    last = span[1];
  }
  ok(applyEdits(text, edits).length >= 0);
}

function lintAndMend(mutation: Mutation, extraction: Extraction): void {
  const linted = { ...mutation, ...extraction };
  for (const finding of lint(linted, { all: true })) {
    const [start, end] = finding.span;
    ok(0 <= start && start <= end && end <= mutation.text.length, `a finding at ${finding.span}`);
    const context = mendContextOf(finding, linted, {});
    for (const id of context === undefined ? [] : finding.mends) {
      const edits = context && mend(id, context);
      if (edits) assertEdits(edits, mutation);
    }
  }
}

/** What the editor offers and says at a place. */
function completeAt({ text, language }: Mutation, { drafts, payloads = [] }: Extraction, chance: Chance): void {
  const bodies = [...shapedBodies(drafts), ...payloadBodies(payloads)];
  const offset = below(text.length + 1, chance);
  const items = [
    ...bodyItems(text, offset, bodies),
    ...codeRouteItems(text, offset, language, drafts),
    ...headerItems(text, offset, language, drafts),
  ];
  const spans = [...items, bodyField(offset, bodies), routeHover(text, offset, drafts)].flatMap(
    (one) => one?.span ?? [],
  );
  for (const place of spans) ok(0 <= place && place <= text.length, `something at ${place} of ${text.length}`);
}

/** Every dialect, and what stands behind the readers: rules, mends, composing, sending, completing. */
export const codeReaders: readonly Reader[] = [
  ...extractableLanguages.map((language) =>
    ofCode(`extract: ${language}`, (mutation, extraction) => assertSound(mutation, extraction), [language]),
  ),
  ofCode('rules, mends, composing, sending and completing', (mutation, extraction, chance) => {
    lintAndMend(mutation, extraction);
    const [first] = extraction.drafts;
    for (const { id } of first === undefined ? [] : composeTargets) ok(compose(first as Draft, id).length > 0, id);
    for (const draft of extraction.drafts) toWire(draft, chance() < 0.5 ? empty : filled);
    completeAt(mutation, extraction, chance);
  }),
  ofCode('pasting', async ({ text }) => paste(text, { language: 'http', before: '', after: '' }), [
    'shellscript',
    'bat',
    'json',
    'http',
  ]),
];
