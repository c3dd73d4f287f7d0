import fc from 'fast-check';

/** A run of many candles can be made smaller for minutes; this much of it says enough. */
const SHRINKING_MS = 8_000;

/** Every run is checked. The first that fails is made smaller for a while, then told. */
export function holds<T>(property: fc.IProperty<T>, numRuns: number, seed: number): void {
  const found = fc.check(property, { numRuns, seed, endOnFailure: true });
  if (!found.failed) return;
  const smaller = fc.check(property, {
    numRuns: 1,
    seed,
    path: found.counterexamplePath ?? '',
    interruptAfterTimeLimit: SHRINKING_MS,
  });
  const told = smaller.failed ? smaller : found;
  const why = told.errorInstance instanceof Error ? told.errorInstance.message : '';
  throw new Error(`${why}\n${fc.defaultReportMessage(told)}`);
}

/** Throws where two texts differ first: a whole diff of long ones takes longer than the runs. */
export function sameText(got: string, wanted: string): void {
  if (got === wanted) return;
  let at = 0;
  while (got[at] === wanted[at]) at++;
  const part = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  throw new Error(`At character ${at}:\n  got    ${part(got)}\n  wanted ${part(wanted)}`);
}
