/**
 * The reader of plain expressions against the parser, which knows the whole language: every expression of the fixtures,
 * as it stands and with a character taken away.
 */
import { deepEqual, ok } from 'node:assert/strict';
import { parser } from '@lezer/javascript';
import { parseExpression, parserOf } from '../../../src/core/extract/javascriptValue.ts';
import { readPlainJavaScript } from '../../../src/core/extract/plainJavaScript.ts';
import type { Slice } from '../../../src/core/extract/slice.ts';
import { snippetsOf } from './executedCode.ts';

const expressions =
  /^(?:String|TemplateString|Number|VariableName|this|\w+Expression|ArrowFunction|ArrayExpression|ObjectExpression)$/;

function sliceOf(code: string, at: number): Slice {
  return { span: [at, at + code.length], code, finished: true, gaps: new Set() };
}

interface Expression {
  readonly code: string;
  readonly at: number;
  readonly isTyped: boolean;
}

/** Every expression of the executed snippets, once. */
function allExpressions(): Expression[] {
  const found = new Map<string, Expression>();
  for (const { text, language } of snippetsOf('javascript')) {
    const isTyped = language === 'typescript';
    const tree = parser.configure({ dialect: isTyped ? 'ts' : 'jsx' }).parse(text);
    tree.iterate({
      enter({ name, from, to }) {
        const code = text.slice(from, to);
        if (expressions.test(name)) found.set(`${isTyped} ${code}`, { code, at: from, isTyped });
      },
    });
  }
  return [...found.values()];
}

/** Whether the plain reader takes a text; asserts that it then says what the parser says. */
function isReadAlike(code: string, at: number, isTyped: boolean): boolean {
  const slice = sliceOf(code, at);
  const plain = readPlainJavaScript(slice, isTyped);
  if (plain !== undefined) deepEqual(plain, parseExpression(slice, parserOf(isTyped ? 'ts' : 'jsx')), code);
  return plain !== undefined;
}

describe('plain JavaScript', () => {
  const all = allExpressions();

  it('is most of what requests are made of, and says what the parser says', () => {
    const read = all.filter(({ code, at, isTyped }) => isReadAlike(code, at, isTyped));
    ok(all.length > 2000, `only ${all.length} expressions`);
    ok(read.length > all.length * 0.8, `reads ${read.length} of ${all.length}`);
  });

  it('is left to the parser where it is broken, or says the same', () => {
    let read = 0;
    for (const [index, { code, isTyped }] of all.entries()) {
      // Types are walked over: one that is half-written hides nothing.
      if (code.length > 150 || code.includes('<')) continue;
      for (let at = index % 11; at < code.length; at += 11) {
        if (isReadAlike(code.slice(0, at) + code.slice(at + 1), 0, isTyped)) read++;
      }
    }
    ok(read > 500, `reads only ${read}`);
  }).timeout(20_000);

  it('leaves alone what it does not know', () => {
    for (const code of [
      '() => 1',
      'function () {}',
      'a < b',
      'a as A & B',
      'typeof a',
      'a = 1',
      '1, 2',
      '/a/.test(b)',
    ]) {
      deepEqual(readPlainJavaScript(sliceOf(code, 0), true), undefined, code);
    }
  });

  it('has no types in JavaScript', () => {
    for (const code of ['a as string', 'a!.b', 'f<T>(1)']) {
      deepEqual(readPlainJavaScript(sliceOf(code, 0), false), undefined, code);
      ok(readPlainJavaScript(sliceOf(code, 0), true) !== undefined, code);
    }
  });
});
