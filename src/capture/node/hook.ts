// What runs inside a watched program on Node: hears of its requests to Discord, and tells a listener.
import { followCalls, forgetCalls } from './calls.ts';
import { finishAll } from './exchange.ts';
import { watchHttp } from './httpWire.ts';
import { adaptLibraries } from './loading.ts';
import { safely } from './safely.ts';
import { Session } from './session.ts';
import { watchUndici } from './undiciWire.ts';

safely((file: string) => {
  const session = new Session(file, forgetCalls);
  followCalls(() => session.listening);
  adaptLibraries();
  watchUndici(session);
  watchHttp(session);
  process.once(
    'exit',
    safely(() => {
      finishAll();
      session.flush();
    }),
  );
})(process.env.TRACECORD_CAPTURE ?? '');
