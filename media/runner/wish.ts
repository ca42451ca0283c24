import type { FromRunner } from '../../src/protocol/runner.ts';

/** What a button wants, as it is written on it: `data-do`, and `data-with` where it needs a value. */
export function wishOf(data: DOMStringMap, run: string | undefined): FromRunner | null {
  const { do: wish, with: value = '' } = data;
  switch (wish) {
    case 'chooseCredential':
    case 'startSandbox':
    case 'openWalkthrough':
      return { type: 'command', command: wish };
    case 'cancel':
    case 'replay':
    case 'openRequest':
    case 'openBody':
    case 'openFullBody':
    case 'explain':
    case 'copyAsCurl':
      return run === undefined ? null : { type: wish, run };
    case 'fix':
      return run === undefined ? null : { type: 'fix', run, fix: value };
    case 'openField':
      return run === undefined ? null : { type: 'openField', run, path: value };
    default:
      return null;
  }
}
