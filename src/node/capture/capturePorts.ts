import type { CapturePorts } from '../../core/capture/listening.ts';
import { capturedBody } from './capturedBody.ts';
import { copyHooks } from './hookFiles.ts';
import { startListener } from './listener.ts';
import { SourceMaps } from './sourceMaps.ts';

/** The watching of bots on this machine. `roots`: absolute paths of the workspace's folders. */
export function capturePorts(roots: () => readonly string[]): CapturePorts {
  const maps = new SourceMaps(roots);
  return { copyHooks, startListener, toSource: (frame) => maps.toSource(frame), decodeBody: capturedBody };
}
