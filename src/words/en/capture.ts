import type { CaptureWords } from '../capture.ts';

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
  nobody: 'No bot has spoken yet',
  nobodyDetail: 'Start it in a new terminal, a task or the debugger. It is heard with its first request.',
  process: (runtime, pid, requests, failures) =>
    `${runtime}, process ${pid}: ${requests === 1 ? '1 request' : `${requests} requests`}, ${failures} failed`,
  dropped: (count) => `${count} events were left out because they came too fast`,
  environment: 'Tracecord watches the requests that bots in this terminal make to Discord',
  seen: (count, program, request) =>
    count === 1 ? `${program}: ${request}` : `${program}: ${request}, ${count} times`,
  draftNote: (program, place) => `As ${program} sent it${place === '' ? '' : ` from ${place}`}`,
  bodyNote: 'What it sent as its body is not recorded: write it here.',
  nothingCaptured: 'No request of a watched bot failed on this line.',
  madeBy: (program, pid, library, place, isWeak) => {
    const where = place === '' ? 'the line is not known' : isWeak ? `perhaps by ${place}` : `by ${place}`;
    return `Sent by ${program} (process ${pid}) with ${library}, ${where}.`;
  },
};
