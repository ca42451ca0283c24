import type { Intent } from '../discord/intent.ts';
import type { PermissionName } from '../discord/permission.ts';
import type { Span } from '../request/text.ts';

/** What stands at a place in code. Spans are columns of the line. */
export type Inspected =
  | { readonly kind: 'code'; readonly span: Span /** What `explain` takes. */; readonly query: string }
  | {
      readonly kind: 'snowflake';
      readonly span: Span;
      /** When it was made, in ms since 1970. */
      readonly time: number;
      readonly worker: number;
      readonly process: number;
      readonly increment: number;
    }
  | {
      readonly kind: 'permissions';
      readonly span: Span;
      readonly names: readonly PermissionName[];
      readonly unknown: bigint;
    }
  | {
      readonly kind: 'intents';
      readonly span: Span;
      readonly names: readonly Intent[];
      readonly privileged: readonly Intent[];
      readonly unknown: bigint;
    };
