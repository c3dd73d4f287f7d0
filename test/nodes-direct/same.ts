import { expect } from 'vitest';

/** Every bar agrees with a direct computation to 1e-9; NaN only where the other is NaN. */
export function expectSame(ours: ArrayLike<number>, direct: ArrayLike<number>, what: string): void {
  const greatest = Array.from(direct).reduce((most, v) => Math.max(most, Math.abs(v) || 0), 0);
  const apart = Array.from(direct).findIndex((wanted, i) => {
    const got = ours[i] ?? Number.NaN;
    if (Number.isNaN(wanted) || Number.isNaN(got)) return Number.isNaN(wanted) !== Number.isNaN(got);
    return Math.abs(got - wanted) > 1e-9 * Math.max(Math.abs(wanted), greatest / 1000);
  });
  expect(
    apart < 0 ? '' : `${what} at bar ${apart}: ${ours[apart]} instead of ${direct[apart]}`,
    `${what} differs from the direct computation`,
  ).toBe('');
  expect(ours.length, `${what} covers every bar`).toBe(direct.length);
  expect(
    Array.from(direct).some((v) => !Number.isNaN(v)),
    `${what} has known bars`,
  ).toBe(true);
}
