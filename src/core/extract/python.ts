import type { Extraction } from './extraction.ts';

/** The Discord requests in Python. */
export function extractPython(_text: string): Extraction {
  return { drafts: [], incomplete: false };
}
