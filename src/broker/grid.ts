/** Slack, in steps of the grid, that absorbs the rounding of a division. */
const SLACK = 1e-9;

/** Multiples of a tick or step, written with its own decimals (rule 12). Without a size every number is on the grid. */
export class Grid {
  private readonly units: number;
  private readonly scale: number;

  constructor(readonly size: number | undefined) {
    const decimals = size === undefined ? 0 : decimalsOf(size);
    this.scale = powerOfTen(decimals);
    this.units = size === undefined ? 0 : Math.round(size * this.scale);
  }

  down(value: number): number {
    return this.size === undefined ? value : this.at(Math.floor(value / this.size + SLACK));
  }

  up(value: number): number {
    return this.size === undefined ? value : this.at(Math.ceil(value / this.size - SLACK));
  }

  private at(multiple: number): number {
    return (multiple * this.units) / this.scale;
  }
}

function decimalsOf(size: number): number {
  const [digits = '', exponent = '0'] = String(size).split('e');
  const fraction = digits.split('.')[1]?.length ?? 0;
  return Math.min(22, Math.max(0, fraction - Number(exponent)));
}

function powerOfTen(exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power *= 10;
  return power;
}
