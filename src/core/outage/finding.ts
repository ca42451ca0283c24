import type { Confidence } from '../diagnose/diagnosis.ts';
import type { Observation } from './observation.ts';
import type { OutageCause, OutageVerdict } from './outage.ts';
import type { Scene } from './scene.ts';

/** What a rule concludes. */
export interface Finding {
  readonly verdict: OutageVerdict;
  readonly cause: OutageCause;
  readonly confidence: Confidence;
  /** The failures that it is about. */
  readonly about: readonly Observation[];
}

/** While Discord itself tells of trouble, no failure is surely the program's. */
export function doubted({ page }: Scene, confidence: Confidence): Confidence {
  if (page.state === 'open') return confidence === 'certain' ? 'likely' : 'possible';
  return confidence;
}

const ranks: readonly Confidence[] = ['possible', 'likely', 'certain'];

/** The most that the evidence of any of them carries. */
export function strongest(about: readonly Observation[]): Confidence {
  return ranks.findLast((rank) => about.some(({ confidence }) => confidence === rank)) ?? 'possible';
}

/** What the evidence of all of them carries. */
export function weakest(about: readonly Observation[]): Confidence {
  return ranks.find((rank) => about.some(({ confidence }) => confidence === rank)) ?? 'possible';
}

/** It is Discord. */
export function discord(cause: OutageCause, about: readonly Observation[], confidence: Confidence): Finding {
  return { verdict: 'discord', cause, confidence, about };
}

/** It is the program. */
export function yours(cause: OutageCause, about: readonly Observation[], confidence: Confidence): Finding {
  return { verdict: 'yours', cause, confidence, about };
}

/** Two explanations are left: neither is more than possible. */
export function unclear(cause: OutageCause, about: readonly Observation[]): Finding {
  return { verdict: 'unclear', cause, confidence: 'possible', about };
}
