import type { Path } from './errorTree.ts';
import { fail, object, type Report, required, snowflake, text } from './form.ts';
import { imageBytes, imageData } from './image.ts';

/** Bytes of a sound. Source: developers/resources/soundboard#create-guild-soundboard-sound (512 kB) */
const largest = 512 * 1024;

const name = text({ min: 2, max: 32 });

/** From 0 to 1. Messages are from the pattern of their neighbours. */
function volume(value: unknown, path: Path, report: Report): void {
  const number = Number(value);
  if (number <= 1 && number >= 0) return;
  if (number > 1) fail(report, path, 'NUMBER_TYPE_MAX', 'float value should be less than or equal to 1.0.');
  else if (number < 0) fail(report, path, 'NUMBER_TYPE_MIN', 'float value should be greater than or equal to 0.0.');
  else fail(report, path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not float.`);
}

/** Sounds come as data URIs too. */
function soundData(value: unknown, path: Path, report: Report): void {
  const before = report.length;
  imageData(value, path, report);
  if (report.length > before || imageBytes(value) <= largest) return;
  fail(report, path, 'BINARY_TYPE_MAX_SIZE', `File cannot be larger than ${(largest / 1024).toFixed(1)} kb.`);
}

const emoji = { emoji_id: snowflake, emoji_name: text({ min: 1, max: 32 }) };

/** Source: https://docs.discord.com/developers/resources/soundboard#create-guild-soundboard-sound */
export const sound = object({ name: required(name), sound: required(soundData), volume, ...emoji });

/** Source: https://docs.discord.com/developers/resources/soundboard#modify-guild-soundboard-sound */
export const soundChange = object({ name, volume, ...emoji });
