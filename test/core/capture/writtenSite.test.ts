import { deepEqual, equal } from 'node:assert/strict';
import type { CaptureFrame } from '../../../src/core/capture/captureEvent.ts';
import type { SourceFrame } from '../../../src/core/capture/listening.ts';
import { writtenSite } from '../../../src/core/capture/writtenSite.ts';

const roots = ['/bot'];
const at = (file: string, line = 1): CaptureFrame => ({ file, line });

/** A bundle whose first nine lines are a library, the tenth is undici's, the next ten the person's, the rest nobody's. */
const toSource = async (frame: CaptureFrame): Promise<SourceFrame> => {
  if (frame.file !== '/bot/bundle.js') return { frame };
  if (frame.line <= 10) {
    const source = `/bot/node_modules/${frame.line === 10 ? 'undici/lib/api.js' : 'eris/lib/rest.js'}`;
    return { frame, made: 'foreign', source };
  }
  return frame.line > 20
    ? { frame, made: 'unmapped' }
    : { frame: at('/bot/src/bot.ts', frame.line - 10), builtAt: 1000 };
};

const siteOf = (...frames: CaptureFrame[]) => writtenSite({ frames }, roots, toSource);

describe('the line that the person wrote', () => {
  it('is that of a file that runs as it is', async () => {
    deepEqual(await siteOf(at('/bot/node_modules/undici/index.js'), at('/bot/bot.js', 4), at('/bot/main.js', 1)), {
      site: { file: '/bot/bot.js', line: 4, isWeak: false },
    });
  });

  it('is proven where its own code in a bundle sends', async () => {
    deepEqual(await siteOf(at('node:internal'), at('/bot/bundle.js', 14), at('/bot/bundle.js', 3)), {
      site: { file: '/bot/src/bot.ts', line: 4, isWeak: false },
      builtAt: 1000,
    });
  });

  it('is proven behind what sends at once', async () => {
    deepEqual(await siteOf(at('/bot/bundle.js', 10), at('/bot/bundle.js', 14)), {
      site: { file: '/bot/src/bot.ts', line: 4, isWeak: false },
      builtAt: 1000,
    });
    const behindBoth = await siteOf(at('/bot/bundle.js', 10), at('/bot/bundle.js', 3), at('/bot/bundle.js', 14));
    equal(behindBoth?.site.isWeak, true);
  });

  it('is a guess behind a library that was bundled, or behind a bundle that nothing maps', async () => {
    for (const between of [3, 30]) {
      deepEqual(await siteOf(at('/bot/bundle.js', between), at('/bot/bundle.js', 14)), {
        site: { file: '/bot/src/bot.ts', line: 4, isWeak: true },
        builtAt: 1000,
      });
      deepEqual(await siteOf(at('/bot/bundle.js', between), at('/bot/bot.js', 9)), {
        site: { file: '/bot/bot.js', line: 9, isWeak: true },
      });
    }
  });

  it('is a guess in the bundle itself where there is nothing else', async () => {
    deepEqual(await siteOf(at('/bot/bundle.js', 31), at('/bot/bundle.js', 40)), {
      site: { file: '/bot/bundle.js', line: 31, isWeak: true },
    });
  });

  it('is nowhere without a frame of the workspace, and as weak as its link', async () => {
    equal(await siteOf(at('/elsewhere/bot.js')), null);
    equal(await writtenSite(undefined, roots, toSource), null);
    const found = await writtenSite({ frames: [at('/bot/bot.js')], weak: true }, roots, toSource);
    equal(found?.site.isWeak, true);
  });
});
