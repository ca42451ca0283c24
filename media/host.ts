/** What VS Code gives a webview, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension host as a view sees it. */
export interface Host<Outbound, State> {
  post(message: Outbound): void;
  /** What the view itself remembers while it is hidden, or undefined. */
  readonly remembered: State | undefined;
  remember(state: State): void;
}

/** Connects to the extension host and says `ready`; `receive` hears every message from then on. */
export function connect<Inbound, Outbound extends { readonly type: string }, State = never>(
  receive: (message: Inbound, host: Host<Outbound | { readonly type: 'ready' }, State>) => void,
): Host<Outbound | { readonly type: 'ready' }, State> {
  const api = acquireVsCodeApi();
  const host: Host<Outbound | { readonly type: 'ready' }, State> = {
    post: (message) => api.postMessage(message),
    remembered: (api.getState() ?? undefined) as State | undefined,
    remember: (state) => api.setState(state),
  };
  window.addEventListener('message', (event: MessageEvent<Inbound>) => receive(event.data, host));
  host.post({ type: 'ready' });
  return host;
}
