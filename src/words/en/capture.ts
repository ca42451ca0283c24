import type { CaptureWords } from '../capture.ts';
import { proxyWords } from './proxy.ts';

const processes = (count: number) => (count === 1 ? '1 process' : `${count} processes`);

/** What is said about the bot that is watched, in English. */
export const captureWords: CaptureWords = {
  offer: (library) =>
    `This workspace uses ${library}. Tracecord can watch the bot while it runs: each failed request to Discord is shown on the line of code that made it. Nothing in the bot is changed.`,
  watch: 'Watch My Bot',
  notNow: 'Not Now',
  untrusted:
    'Nothing is watched in Restricted Mode, for it adds to what your programs load. Trust this workspace first.',
  noFolder: 'Open a folder on this machine first: a bot is watched in its workspace.',
  failed: (reason) => `The bot cannot be watched: ${reason}`,
  started:
    'Watching. Start your bot in a new terminal, a task or the debugger; a bot that runs already must be restarted.',
  stopped: 'The bot is no longer watched.',
  noHook: 'This installation of Tracecord holds no hook for bots.',
  status: (count) => `$(eye) watching ${processes(count)}`,
  statusTooltip: (count) =>
    count === 0
      ? 'Tracecord waits for a bot: start it in a new terminal, a task or the debugger. Click for details.'
      : `Tracecord sees the requests that ${processes(count)} make to Discord. Click for the list.`,
  stop: 'Stop Watching',
  stopDetail: 'Running bots go on, unwatched',
  listTitle: 'Watched Processes',
  nobody: 'No watched bot is running',
  nobodyDetail: 'Start it in a new terminal, a task or the debugger. It is heard with its first request.',
  unheard: 'Yours runs, but is not heard?',
  unheardDetail: 'An older terminal, NODE_OPTIONS or PYTHONPATH replaced, or nothing sent yet.',
  process: (runtime, pid, requests, failures) =>
    `${runtime}, process ${pid}: ${requests === 1 ? '1 request' : `${requests} requests`}, ${failures} failed`,
  dropped: (count) => `${count} events were left out: they came too fast or could not be read`,
  skipped: (program, field) =>
    `${program}: an event of its hook could not be read${field === '' ? '' : ` (${field})`} and was left out, as later ones will be`,
  environment: 'Tracecord watches the requests that bots in this terminal make to Discord',
  seen: (count, program, request) =>
    count === 1 ? `${program}: ${request}` : `${program}: ${request}, ${count} times`,
  draftNote: (program, place) => `As ${program} sent it${place === '' ? '' : ` from ${place}`}`,
  bodyNote: 'What it sent as its body is not recorded: write it here.',
  nothingCaptured: 'No request of a watched bot failed on this line.',
  proxy: {
    name: 'Capture Proxy',
    untrusted:
      'No proxy is started in Restricted Mode, for your tokens would pass through it. Trust this workspace first.',
    failed: (reason) => `The proxy was not started: ${reason}`,
    portInUse: (port) => `port ${port} is in use. Choose another in tracecord.proxy.port, or 0 for a free one.`,
    badUpstream: 'tracecord.proxy.upstream has to be an address such as https://discord.com: no path, no login.',
    insecureUpstream: (origin) =>
      `tracecord.proxy.upstream: ${origin} would be reached without TLS, and whoever is on the way could read your bots' tokens. Use https://. If it is inside a private network of yours, name it in tracecord.allowedOrigins too.`,
    insecureDiscord: 'tracecord.proxy.upstream: Discord is reached over https:// only.',
    unusableProxy: (reason) => `the proxy of your network settings cannot be used (${reason}).`,
    stopped: 'The capture proxy has stopped.',
    status: (port) => `proxy :${port}`,
    statusTooltip: 'Bots in any language can send through Tracecord. Click for the address.',
    title: 'Capture Proxy',
    leads: (host) =>
      `Everything that a bot sends here goes to ${host}. In place of \`https://discord.com/api\` it takes:`,
    promises: [
      'It listens on this machine only; whoever does not know the address gets nothing. The address stays the same in this workspace.',
      'Each request is sent once, as it came. Answers come back as they are, 429 included: the bot waits by itself.',
      'The Authorization header is handed on and kept nowhere. Bodies of requests are not looked at.',
      "A bare token beside headers of Discord's own client is refused: it is most likely a user's. A bare token alone goes on as it came, and Discord answers 401.",
      'The line of code that sent a request is not known this way; for Node and Python use **Watch My Bot**.',
    ],
    libraries: 'In your library',
    seen: 'What you see',
    seenWhere:
      'Each exchange stands decoded in the **History** and in the **Buckets**, with the name that its User-Agent gives. **Tracecord: Stop Capture Proxy** ends it.',
    ...proxyWords,
  },
  log: {
    untrusted:
      'No log is followed in Restricted Mode, for its exchanges would count in the history and the buckets. Trust this workspace first; decoding works without.',
    chooseTitle: 'A log of exchanges: one JSON document a line, as "tracecord proxy --format json" writes it',
    follow: 'Follow',
    notHere: 'Only a file on the machine that the extension runs on can be followed.',
    status: (name, exchanges) => `${name}: ${exchanges === 1 ? '1 exchange' : `${exchanges} exchanges`}`,
    tooltip: 'Tracecord follows this log: its exchanges stand in the history and the buckets. Click to end it.',
    waiting: (name) => `${name}: waiting`,
    waitingTooltip:
      'This log is not there now, as while it is rotated. Tracecord reads on when it is back. Click to end it.',
    lost: (name, reason) => `${name} is no longer followed: ${reason}`,
    stopped: 'The log is no longer followed.',
  },
  madeBy: (program, pid, library, place, isWeak) => {
    const where = place === '' ? 'the line is not known' : isWeak ? `perhaps by ${place}` : `by ${place}`;
    return `Sent by ${program} (process ${pid}) with ${library}, ${where}.`;
  },
};
