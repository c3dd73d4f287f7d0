/** Where a text stops being JSON: line and column from 1, counted the column in code points. */
export interface JsonPlace {
  line: number;
  column: number;
  /** The text ends before the document does. */
  ended: boolean;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What may begin a number, so that the place is where it breaks off: `1.` lacks a digit. */
const NUMBER_HEAD = /-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:(?<=\d)[eE][+-]?)?)?/y;
const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;
const WORDS = ['true', 'false', 'null'];
const BLANKS = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const ESCAPE_HEAD = /\\(?:u[0-9a-fA-F]{0,3})?/y;

/**
 * The place where `JSON.parse` gives up, for texts that it has refused: engines tell it in some of their messages only.
 * Null for a text that is JSON. Without recursion, in linear time: the text is a stranger's.
 */
export function brokenJsonPlace(text: string): JsonPlace | null {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const at = new Scan(text, start).run();
  if (at === null) return null;
  let line = 1;
  let lineStart = start;
  for (const { index } of text.slice(0, at).matchAll(/\r(?!\n)|\n/g)) {
    line++;
    lineStart = index + 1;
  }
  let column = 1;
  for (const _ of text.slice(lineStart, at)) column++;
  return { line, column, ended: at >= text.length };
}

/** `It goes wrong at line 3, column 14.` for a text that is not JSON, and the line as a diagnostic's row. */
export function brokenJson(text: string): { sentence: string; row: number } {
  const { line, column, ended } = brokenJsonPlace(text) ?? { line: 1, column: 1, ended: false };
  const what = ended ? 'It ends too early, at' : 'It goes wrong at';
  return { sentence: `${what} line ${line}, column ${column}.`, row: line };
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

class Scan {
  private readonly open: ('[' | '{')[] = [];
  private expected: Expected = 'value';

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  /** The offset of the first character that cannot stand where it does, or null. */
  run(): number | null {
    for (;;) {
      this.skip(BLANKS);
      const done = this.expected === 'comma-or-end' && this.open.length === 0;
      if (this.at >= this.text.length) return done ? null : this.at;
      if (done || !this.step(this.text[this.at] ?? '')) return this.at;
    }
  }

  /** Reads one token; false leaves the offset where it breaks. */
  private step(mark: string): boolean {
    switch (this.expected) {
      case 'colon':
        return this.take(mark === ':', 'value');
      case 'comma-or-end':
        if (mark === this.end()) return this.close();
        return this.take(mark === ',', this.open.at(-1) === '{' ? 'key' : 'value');
      case 'key':
      case 'key-or-end':
        if (mark === '}' && this.expected === 'key-or-end') return this.close();
        return mark === '"' && this.string('colon');
      case 'value-or-end':
      case 'value':
        if (mark === ']' && this.expected === 'value-or-end') return this.close();
        return this.value(mark);
    }
  }

  private value(mark: string): boolean {
    if (mark === '[' || mark === '{') {
      this.open.push(mark);
      return this.take(true, mark === '[' ? 'value-or-end' : 'key-or-end');
    }
    if (mark === '"') return this.string('comma-or-end');
    const word = WORDS.find((name) => name[0] === mark);
    return word === undefined ? this.number() : this.word(word);
  }

  private word(word: string): boolean {
    for (const letter of word) {
      if (this.text[this.at] !== letter) return false;
      this.at++;
    }
    return this.take(true, 'comma-or-end', 0);
  }

  private number(): boolean {
    const from = this.at;
    const whole = this.skip(NUMBER);
    const end = this.at;
    this.at = from;
    const head = this.skip(NUMBER_HEAD);
    if (!whole || this.at > end) return false;
    this.at = end;
    return this.take(head, 'comma-or-end', 0);
  }

  private string(next: Expected): boolean {
    this.at++;
    for (;;) {
      while (isPlain(this.text.charCodeAt(this.at))) this.at++;
      const mark = this.text[this.at];
      if (mark === '"') return this.take(true, next);
      if (mark !== '\\') return false;
      if (this.skip(ESCAPE)) continue;
      this.skip(ESCAPE_HEAD);
      return false;
    }
  }

  private end(): string {
    return this.open.at(-1) === '{' ? '}' : ']';
  }

  private close(): boolean {
    this.open.pop();
    return this.take(true, 'comma-or-end');
  }

  private take(fits: boolean, next: Expected, length = 1): boolean {
    if (!fits) return false;
    this.at += length;
    this.expected = next;
    return true;
  }

  /** Moves behind what the pattern matches here; whether that is anything. */
  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const length = pattern.exec(this.text)?.[0].length ?? 0;
    this.at += length;
    return length > 0;
  }
}

/** What may stand in a string as it is; not so NaN, which is the end of the text. */
function isPlain(code: number): boolean {
  return code >= SPACE && code !== QUOTE && code !== BACKSLASH;
}
