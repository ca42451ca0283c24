import type { HttpTokenType } from '../../../core/httpFile/tokens.ts';

/** The legend of our tokens, complete by construction; known without the reader of the files. */
export const tokenTypes = Object.keys({
  comment: null,
  keyword: null,
  string: null,
  variable: null,
  property: null,
} satisfies Record<HttpTokenType, null>) as readonly HttpTokenType[];
