import { type Call, currentCall, type Route } from './calls.ts';
import type { Frame, Site } from './events.ts';
import { isInPackage, readStack, runningFiles, type Stack } from './frames.ts';
import { type Trace, traceAbove } from './trace.ts';

/** Who made a request: where, with which library, and in the course of which call. */
export interface Caller {
  readonly site: Site | undefined;
  readonly library: string;
  readonly call: Call | undefined;
}

/** Libraries by the folder of their package. */
const known =
  /.*[\\/]node_modules[\\/](discord\.js|@discordjs[\\/](?:core|rest)|oceanic\.js|eris|@projectdysnomia[\\/]dysnomia|@discordeno[\\/]rest|seyfert|axios|got|ky|superagent|node-fetch|undici)[\\/]/;

/** Libraries that people call by another name than their package's. */
const called: Readonly<Record<string, string>> = {
  '@projectdysnomia/dysnomia': 'dysnomia',
  '@discordeno/rest': 'discordeno',
};

/**
 * A wrong line is worse than none. A followed call is believed if it announced this very request and none but its library
 * has run since; else the stack, if the program itself is calling in it: one that only waits may have called elsewhere.
 * Whatever is left is called weak.
 *
 * @param hidden the function above which the caller's stack stands, for this looks at it only if it must
 */
export function callerOf(request: Route, hidden: (...args: never[]) => unknown): Caller {
  const call = currentCall();
  const isAnnounced = call !== undefined && !call.answered && isSameRequest(call.route, request);
  const announced = isAnnounced && isMadeBy(call, traceAbove(hidden)) ? call : undefined;
  if (announced !== undefined) announced.sent = true;
  const linked = call === undefined ? undefined : siteOf(call);
  if (announced !== undefined && linked !== undefined && !linked.weak) {
    return { site: linked, library: libraryOf(announced), call: announced };
  }
  const stack = readStack(traceAbove(hidden));
  const { frames, program } = stack;
  const library = announced === undefined ? libraryIn(stack) : libraryOf(announced);
  if (program === 'calling') return { site: { frames }, library, call: announced };
  const weak = linked?.frames ?? (program === 'waiting' ? frames : undefined);
  return { site: weak && { frames: weak, weak: true }, library, call: announced };
}

/**
 * Whether a call's own library makes a request that fits it. In the call's course the program may run too (interceptors,
 * listeners), and others for it; after the first request only the library itself makes the next one, which tries again.
 */
function isMadeBy({ sent, library }: Call, trace: Trace): boolean {
  let isItself = !sent;
  for (const file of runningFiles(trace)) {
    if (!isInPackage(file)) return false;
    isItself ||= libraryOfFile(file) === library;
  }
  return isItself;
}

/** Where a call comes from: the program's own frames in its stack, else those of the call that made it. */
function siteOf({ trace, parent, route }: Call): Site | undefined {
  const { frames, program } = readStack(trace);
  if (program === 'calling') return { frames };
  const above = parent === undefined ? undefined : siteOf(parent);
  if (parent === undefined || above === undefined) return program && { frames, weak: true };
  // Proven where the calling function is still on the stack, or sends the same request again after a limit; otherwise
  // it may only have left its context behind.
  const again = !parent.answered && route !== undefined && isSameRequest(parent.route, route);
  const proven = !above.weak && (again || frames.some((frame) => isCallOf(frame, parent.name)));
  return proven ? above : { frames: above.frames, weak: true };
}

/** Whether a frame such as `TextChannel.send [as reply]` runs the function of that name. */
function isCallOf({ name = '' }: Frame, called: string): boolean {
  const [own = '', alias] = name.split(' [as ');
  return own.slice(own.lastIndexOf('.') + 1) === called || alias === `${called}]`;
}

function isSameRequest(route: Route | undefined, request: Route): boolean {
  if (route === undefined || route.method !== request.method) return false;
  const [wanted, seen] = [withoutQuery(route.path), withoutQuery(request.path)];
  // What is nowhere is the end of every path.
  return wanted !== '/' && (seen.endsWith(wanted) || decoded(seen).endsWith(decoded(wanted)));
}

/** A path from its first `/` to its last part. */
function withoutQuery(path: string): string {
  return `/${(path.split('?', 1)[0] ?? '').replace(/^\/+|\/+$/g, '')}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The library that the program called: that of the outermost call. */
function libraryOf(call: Call): string {
  return call.parent === undefined ? call.library : libraryOf(call.parent);
}

/** The library in a stack that is nearest to the program. */
function libraryIn({ frames, isFetch }: Stack): string {
  let found = isFetch ? 'fetch' : '';
  for (const { file } of frames) {
    const name = libraryOfFile(file);
    // An undici that a package brings may be what `fetch` sends with.
    if (name !== undefined) found = name === 'undici' && isFetch ? found : name;
    else if (!isInPackage(file)) break;
  }
  return found;
}

function libraryOfFile(file: string): string | undefined {
  const name = known.exec(file)?.[1]?.replace('\\', '/');
  return name === undefined ? undefined : (called[name] ?? name);
}
