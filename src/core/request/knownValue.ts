/**
 * Where a value comes from: an environment file, the editor's environment, a person (remembered for the workspace, or
 * until the window closes), a fallback in code.
 */
export type ValueOrigin = 'file' | 'environment' | 'remembered' | 'typed' | 'code';

/** A value that is known without asking. It may be a secret. */
export interface KnownValue {
  readonly value: string;
  readonly origin: ValueOrigin;
  /** Name of the file that it comes from. */
  readonly file?: string;
  /** What an id is called, where a person picked it. */
  readonly name?: string;
}
