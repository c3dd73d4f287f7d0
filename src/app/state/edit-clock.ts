/** Marks the input event that an edit came from; the results measure `candlewire:edit-to-result` from here. */
let started: number | null = null;

/** Call it first thing in every handler that edits the strategy. */
export function markEdit(event?: { readonly timeStamp: number }): void {
  const at = event?.timeStamp;
  started = at !== undefined && at > 0 && at <= performance.now() ? at : performance.now();
  performance.mark('candlewire:edit', { startTime: started });
}

/** When the newest edit that has not been measured began, on the clock of `performance.now`; asking takes it. */
export function takeEdit(): number | null {
  const at = started;
  started = null;
  return at;
}
