import { BLOCK, type Line } from './protocol.ts';

type Room = (length: number) => Float64Array;
const fresh: Room = (length) => new Float64Array(length);

/** Adds the least and greatest value of each block; unknown values count for neither. */
export function makeLine(values: Float64Array, room: Room = fresh): Line {
  const blocks = Math.ceil(values.length / BLOCK);
  const low = room(blocks);
  const high = room(blocks);
  for (let block = 0, at = 0; block < blocks; block++) {
    const end = Math.min(values.length, at + BLOCK);
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (; at < end; at++) {
      const value = values[at]!;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    low[block] = least > most ? Number.NaN : least;
    high[block] = least > most ? Number.NaN : most;
  }
  return { values, low, high };
}

/** Depth below the highest equity so far: 0 at a new high, −0.2 twenty percent below it. */
export function drawdownOf(equity: Float64Array, start: number, room: Room = fresh): Float64Array {
  const depth = room(equity.length);
  let peak = start;
  for (let at = 0; at < equity.length; at++) {
    const value = equity[at]!;
    if (value > peak) peak = value;
    depth[at] = peak > 0 ? value / peak - 1 : 0;
  }
  return depth;
}

/** The columns that a line is made of. */
export function lineColumns({ values, low, high }: Line): Float64Array[] {
  return [values, low, high];
}
