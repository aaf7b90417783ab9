/**
 * Turns of the event loop: by `setImmediate` where there is one, else by message.
 *
 * Browsers clamp timers to some milliseconds, but not messages; Node hands over up to a thousand messages before it looks at a timer.
 */
export function eventLoop(): { turn(): Promise<void>; close(): void } {
  if (typeof setImmediate === 'function') {
    return { turn: () => new Promise((resolve) => void setImmediate(resolve)), close: () => {} };
  }
  const { port1, port2 } = new MessageChannel();
  let resume = (): void => {};
  port1.addEventListener('message', () => resume());
  port1.start();
  return {
    turn: () =>
      new Promise((resolve) => {
        resume = resolve;
        port2.postMessage(null);
      }),
    close: () => port1.close(),
  };
}
