import type { Span } from './text.ts';

/** A function that answers an interaction, as far as the order of its work goes. */
export interface InteractionHandler {
  readonly language: 'javascript' | 'python';
  /** What it calls the interaction. */
  readonly name: string;
  /** It can wait for a first answer before it goes on. */
  readonly isAsync: boolean;
  /** It is known to answer a command, not a component or modal. */
  readonly isCommand: boolean;
  readonly steps: readonly Step[];
}

/** What code does one after the other, as far as answers and the time before them go. */
export type Step =
  | SlowCall
  | Answer
  /** What needs an answer before it, such as a follow-up. */
  | { readonly kind: 'later' }
  /** The interaction is handed to what may or may not answer it. */
  | { readonly kind: 'unknown' }
  /** Asks whether it was answered and does what fits. */
  | { readonly kind: 'guarded' }
  | { readonly kind: 'statement'; readonly span: Span; readonly steps: readonly Step[] }
  /** One of them runs, or none where it `mayPass`. */
  | { readonly kind: 'branches'; readonly of: readonly (readonly Step[])[]; readonly mayPass: boolean }
  /** What ends with a `break`: a loop, which may run many times, or the cases of a `switch`. */
  | { readonly kind: 'loop' | 'breakable'; readonly steps: readonly Step[] }
  | { readonly kind: 'attempt'; readonly body: readonly Step[]; readonly catches: readonly (readonly Step[])[] }
  /** Runs some time later, while the code goes on. */
  | { readonly kind: 'detached'; readonly steps: readonly Step[] }
  /** Leaves the function, or a loop. */
  | { readonly kind: 'leave' | 'break' };

/** A call that is waited for. */
export interface SlowCall {
  readonly kind: 'slow';
  readonly span: Span;
  /** What is called, as written: `axios.get`. */
  readonly callee: string;
  /** How much it counts; 6 is reason to answer first. */
  readonly weight: number;
}

/** A call that may be the first answer. */
export interface Answer {
  readonly kind: 'answer';
  /** As its library names it, such as `deferReply` or `response.send_message`. */
  readonly method: string;
  /** The receiver and the method, as they stand; and the whole call. */
  readonly callee: Span;
  readonly span: Span;
  /** The statement that consists of the call, perhaps awaited, where it is one among others. */
  readonly statement?: Span;
  /** Something is done with what it gives. */
  readonly isUsed: boolean;
  readonly args: readonly AnswerArgument[];
}

/** An argument, or a property of one. */
export interface AnswerArgument {
  /** The name of a keyword argument or property. */
  readonly name?: string;
  readonly kind: 'text' | 'object' | 'spread' | 'other';
  /** The value; and all of it, with its name. */
  readonly value: Span;
  readonly span: Span;
  /** The properties of a literal object. */
  readonly entries: readonly AnswerArgument[];
}
