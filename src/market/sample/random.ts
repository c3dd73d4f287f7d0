import { ln } from '../../node/math.ts';

/** A seeded source of randomness: the same seed gives the same numbers everywhere. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Normal, mean 0, variance 1. */
  normal(): number;
  /** Student's t with 4 degrees of freedom, scaled to variance 1: fat tails as markets have them. */
  fatTailed(): number;
}

/** Chris Doty-Humphrey's sfc32 (PractRand), and Marsaglia's polar method. */
export function createRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  let spare: number | null = null;

  const uniform = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  const normal = (): number => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * ln(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  };
  const fatTailed = (): number => {
    const top = normal();
    let chiSquare = 0;
    for (let degree = 0; degree < 4; degree++) {
      const part = normal();
      chiSquare += part * part;
    }
    return (top / Math.sqrt(chiSquare / 4)) * Math.SQRT1_2;
  };
  for (let warm = 0; warm < 12; warm++) uniform();
  return { uniform, normal, fatTailed };
}
