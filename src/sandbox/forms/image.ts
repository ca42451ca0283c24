import type { Path } from './errorTree.ts';
import { type Check, fail, type Report } from './form.ts';

/** Bytes beyond which an uploaded emoji is refused before anybody looks at it (Teufelsbot#233). */
const largestUpload = 2048 * 1024;

const dataUri = /^data:[\w.+-]+\/[\w.+-]+;base64,[A-Za-z0-9+/]*={0,2}$/;

/**
 * An image as a data URI. The code is from emorize#25. Source: developers/reference#image-data
 */
export function imageData(value: unknown, path: Path, report: Report): void {
  if (typeof value === 'string' && dataUri.test(value)) return;
  fail(report, path, 'BINARY_TYPE_INVALID_DATA_URI', 'Only data uri strings can be used.');
}

/** An image of an emoji, which is refused by its form if it is far too large. */
export const emojiImage: Check = (value, path, report) => {
  const before = report.length;
  imageData(value, path, report);
  if (report.length > before || imageBytes(value) <= largestUpload) return;
  fail(report, path, 'BINARY_TYPE_MAX_SIZE', `File cannot be larger than ${(largestUpload / 1024).toFixed(1)} kb.`);
};

/** The size of an image in bytes; 0 for what is no data URI. */
export function imageBytes(value: unknown): number {
  if (typeof value !== 'string') return 0;
  const base64 = value.slice(value.indexOf(',') + 1);
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}
