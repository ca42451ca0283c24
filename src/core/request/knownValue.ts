/** Where a value comes from: typed in this window, the environment file, the editor's environment, a fallback in code. */
export type ValueOrigin = 'typed' | 'file' | 'environment' | 'code';

/** A value that is known without asking. It may be a secret. */
export interface KnownValue {
  readonly value: string;
  readonly origin: ValueOrigin;
}
