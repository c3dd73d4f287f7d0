import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Rows of one output that TA-Lib gives, and the row of the first of them. */
export interface Given {
  readonly begin: number;
  readonly values: readonly number[];
}

export interface Call {
  readonly name: string;
  readonly inputs: readonly Float64Array[];
  readonly options: readonly number[];
  readonly outputs: number;
  /** Outputs are whole numbers (patterns, indexes). */
  readonly whole?: boolean;
}

const PAGES = 256;
const STACK = 5_247_776;
const STATICS = 1024;
/** TA-Lib's candle settings as `TA_Initialize` would lay them, which this build leaves out: at this place, each of 24 bytes. */
const CANDLE_SETTINGS = 4120;
const BODY = 0;
const RANGE = 1;
const SHADOWS = 2;
/** Kind of range, bars of the average, factor: body long, very long, short, doji; shadow long, very long, short, very short; near, far, equal. */
const DEFAULTS = [
  [BODY, 10, 1],
  [BODY, 10, 3],
  [BODY, 10, 1],
  [RANGE, 10, 0.1],
  [BODY, 0, 1],
  [BODY, 0, 2],
  [SHADOWS, 10, 1],
  [RANGE, 10, 0.1],
  [RANGE, 5, 0.2],
  [RANGE, 5, 0.6],
  [RANGE, 5, 0.05],
] as const;

/** TA-Lib's C code, compiled to WebAssembly: the one engine whose word counts for its own functions. */
export class Talib {
  readonly #exports: WebAssembly.Exports;
  readonly #memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });

  constructor() {
    const require = createRequire(import.meta.url);
    const main = require.resolve('talib-web');
    const module = new WebAssembly.Module(readFileSync(path.join(path.dirname(main), 'talib.wasm')));
    const global = (value: number, mutable: boolean) =>
      new WebAssembly.Global({ value: 'i32', mutable }, value);
    this.#exports = new WebAssembly.Instance(module, {
      env: {
        memory: this.#memory,
        emscripten_resize_heap: () => 0,
        __stack_pointer: global(STACK, true),
        __memory_base: global(STATICS, false),
      },
      'GOT.mem': { __heap_base: global(STACK, true) },
    }).exports;
    this.#run('__wasm_call_ctors', []);
    const view = new DataView(this.#memory.buffer);
    DEFAULTS.forEach(([kind, length, factor], at) => {
      const place = CANDLE_SETTINGS + 24 * at;
      view.setInt32(place, at, true);
      view.setInt32(place + 4, kind, true);
      view.setInt32(place + 8, length, true);
      view.setFloat64(place + 16, factor, true);
    });
  }

  /** Names of all functions. */
  get functions(): string[] {
    return Object.keys(this.#exports).flatMap((name) => (name.startsWith('TA_') ? [name.slice(3)] : []));
  }

  /** One run over whole columns; every output of it. */
  run({ name, inputs, options, outputs, whole }: Call): Given[] {
    const rows = inputs[0]?.length ?? 0;
    const places: number[] = [];
    const take = (bytes: number) => {
      const place = this.#run('malloc', [bytes]);
      if (place === 0) throw new Error('The memory of TA-Lib is full.');
      places.push(place);
      return place;
    };
    const read = inputs.map((column) => {
      const place = take(rows * 8);
      new Float64Array(this.#memory.buffer, place, rows).set(column);
      return place;
    });
    const bounds = take(8);
    const written = Array.from({ length: outputs }, () => take(rows * 8));
    const failed = this.#run(`TA_${name}`, [
      0,
      rows - 1,
      ...read,
      ...options,
      bounds,
      bounds + 4,
      ...written,
    ]);
    const [begin, count] = new Int32Array(this.#memory.buffer, bounds, 2);
    const result = written.map((place) => ({
      begin: begin ?? 0,
      values: Array.from(
        whole
          ? new Int32Array(this.#memory.buffer, place, count)
          : new Float64Array(this.#memory.buffer, place, count),
      ),
    }));
    for (const place of places) this.#run('free', [place]);
    if (failed !== 0) throw new Error(`TA-Lib's ${name} failed (${failed}) with ${options.join(', ')}.`);
    return result;
  }

  #run(name: string, given: readonly number[]): number {
    const called = this.#exports[name];
    if (typeof called !== 'function') throw new Error(`TA-Lib has no ${name}.`);
    return Number(called(...given));
  }
}
