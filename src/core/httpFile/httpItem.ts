import type { RouteFacts } from '../authoring/routeFacts.ts';
import type { Span } from '../request/text.ts';

/** What a completion offers; the editor shows a picture for each. */
export type HttpItemKind = 'variable' | 'environment' | 'method' | 'header' | 'value' | 'address' | 'route' | 'comment';

/** A piece of what is put in: text, or a place that the person fills in, with what stands there at first. */
export type HttpInsert = string | { readonly placeholder: string };

/** One completion of an .http file. */
export interface HttpItem {
  readonly kind: HttpItemKind;
  readonly label: string;
  readonly insert: readonly HttpInsert[];
  /** What is typed already and gets replaced. */
  readonly span: Span;
  /** What typed text is compared with, where that is not the label. */
  readonly filter?: string;
  /** The methods that a route is documented with, or the header that a value is for. */
  readonly detail?: string;
  /** What is known of a route, by its methods. */
  readonly routes?: readonly RouteFacts[];
}
