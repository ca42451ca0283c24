import { closeSync, openSync, readSync } from 'node:fs';

/** A text file that grows. */
export interface Followed {
  /** All that was read so far. */
  text(): string;
  /** Reads what is left and stops. */
  end(): void;
}

/** Hands on what is appended to a file (UTF-8), about as fast as a person reads. */
export function follow(path: string, hear: (text: string) => void): Followed {
  const file = openSync(path, 'r');
  const decoder = new TextDecoder();
  const buffer = Buffer.alloc(64 * 1024);
  let all = '';
  const read = () => {
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
      const text = decoder.decode(buffer.subarray(0, size), { stream: true });
      all += text;
      hear(text);
    }
  };
  const timer = setInterval(read, 100);
  return {
    text: () => all,
    end: () => {
      clearInterval(timer);
      read();
      closeSync(file);
    },
  };
}
