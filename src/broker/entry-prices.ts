/** Prices of the first and the last entry order of a position, each averaged over its partial fills. */
export class EntryPrices {
  /** Entry orders that have filled. */
  count = 0;
  first = Number.NaN;
  last = Number.NaN;
  private firstOrder = -1;
  private lastOrder = -1;
  private firstQuantity = 0;
  private lastQuantity = 0;

  clear(): void {
    this.count = 0;
    this.first = this.last = Number.NaN;
    this.firstOrder = this.lastOrder = -1;
  }

  /** A fill of an order; `fresh`: its first one. */
  add(order: number, fresh: boolean, quantity: number, price: number): void {
    if (fresh || this.count === 0) {
      this.count++;
      this.last = price;
      this.lastOrder = order;
      this.lastQuantity = 0;
    } else if (order === this.lastOrder && price !== this.last) {
      this.last = (this.last * this.lastQuantity + price * quantity) / (this.lastQuantity + quantity);
    }
    if (order === this.lastOrder) this.lastQuantity += quantity;
    if (this.count === 1 && this.firstOrder < 0) {
      this.first = price;
      this.firstOrder = order;
      this.firstQuantity = quantity;
    } else if (order === this.firstOrder) {
      if (price !== this.first)
        this.first = (this.first * this.firstQuantity + price * quantity) / (this.firstQuantity + quantity);
      this.firstQuantity += quantity;
    }
  }
}
