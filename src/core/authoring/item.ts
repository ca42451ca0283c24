import type { HttpInsert } from '../httpFile/httpItem.ts';
import type { Span } from '../request/text.ts';
import type { FieldFacts } from './fieldFacts.ts';
import type { RouteFacts } from './routeFacts.ts';

/** Something that a person may be about to write. */
export interface AuthoringItem {
  readonly kind: 'property' | 'value' | 'header' | 'route' | 'address';
  readonly label: string;
  readonly insert: readonly HttpInsert[];
  /** What is typed already and gets replaced. */
  readonly span: Span;
  /** What typed text is compared with, where that is not the label. */
  readonly filter?: string;
  /** Behind it something else can be chosen at once. */
  readonly leadsOn?: true;
  /** A short text beside the label. */
  readonly detail?: string;
  /** What a property takes. */
  readonly field?: FieldFacts;
  /** What is known of a route, by its methods. */
  readonly routes?: readonly RouteFacts[];
}
