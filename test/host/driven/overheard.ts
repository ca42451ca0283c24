import assert from 'node:assert/strict';
import type { SurfaceName } from '../../../src/vscode/surfaces.ts';
import { shownIn } from '../../shownIn.ts';
import type { Workbench } from '../workbench.ts';

/** Hears all that VS Code's server and its extension host tell the window, and keeps where a marked secret stood in it. */
export class Overheard<Name extends string> {
  /** How many messages were looked at. */
  frames = 0;
  readonly #leaks: string[] = [];
  readonly #marks: Readonly<Record<Name, string>>;

  /** What each secret has in its middle, and nothing else has. */
  constructor(marks: Readonly<Record<Name, string>>) {
    this.#marks = marks;
  }

  /** The secrets that stand in a text. */
  find(text: string): Name[] {
    return (Object.keys(this.#marks) as Name[]).filter((name) => text.includes(this.#marks[name]));
  }

  /** For the window to call. The one message that may hold a secret hands it to the secret storage, which lies in the window. */
  readonly heard = (frame: Buffer): void => {
    const text = frame.toString('latin1');
    this.frames += 1;
    if (text.includes('$setPassword')) return;
    for (const name of this.find(text)) {
      const at = text.indexOf(this.#marks[name]);
      this.#leaks.push(`${name}: ${text.slice(Math.max(0, at - 300), at + 60).replaceAll(/[^\x20-\x7e]+/g, ' ')}`);
    }
  };

  /** Nothing was told since the last time, and nothing stands in the window. `names`: the surfaces that were there. */
  async assertNothing({ page }: Workbench, ...names: readonly SurfaceName[]): Promise<void> {
    const [first, ...others] = names;
    const message = first === undefined ? 'a secret in the window' : shownIn(first, ...others);
    assert.deepEqual(this.#leaks.splice(0), [], message);
    const shown = await page.evaluate(() => document.documentElement.outerHTML);
    assert.deepEqual(this.find(shown), [], message);
  }
}
