import { bodyFileFaults } from './bodyFiles.ts';
import { bodylessFaults } from './bodyless.ts';
import { charsetFaults } from './charsets.ts';
import { connectingFaults } from './connecting.ts';
import type { Fault } from './fault.ts';
import { headFaults } from './heads.ts';
import { interimFaults } from './interim.ts';
import { largeFaults } from './large.ts';
import { lengthFaults } from './lengths.ts';
import { nameFaults } from './names.ts';
import { proxyFaults } from './proxies.ts';
import { secureFaults } from './secure.ts';
import { slowFaults } from './slow.ts';
import { idleFaults, keptAliveFaults, uploadFaults } from './uploads.ts';

/** Every fault that is played, by family. */
export const faultFamilies: Readonly<Record<string, readonly Fault[]>> = {
  connections: connectingFaults,
  slowness: slowFaults,
  lengths: lengthFaults,
  heads: headFaults,
  'interim answers': interimFaults,
  'no body, redirects': bodylessFaults,
  'large and compressed': largeFaults,
  uploads: uploadFaults,
  'body files': bodyFileFaults,
  'kept connections': [...keptAliveFaults, ...idleFaults],
  TLS: secureFaults,
  names: nameFaults,
  proxies: proxyFaults,
  'types and charsets': charsetFaults,
};

/** Families whose faults are about memory. */
export const hungryFamilies: readonly string[] = ['large and compressed', 'uploads', 'body files'];
