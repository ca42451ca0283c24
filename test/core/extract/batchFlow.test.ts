import assert from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import { writeText } from '../../../src/core/request/text.ts';

/** The last part of the path of each request; a hole stands as `{expression}`. */
async function asked(...lines: readonly string[]): Promise<string[]> {
  const { drafts } = await extract(`@echo off\r\n${lines.join('\r\n')}\r\n`, 'bat');
  return drafts.map(({ url }) => writeText(url.text).split('/').at(-1) ?? '');
}

const curl = (name: string): string => `curl https://discord.com/api/v10/channels/${name}`;

describe('a variable of a batch file', () => {
  it('is what was set, where nothing may have kept that from running', async () => {
    assert.deepEqual(await asked('set A=1', '(', 'set A=2', ')', curl('%A%')), ['2']);
  });

  it('is left to run time where only a condition or a loop sets it', async () => {
    assert.deepEqual(await asked('set A=1', 'if "%1"=="x" set A=2', curl('%A%')), ['{%A%}']);
    assert.deepEqual(await asked('if exist f (set A=1) else (set A=2)', curl('%A%')), ['{%A%}']);
    assert.deepEqual(await asked('for %%i in (1 2) do set A=%%i', curl('%A%')), ['{%A%}']);
  });

  it('comes from the environment first where it is set for lack of that', async () => {
    const { drafts } = await extract(`if not defined A set A=1\r\n${curl('%A%')}\r\n`, 'bat');
    const [hole] = drafts[0]?.url.text.filter((piece) => typeof piece !== 'string') ?? [];
    assert.deepEqual(hole?.source, { kind: 'environment', name: 'A' });
  });

  it('is not what is set in code that a goto jumps over', async () => {
    assert.deepEqual(await asked('set A=1', 'goto run', 'set A=2', ':run', curl('%A%')), ['1']);
  });

  it('is left to run time at a label that is reached with different values', async () => {
    assert.deepEqual(await asked('set A=1', 'if exist f goto run', 'set A=2', ':run', curl('%A%')), ['{%A%}']);
    assert.deepEqual(await asked('if exist f goto run', 'set A=2', ':run', curl('%A%')), ['{%A%}']);
    assert.deepEqual(await asked('set A=1', ':again', curl('%A%'), 'set /a A+=1', 'goto again'), ['{%A%}']);
    assert.deepEqual(await asked('set A=1', ':again', curl('%A%'), 'if exist f goto again'), ['1']);
  });

  it('is left to run time behind a call of code that sets it', async () => {
    const rest = ['goto :eof', ':change', 'set A=2', 'exit /b'];
    assert.deepEqual(await asked('set A=1', 'set B=3', 'call :change', curl('%A%'), curl('%B%'), ...rest), [
      '{%A%}',
      '3',
    ]);
  });

  it('of a block keeps what was before it, and its delayed form does not', async () => {
    const block = ['(', 'set A=2', curl('%A%'), curl('!A!'), ')'];
    assert.deepEqual(await asked('setlocal enabledelayedexpansion', 'set A=1', ...block), ['1', '{!A!}']);
  });
});
