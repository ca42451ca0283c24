import { bodyReader } from './bodyReader.ts';
import { captureReaders } from './captureReaders.ts';
import { cautionReader } from './cautionReader.ts';
import { codeReaders } from './codeReaders.ts';
import { commandReaders } from './commandReaders.ts';
import { hookReaders } from './hookReaders.ts';
import { journalReaders } from './journalReaders.ts';
import type { Reader } from './reader.ts';
import { sandboxReaders } from './sandboxReaders.ts';
import { storedReaders } from './storedReaders.ts';
import { streamReaders } from './streamReaders.ts';
import { textReaders } from './textReaders.ts';
import { valueReaders } from './valueReaders.ts';

/** Every parser and decoder that meets what others wrote. */
export const readers: readonly Reader[] = [
  ...codeReaders,
  bodyReader,
  cautionReader,
  ...textReaders,
  ...streamReaders,
  ...valueReaders,
  ...journalReaders,
  ...storedReaders,
  ...captureReaders,
  ...hookReaders,
  ...commandReaders,
  ...sandboxReaders,
];
