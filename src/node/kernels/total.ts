/** A running sum with Neumaier's compensation: what slides out of a window leaves no trace, however long it runs. */
export class Total {
  sum: number;
  lost: number;

  constructor([sum = 0, lost = 0]: readonly number[]) {
    this.sum = sum;
    this.lost = lost;
  }

  add(value: number): void {
    const { sum } = this;
    const next = sum + value;
    this.lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    this.sum = next;
  }

  clear(): void {
    this.sum = 0;
    this.lost = 0;
  }

  get value(): number {
    return this.sum + this.lost;
  }

  save(): number[] {
    return [this.sum + 0, this.lost + 0];
  }
}
