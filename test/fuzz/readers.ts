import { bodyReader } from './bodyReader.ts';
import { captureReaders } from './captureReaders.ts';
import { codeReaders } from './codeReaders.ts';
import type { Reader } from './reader.ts';
import { textReaders } from './textReaders.ts';
import { valueReaders } from './valueReaders.ts';

/** Every parser and decoder that meets what others wrote. */
export const readers: readonly Reader[] = [
  ...codeReaders,
  bodyReader,
  ...textReaders,
  ...valueReaders,
  ...captureReaders,
];
