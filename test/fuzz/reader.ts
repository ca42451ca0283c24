import type { Chance } from './damage.ts';

/** One damaged input, and what reads it: it throws where that breaks a promise. */
export interface Trial {
  readonly input: unknown;
  read(): unknown;
}

/** A parser or decoder, and how its inputs come about. */
export interface Reader {
  readonly name: string;
  /** Gives one trial after the other. */
  make(chance: Chance): (() => Trial) | Promise<() => Trial>;
}
