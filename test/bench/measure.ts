/** Runs two things in turn, so that a machine that slows down slows both, and gives the medians and their ratio. */
export function compare(
  subject: () => void,
  peer: () => void,
  runs = 7,
): { subject: number; peer: number; ratio: number } {
  const times: [number, number][] = [];
  for (let i = -2; i < runs; i++) {
    const a = performance.now();
    subject();
    const b = performance.now();
    peer();
    const c = performance.now();
    if (i >= 0) times.push([b - a, c - b]);
  }
  const middle = (values: number[]) => values.sort((x, y) => x - y)[runs >> 1] ?? Number.NaN;
  return {
    subject: middle(times.map(([a]) => a)),
    peer: middle(times.map(([, b]) => b)),
    ratio: middle(times.map(([a, b]) => a / b)),
  };
}

/** Least processor time of several runs after one that does not count, in milliseconds: waiting for others is not in it. */
export function least(run: () => void, runs = 5): number {
  run();
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
