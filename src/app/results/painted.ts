const MEASURE = 'candlewire:edit-to-result';

/** Calls back once what was set just now is on the screen. */
export function onPainted(callback: () => void): void {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      callback();
    };
    channel.port2.postMessage(null);
  });
}

/** Records how long each edit took until its result was painted. */
export function measureEdits(starts: readonly number[]): void {
  if (starts.length === 0) return;
  onPainted(() => {
    const end = performance.now();
    for (const start of starts) performance.measure(MEASURE, { start, end });
  });
}
