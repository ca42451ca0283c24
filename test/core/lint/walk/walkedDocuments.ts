import { httpFile } from './httpFile.ts';
import { javascript } from './javascript.ts';
import { python } from './python.ts';
import { shell } from './shell.ts';
import { typescript } from './typescript.ts';
import type { WalkedDocument } from './walked.ts';

/** Every rule in every language that it applies to. */
export const walkedDocuments: readonly WalkedDocument[] = [
  ...javascript,
  ...typescript,
  ...python,
  ...httpFile,
  ...shell,
];
