import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostPackages } from './install.ts';

/** Families from npm packages under the Open Font License: Latin text, code, and Japanese for both. */
const faces = { text: 'Inter', code: 'JetBrains Mono', japanese: 'M PLUS 1p' };

/**
 * Writes a fontconfig file that knows the fonts of test/host only, so that pictures are the same on every machine and
 * Japanese never ends in boxes. Gives its absolute path, for FONTCONFIG_FILE.
 */
export async function writeFontConfig(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const prefer = (family: string, first: string) =>
    `  <alias binding="strong"><family>${family}</family><prefer><family>${first}</family><family>${faces.japanese}</family></prefer></alias>`;
  const file = join(folder, 'fonts.conf');
  await writeFile(
    file,
    [
      '<?xml version="1.0"?>',
      '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
      '<fontconfig>',
      `  <dir>${join(hostPackages('current'), '@expo-google-fonts')}</dir>`,
      `  <cachedir>${join(folder, 'fontcache')}</cachedir>`,
      ...['system-ui', 'sans-serif', 'serif'].map((family) => prefer(family, faces.text)),
      prefer('monospace', faces.code),
      '</fontconfig>',
      '',
    ].join('\n'),
  );
  return file;
}
