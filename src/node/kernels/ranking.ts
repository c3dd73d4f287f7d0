/**
 * The values of a sliding window in order, as a treap: place `bar % length` holds a bar's value, `left`, `right`
 * and `size` the tree. Priorities follow from the place, so equal windows make equal trees.
 */
export type RankingState = {
  values: number[];
  left: number[];
  right: number[];
  sizes: number[];
  root: number;
  next: number;
  count: number;
};

const NONE = -1;

export function freshRanking(length: number): RankingState {
  const filled = (value: number) => new Array<number>(length).fill(value);
  return {
    values: filled(0),
    left: filled(NONE),
    right: filled(NONE),
    sizes: filled(0),
    root: NONE,
    next: 0,
    count: 0,
  };
}

/** Puts a value in, the oldest out: O(log length). */
export function pushRanked(state: RankingState, value: number): void {
  const place = state.next;
  if (state.count === state.values.length) remove(state, place);
  else state.count++;
  state.values[place] = value + 0; // −0 would not survive JSON
  state.left[place] = NONE;
  state.right[place] = NONE;
  state.sizes[place] = 1;
  insert(state, place);
  state.next = place + 1 === state.values.length ? 0 : place + 1;
}

/** The value at a rank from 0, the least, to `count − 1`, the greatest. */
export function valueAtRank(state: RankingState, rank: number): number {
  const { left, right, sizes, values } = state;
  let at = state.root;
  let rest = rank;
  while (at !== NONE) {
    const below = left[at] === NONE ? 0 : sizes[left[at]!]!;
    if (rest === below) return values[at]!;
    if (rest < below) at = left[at]!;
    else {
      rest -= below + 1;
      at = right[at]!;
    }
  }
  return Number.NaN;
}

/** How many values lie below `value`; with `equal`, also those equal to it. */
export function countBelow(state: RankingState, value: number, equal: boolean): number {
  const { left, right, sizes, values } = state;
  let at = state.root;
  let found = 0;
  while (at !== NONE) {
    const below = values[at]! < value || (equal && values[at] === value);
    if (below) {
      found += 1 + (left[at] === NONE ? 0 : sizes[left[at]!]!);
      at = right[at]!;
    } else at = left[at]!;
  }
  return found;
}

/** The value below which the share `q` (0 to 1) lies, linearly between neighbours (as NumPy's default). */
export function quantileOf(state: RankingState, q: number): number {
  const position = (state.count - 1) * q;
  const rank = Math.floor(position);
  const low = valueAtRank(state, rank);
  if (rank === position) return low;
  return low + (valueAtRank(state, rank + 1) - low) * (position - rank);
}

function priority(place: number): number {
  let mixed = Math.imul(place + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

function precedes({ values }: RankingState, a: number, b: number): boolean {
  return values[a]! < values[b]! || (values[a] === values[b] && a < b);
}

function resize({ left, right, sizes }: RankingState, at: number): void {
  const less = left[at]!;
  const more = right[at]!;
  sizes[at] = 1 + (less === NONE ? 0 : sizes[less]!) + (more === NONE ? 0 : sizes[more]!);
}

/** Goes down to where the place's priority belongs, and splits what is below it. */
function insert(state: RankingState, place: number): void {
  const { left, right, sizes } = state;
  const own = priority(place);
  let at = state.root;
  let parent = NONE;
  let before = false;
  while (at !== NONE && priority(at) >= own) {
    sizes[at] = sizes[at]! + 1;
    parent = at;
    before = precedes(state, place, at);
    at = before ? left[at]! : right[at]!;
  }
  split(state, at, place);
  resize(state, place);
  hang(state, parent, before, place);
}

function hang(state: RankingState, parent: number, before: boolean, place: number): void {
  if (parent === NONE) state.root = place;
  else if (before) state.left[parent] = place;
  else state.right[parent] = place;
}

/** Hangs what precedes `place` to its left, and the rest to its right. */
function split(state: RankingState, root: number, place: number): void {
  const { left, right } = state;
  if (root === NONE) {
    left[place] = NONE;
    right[place] = NONE;
  } else if (precedes(state, root, place)) {
    split(state, right[root]!, place);
    right[root] = left[place]!;
    left[place] = root;
    resize(state, root);
  } else {
    split(state, left[root]!, place);
    left[root] = right[place]!;
    right[place] = root;
    resize(state, root);
  }
}

function remove(state: RankingState, place: number): void {
  const { left, right, sizes } = state;
  let at = state.root;
  let parent = NONE;
  let before = false;
  while (at !== place && at !== NONE) {
    sizes[at] = sizes[at]! - 1;
    parent = at;
    before = precedes(state, place, at);
    at = before ? left[at]! : right[at]!;
  }
  hang(state, parent, before, merge(state, left[place]!, right[place]!));
}

function merge(state: RankingState, less: number, more: number): number {
  if (less === NONE) return more;
  if (more === NONE) return less;
  if (priority(less) > priority(more)) {
    state.right[less] = merge(state, state.right[less]!, more);
    resize(state, less);
    return less;
  }
  state.left[more] = merge(state, less, state.left[more]!);
  resize(state, more);
  return more;
}
