import type { Candles } from '../../../src/time/candles.ts';
import type { Random } from '../../contract/random.ts';
import { runNode } from '../run.ts';
import type { Drawn, Mapped } from './mapping.ts';
import type { Talib } from './talib.ts';

export interface Agreement {
  /** Values compared, and those that only the formula itself could judge. */
  compared: number;
  judged: number;
  /** The greatest distance from TA-Lib, relative as in `docs/oracles.md`. */
  worst: number;
  /** Plain words of the first differences. */
  readonly faults: string[];
}

const RELATIVE = 1e-9;
/** What TA-Lib's sums may lose of a price by the thousandth row. */
const DRIFT = 1e-11;
/** Bars without a movement after which TA-Lib may call what is left of one nothing. */
const LONG = 8;

/** One run of one function over candles, compared with its node row by row. */
export function compareWith(
  talib: Talib,
  tested: Mapped,
  candles: Candles,
  random: Random,
  agreement: Agreement,
): void {
  const drawn = tested.draw(random);
  const given = talib.run({
    name: tested.name,
    inputs: tested.inputs.map((name) => candles[name]),
    options: drawn.options,
    outputs: drawn.ports.length,
    whole: tested.whole ?? false,
  });
  const [{ begin, values: rows } = { begin: 0, values: [] }] = given;
  if (rows.length === 0) return;
  const outputs = runNode(drawn.node, drawn.params, candles, drawn.inputs);
  const fault = (text: string) => {
    if (agreement.faults.length < 5)
      agreement.faults.push(`${tested.name} ${JSON.stringify(drawn.params)} ${text}`);
  };

  const firsts: number[] = [];
  const slack = DRIFT * (tested.level === 'percent' ? 100 : tested.level ? greatestOf(candles.close) : 0);
  drawn.ports.forEach((ports, output) => {
    for (const { port, ours = (value: number) => value } of ports) {
      const wanted = (given[output]?.values ?? []).map((value, at) => ours(value, begin + at));
      const got = outputs[port]?.subarray(begin) ?? new Float64Array();
      const unknown = wanted.findIndex((value) => !Number.isNaN(value));
      if (unknown === 0) firsts.push(outputs[port]?.findIndex((value) => !Number.isNaN(value)) ?? -1);
      const least = greatestOf(wanted) / 1000;
      wanted.forEach((value, at) => {
        const distance = Math.abs((got[at] ?? Number.NaN) - value);
        const scale = Math.max(Math.abs(value), least) || 1;
        if (tested.still && value === 0 && stillAt(candles, begin + at)) return;
        const near = distance <= RELATIVE * scale + slack || (Number.isNaN(value) && Number.isNaN(got[at]));
        agreement.compared++;
        if (near) agreement.worst = Math.max(agreement.worst, distance / scale || 0);
        else {
          const exact = formula(tested, drawn, candles, begin + at, given, output, ours);
          if (
            exact === undefined ||
            !(Math.abs((got[at] ?? Number.NaN) - exact) <= RELATIVE * Math.max(Math.abs(exact), least))
          )
            fault(`${port}, row ${begin + at}: ${got[at]}, TA-Lib ${value}, by the formula ${exact}`);
          else agreement.judged++;
        }
      });
    }
  });
  // TA-Lib gives all of its outputs from one row on: that of the last to know.
  if (firsts.length > 0 && Math.max(...firsts) !== begin)
    fault(`begins in row ${Math.max(...firsts)}, TA-Lib in ${begin}`);
}

function formula(
  tested: Mapped,
  drawn: Drawn,
  candles: Candles,
  row: number,
  given: readonly { readonly begin: number; readonly values: readonly number[] }[],
  output: number,
  ours: (value: number, row: number) => number,
): number | undefined {
  const here = given.map(({ begin, values }) => values[row - begin] ?? Number.NaN);
  const exact = tested.direct?.(candles, drawn.options, row, here)[output];
  return exact === undefined ? undefined : ours(exact, row);
}

function stillAt({ close }: Candles, row: number): boolean {
  if (row < LONG) return close.subarray(0, row + 1).every((price) => price === close[row]);
  return close.subarray(row - LONG, row).every((price) => price === close[row]);
}

function greatestOf(values: ArrayLike<number>): number {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] ?? 0);
    if (size > greatest && Number.isFinite(size)) greatest = size;
  }
  return greatest;
}
