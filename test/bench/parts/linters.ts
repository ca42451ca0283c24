/** What is used of ESLint. */
interface Eslint {
  readonly Linter: new (options: {
    configType: 'flat';
  }) => {
    verify(
      text: string,
      config: object,
      options: { filename: string },
    ): readonly { readonly ruleId: string | null; readonly fatal?: boolean; readonly message: string }[];
  };
}

/** What is used of Ruff. */
interface Ruff {
  readonly Workspace: new (
    settings: object,
    encoding: number,
  ) => { check(text: string): readonly { readonly code: string | null; readonly message: string }[] };
  readonly PositionEncoding: { readonly Utf16: number };
}

/** Rules of ESLint's recommended set that need no settings. */
const eslintRules: readonly string[] = [
  ...['constructor-super', 'for-direction', 'getter-return', 'no-async-promise-executor', 'no-case-declarations'],
  ...['no-class-assign', 'no-compare-neg-zero', 'no-cond-assign', 'no-const-assign', 'no-constant-binary-expression'],
  ...['no-constant-condition', 'no-control-regex', 'no-debugger', 'no-delete-var', 'no-dupe-args'],
  ...['no-dupe-class-members', 'no-dupe-else-if', 'no-dupe-keys', 'no-duplicate-case', 'no-empty'],
  ...['no-empty-character-class', 'no-empty-pattern', 'no-unused-vars', 'no-ex-assign', 'no-undef'],
  ...['no-extra-boolean-cast', 'no-fallthrough', 'no-func-assign', 'no-global-assign', 'no-import-assign'],
  ...['no-invalid-regexp', 'no-irregular-whitespace', 'no-loss-of-precision', 'no-misleading-character-class'],
];

/** ESLint with so many rules; gives how many problems it found. Throws where it could not read the document. */
export function eslintWith(
  require: NodeJS.Require,
  count: number,
  language: 'javascript' | 'typescript',
): (text: string) => number {
  const { Linter } = require('eslint') as Eslint;
  const linter = new Linter({ configType: 'flat' });
  const extension = language === 'typescript' ? 'ts' : 'js';
  const config = {
    files: [`**/*.${extension}`],
    rules: Object.fromEntries(chosen(eslintRules, count).map((rule) => [rule, 'error'])),
    languageOptions: {
      parser: require('@typescript-eslint/parser'),
      sourceType: 'module',
    },
  };
  const problemsIn = (text: string): number => {
    const problems = linter.verify(text, config, { filename: `a.${extension}` });
    const fatal = problems.find((problem) => problem.fatal === true);
    if (fatal !== undefined) throw new Error(`ESLint: ${fatal.message}`);
    return problems.length;
  };
  if (problemsIn('debugger;\n') !== 1) throw new Error('ESLint does not speak');
  return problemsIn;
}

/** Pyflakes' rules by their numbers in Ruff. */
const ruffRules: readonly string[] = [
  ...['F401', 'F402', 'F403', 'F404', 'F405', 'F406', 'F407', 'F501', 'F502', 'F503', 'F541', 'F601', 'F602', 'F621'],
  ...['F622', 'F631', 'F632', 'F633', 'F634', 'F701', 'F702', 'F704', 'F706', 'F707', 'F811', 'F821', 'F841', 'F842'],
];

/** Ruff with so many rules; gives how many problems it found. Throws where it could not read the document. */
export function ruffWith(require: NodeJS.Require, count: number): (text: string) => number {
  const { Workspace, PositionEncoding } = require('@astral-sh/ruff-wasm-nodejs') as Ruff;
  const workspace = new Workspace({ lint: { select: chosen(ruffRules, count) } }, PositionEncoding.Utf16);
  const problemsIn = (text: string): number => {
    const problems = workspace.check(text);
    const fatal = problems.find(({ code }) => code === null || code === 'invalid-syntax');
    if (fatal !== undefined) throw new Error(`Ruff: ${fatal.message}`);
    return problems.length;
  };
  if (problemsIn('import os\n') !== 1) throw new Error('Ruff does not speak');
  return problemsIn;
}

function chosen(rules: readonly string[], count: number): readonly string[] {
  if (rules.length < count) throw new Error(`only ${rules.length} rules`);
  return rules.slice(0, count);
}
