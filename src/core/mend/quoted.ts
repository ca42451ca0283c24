import type { Draft } from '../request/draft.ts';
import type { Payload } from '../request/payload.ts';
import { styleOf } from './retry/placement.ts';

/**
 * A string in the quotes that JavaScript and Python mostly have here, and in single ones for a shell; `value` holds none
 * of them.
 */
export function quoted(value: string, text: string, draft: Draft | Payload): string {
  const { language, code = [0, text.length] } = draft;
  const isPython = language === 'python';
  const isCode = isPython || /^(?:java|type)script/.test(language);
  const quote = isCode ? styleOf(text.slice(...code), isPython ? 'python' : 'javascript').quote : "'";
  return quote + value + quote;
}
