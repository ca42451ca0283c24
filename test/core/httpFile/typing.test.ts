import { ok } from 'node:assert/strict';
import { httpCompletions } from '../../../src/core/httpFile/completion.ts';
import { httpFolds } from '../../../src/core/httpFile/folds.ts';
import { httpSymbols } from '../../../src/core/httpFile/symbols.ts';
import { httpTokens } from '../../../src/core/httpFile/tokens.ts';
import { variableAt } from '../../../src/core/httpFile/variable.ts';
import type { Span } from '../../../src/core/request/text.ts';
import { sample } from './httpFileFixtures.ts';

function within([start, end]: Span, text: string): boolean {
  return 0 <= start && start <= end && end <= text.length;
}

function check(text: string, offset: number): void {
  const lines = text.split('\n').length;
  for (const { span, selection } of httpSymbols(text)) {
    ok(within(span, text) && span[0] <= selection[0] && selection[1] <= span[1], text.slice(-60));
  }
  for (const { first, last } of httpFolds(text)) ok(first < last && last < lines);
  for (const { span } of httpTokens(text)) ok(within(span, text));
  for (const { span } of httpCompletions(text, offset, { file: [], environment: [] })) ok(within(span, text));
  const variable = variableAt(text, offset);
  if (variable !== null) ok(within(variable.span, text));
}

describe('help in an .http file that is being typed', () => {
  it('stands on every beginning of it', () => {
    for (let end = 0; end <= sample.length; end++) check(sample.slice(0, end), end);
  });

  it('stands with each character missing', () => {
    for (let at = 0; at < sample.length; at++) check(sample.slice(0, at) + sample.slice(at + 1), at);
  });
});

describe('help in a large .http file', () => {
  it('grows with its length: variables made of each other, thousands of requests', () => {
    const chain = Array.from({ length: 8000 }, (_, index) => `@v${index} = {{v${index + 1}}}`).join('\n');
    const text = `${chain}\n${'###\nGET {{v0}}/users/@me\nAuthorization: {{v0}}\n'.repeat(2000)}`;
    const startedAt = performance.now();
    check(text, text.length - 3);
    ok(performance.now() - startedAt < 3000);
  });
});
