import { exp } from '../math.ts';

const NEAR = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
];
const FAR = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
];

/** The chance that a standard normal variable lies below `x`, to 14 digits (Hart 1968, as given by G. West 2005). */
export function normalBelow(x: number): number {
  const size = Math.abs(x);
  if (size > 37) return x > 0 ? 1 : 0;
  const bell = exp((-size * size) / 2);
  let tail: number;
  if (size < 7.07106781186547) {
    tail = (bell * horner(NEAR, size)) / horner(FAR, size);
  } else {
    let fraction = size + 0.65;
    for (let k = 4; k >= 1; k--) fraction = size + k / fraction;
    tail = bell / fraction / 2.506628274631;
  }
  return x > 0 ? 1 - tail : tail;
}

/** A polynomial, highest power first. */
export function horner(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}
