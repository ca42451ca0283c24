import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Microseconds of a core; absent where the event has no length. */
  readonly tdur?: number;
}

/**
 * Milliseconds of a core that each task of the page's main thread took while `act` ran, longest first: what a frame
 * costs, however busy the machine is.
 */
export async function taskTimes(browser: Browser, page: Page, act: () => Promise<unknown>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await page.evaluate(() => performance.mark('begin'));
  await act();
  await page.evaluate(() => performance.mark('end'));
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { readonly traceEvents: TraceEvent[] };
  const mark = (name: string) => traceEvents.find((event) => event.name === name && event.ph !== 'X');
  const [begin, end] = [mark('begin'), mark('end')];
  if (begin === undefined || end === undefined) throw new Error('The trace lacks its marks.');
  return traceEvents
    .filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && pid === begin.pid && tid === begin.tid)
    .filter(({ ts }) => ts > begin.ts && ts < end.ts)
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
}
