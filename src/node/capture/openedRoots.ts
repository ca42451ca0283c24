import { realpathSync } from 'node:fs';
import type { CaptureEvent, CaptureFrame } from '../../core/capture/captureEvent.ts';
import type { CaptureHearer } from '../../core/capture/listening.ts';
import { type OpenedRoot, openedPath } from '../../core/capture/openedPath.ts';

/** The folders of a workspace, which may have been opened through links, and where they really are. */
export class OpenedRoots {
  readonly #opened: () => readonly string[];
  readonly #real = new Map<string, string>();

  /** `opened`: absolute paths, as the editor has them. */
  constructor(opened: () => readonly string[]) {
    this.#opened = opened;
  }

  /** Both paths of every folder. */
  get paths(): readonly string[] {
    return [...new Set(this.#roots.flatMap(({ opened, real }) => [opened, real]))];
  }

  /** A place as the editor calls it. */
  frame<Frame extends CaptureFrame>(frame: Frame): Frame {
    return { ...frame, file: openedPath(frame.file, this.#roots) };
  }

  /** Hears of places as the editor calls them. */
  hearer(hearer: CaptureHearer): CaptureHearer {
    return {
      joined: (process) => hearer.joined(process),
      heard: (process, event) => hearer.heard(process, this.#event(event)),
      left: (process) => hearer.left(process),
      skipped: (process, field) => hearer.skipped(process, field),
    };
  }

  #event(event: CaptureEvent): CaptureEvent {
    if (event.t !== 'sent' || event.site === undefined) return event;
    return { ...event, site: { ...event.site, frames: event.site.frames.map((frame) => this.frame(frame)) } };
  }

  get #roots(): readonly OpenedRoot[] {
    return this.#opened().map((opened) => ({ opened, real: this.#realOf(opened) }));
  }

  #realOf(opened: string): string {
    const known = this.#real.get(opened);
    if (known !== undefined) return known;
    const real = realPathOf(opened);
    this.#real.set(opened, real);
    return real;
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
