const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const TAB = 9;

export type Ending = 'newline' | 'end' | 'open-quote' | 'too-long';

/**
 * Walks the records of delimited text. After `next()` the cells of a record are `starts`/`ends` byte offsets, blanks
 * and quotes trimmed; `line` is the physical line on which it began.
 */
export class RecordScanner {
  readonly bytes: Uint8Array;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  cells = 0;
  line = 0;
  ending: Ending = 'newline';
  readonly #delimiter: number;
  readonly #longest: number;
  #at = 0;
  #nextLine = 1;

  constructor(bytes: Uint8Array, delimiter: number, longest: number) {
    this.bytes = bytes;
    this.#delimiter = delimiter;
    this.#longest = longest;
  }

  /** False at the end of the text. */
  next(): boolean {
    const { bytes } = this;
    const size = bytes.length;
    const delimiter = this.#delimiter;
    const begin = this.#at;
    if (begin >= size) return false;
    this.line = this.#nextLine;
    const limit = begin + this.#longest;
    let cells = 0;
    let at = begin;
    for (;;) {
      const start = at;
      while (bytes[at] === SPACE || (bytes[at] === TAB && delimiter !== TAB)) at++;
      if (bytes[at] === QUOTE) {
        at = this.#closingQuote(at + 1, limit);
        if (at === -1) return this.#stop(size > limit ? 'too-long' : 'open-quote', cells);
      }
      let byte = 0;
      for (; at < size; at++) {
        byte = bytes[at]!;
        if (byte === delimiter || byte === LF || byte === CR) break;
      }
      if (at > limit) return this.#stop('too-long', cells);
      if (cells === this.starts.length) this.#widen();
      this.#trim(cells++, start, at);
      if (at < size && byte === delimiter) {
        at++;
        continue;
      }
      this.cells = cells;
      this.ending = at < size ? 'newline' : 'end';
      if (at < size) {
        at += byte === CR && bytes[at + 1] === LF ? 2 : 1;
        this.#nextLine++;
      }
      this.#at = at;
      return true;
    }
  }

  /** The text ends inside this record, on the very line on which it began. */
  get breaksOff(): boolean {
    return this.ending === 'end' || (this.ending === 'open-quote' && this.#nextLine === this.line);
  }

  /** A line with nothing on it. */
  get blank(): boolean {
    return this.cells === 1 && this.starts[0] === this.ends[0];
  }

  /** The whole text of a cell, doubled quotes made single. */
  cell(index: number): string {
    const raw = new TextDecoder().decode(this.bytes.subarray(this.starts[index]!, this.ends[index]!));
    return raw.replaceAll('""', '"');
  }

  #stop(ending: Ending, cells: number): boolean {
    this.ending = ending;
    this.cells = cells;
    this.#at = this.bytes.length;
    return true;
  }

  /** The place behind the quote that closes a cell; -1 where none does within the limit. */
  #closingQuote(from: number, limit: number): number {
    const { bytes } = this;
    const size = bytes.length;
    for (let at = from; at < size && at <= limit; at++) {
      const byte = bytes[at];
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) this.#nextLine++;
      if (byte !== QUOTE) continue;
      if (bytes[at + 1] !== QUOTE) return at + 1;
      at++;
    }
    return -1;
  }

  #trim(cell: number, from: number, to: number): void {
    const { bytes } = this;
    let start = from;
    let end = to;
    while (start < end && bytes[start]! <= SPACE) start++;
    while (end > start && bytes[end - 1]! <= SPACE) end--;
    if (end - start >= 2 && bytes[start] === QUOTE && bytes[end - 1] === QUOTE) {
      start++;
      end--;
      while (start < end && bytes[start]! <= SPACE) start++;
      while (end > start && bytes[end - 1]! <= SPACE) end--;
    }
    this.starts[cell] = start;
    this.ends[cell] = end;
  }

  #widen(): void {
    const longer = (old: Int32Array) => {
      const copy = new Int32Array(old.length * 2);
      copy.set(old);
      return copy;
    };
    this.starts = longer(this.starts);
    this.ends = longer(this.ends);
  }
}
