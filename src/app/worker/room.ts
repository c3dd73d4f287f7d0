/** Room that the page can read while the worker works, where the browser allows it. */
export function room(length: number): Float64Array {
  const bytes = length * Float64Array.BYTES_PER_ELEMENT;
  return new Float64Array(
    globalThis.crossOriginIsolated ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes),
  );
}

/** A copy in such room. */
export function shareable(values: Float64Array): Float64Array {
  const copy = room(values.length);
  copy.set(values);
  return copy;
}
