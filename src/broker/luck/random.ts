/** Numbers in [0, 1), the same for the same seed: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffle(list: Int32Array, random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [list[i], list[other]] = [list[other]!, list[i]!];
  }
}

/** `size` different whole numbers below `room`, ascending, every set as likely: R. W. Floyd's sampling. */
export function sample(size: number, room: number, random: () => number): Float64Array {
  const taken = new Set<number>();
  for (let top = room - size; top < room; top++) {
    const pick = Math.floor(random() * (top + 1));
    taken.add(taken.has(pick) ? top : pick);
  }
  return Float64Array.from(taken).sort();
}
