import type { CapturePorts } from '../../core/capture/listening.ts';
import { capturedBody } from './capturedBody.ts';
import { copyHooks } from './hookFiles.ts';
import { startListener } from './listener.ts';
import { OpenedRoots } from './openedRoots.ts';
import { SourceMaps } from './sourceMaps.ts';

/** The watching of bots on this machine. `roots`: absolute paths of the workspace's folders. */
export function capturePorts(roots: () => readonly string[]): CapturePorts {
  const opened = new OpenedRoots(roots);
  const maps = new SourceMaps(() => opened.paths);
  return {
    copyHooks,
    startListener: ({ hearer, ...options }) => startListener({ ...options, hearer: opened.hearer(hearer) }),
    toSource: async (frame) => {
      const source = await maps.toSource(frame);
      return { ...source, frame: opened.frame(source.frame) };
    },
    decodeBody: capturedBody,
  };
}
