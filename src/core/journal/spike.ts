/** Failures and requests of one interval. */
export interface Interval {
  readonly failures: number;
  readonly requests: number;
}

/** Intervals in a row in which far more failed than was usual before, and why that is said. */
export interface Spike extends Interval {
  /** Indexes of the first interval and of the one after the last. */
  readonly span: readonly [start: number, end: number];
  /** What was before it, other spikes left out. */
  readonly before: Interval;
}

/** Fewer failures than this are no spike, whatever their share. */
export const fewestFailures = 5;

/** So many times the usual share at least. */
export const leastFactor = 2;

/** Chance alone makes as many failures less often than this. */
export const mostLikelyByChance = 1 / 1000;

/** Intervals that the usual share is taken from. */
const remembered = 60;

/**
 * Where failures jump. An interval is one when it has at least five failures, at least twice the share of the intervals
 * before it, and when so many would come about by chance less than once in a thousand times (Chernoff's bound for the
 * binomial distribution, with one request added to the past that failed by half, so that an empty past proves little).
 */
export function spikesOf(intervals: readonly Interval[]): readonly Spike[] {
  const spikes: Spike[] = [];
  const usual: Interval[] = [];
  for (const [index, interval] of intervals.entries()) {
    const before = sum(usual.slice(-remembered));
    if (!isSpike(interval, before)) {
      if (interval.requests > 0) usual.push(interval);
      continue;
    }
    const last = spikes.at(-1);
    if (last?.span[1] === index) spikes[spikes.length - 1] = longer(last, interval, index);
    else spikes.push({ span: [index, index + 1], before, ...sum([interval]) });
  }
  return spikes;
}

function isSpike({ failures, requests }: Interval, before: Interval): boolean {
  if (failures < fewestFailures) return false;
  const usual = (before.failures + 0.5) / (before.requests + 1);
  const share = failures / requests;
  return share >= leastFactor * shareOf(before) && chanceOf(share, requests, usual) < mostLikelyByChance;
}

/** The most that the probability of `share` or more can be: exp(−n·D(share‖usual)). */
function chanceOf(share: number, requests: number, usual: number): number {
  if (share <= usual) return 1;
  const divergence =
    share * Math.log(share / usual) + (share === 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - usual)));
  return Math.exp(-requests * divergence);
}

/** The share of failures, 0 where there were no requests. */
export function shareOf({ failures, requests }: Interval): number {
  return requests === 0 ? 0 : failures / requests;
}

function longer(spike: Spike, { failures, requests }: Interval, index: number): Spike {
  return {
    ...spike,
    span: [spike.span[0], index + 1],
    failures: spike.failures + failures,
    requests: spike.requests + requests,
  };
}

function sum(intervals: readonly Interval[]): Interval {
  return intervals.reduce(
    (total, { failures, requests }) => ({
      failures: total.failures + failures,
      requests: total.requests + requests,
    }),
    { failures: 0, requests: 0 },
  );
}
