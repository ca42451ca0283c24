/** A place in a program. `line` and `column` count from 1; `file` is an absolute path or a `file:` URL. */
export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly name?: string;
}

/** Where a request was made, nearest frame first. `weak`: the link between the request and these frames is not proven. */
export interface Site {
  readonly frames: readonly Frame[];
  readonly weak?: true;
}

/** The kind of the credential in use, and the last four characters of it: never more. */
export interface AuthFacts {
  readonly prefix: 'Bot' | 'Bearer' | 'none' | 'other';
  readonly fingerprint?: string;
}

/** The first bytes of a refusal. `encoding` is what they are compressed with, empty where with nothing. */
export interface ErrorBody {
  readonly base64: string;
  readonly encoding: string;
  readonly truncated: boolean;
}

/** One line of the stream, version 1. `at` is epoch ms, `after` is ms since the request was made. */
export type CaptureEvent =
  | {
      readonly v: 1;
      readonly t: 'hello';
      readonly secret: string;
      readonly pid: number;
      readonly thread: number;
      readonly runtime: string;
      readonly program: string;
      readonly cwd: string;
      /** When the process (or thread) began, epoch ms. */
      readonly started: number;
    }
  | {
      readonly t: 'sent';
      readonly id: string;
      readonly at: number;
      readonly method: string;
      readonly url: string;
      readonly library: string;
      readonly site?: Site;
      readonly auth: AuthFacts;
      readonly userAgent?: string;
    }
  | {
      readonly t: 'answered';
      readonly id: string;
      readonly after: number;
      readonly status: number;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body?: ErrorBody;
    }
  | {
      readonly t: 'failed';
      readonly id: string;
      readonly after: number;
      readonly code: string;
      readonly message: string;
    }
  | { readonly t: 'cancelled'; readonly id: string; readonly after: number }
  | { readonly t: 'dropped'; readonly count: number };
