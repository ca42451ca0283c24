import { spawn } from 'node:child_process';

/** Opens an address in the person's own browser, where this machine has a desktop; else nothing happens. */
export function openInBrowser(address: string): void {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [file, ...args]: [string, ...string[]] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address];
  const opener = spawn(file, args, { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined);
  opener.unref();
}
