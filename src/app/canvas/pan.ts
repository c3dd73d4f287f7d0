import type { InternalNode, ReactFlowState, Viewport } from '@xyflow/react';

interface SurfaceStore {
  getState(): Pick<ReactFlowState, 'nodeLookup' | 'edges' | 'transform' | 'width' | 'height'>;
  setState(part: Pick<ReactFlowState, 'transform'>): void;
}

/**
 * Moves the surface while a hand pans it. Every card and wire listens to the surface's store, so the store is told only
 * when something comes into view or leaves it, when the zoom changes, and at the end; between, only the page is moved.
 */
export class Pan {
  /** Everything is on the page wherever it is: nothing comes or goes. */
  keepsAll = false;
  #held = false;
  #waiting: ReactFlowState['transform'] | null = null;
  /** Left, top, right and bottom of every card, then of every wire, in the surface's own measure. */
  #boxes = new Float64Array(0);
  #inside = new Uint8Array(0);

  constructor(
    private readonly store: SurfaceStore,
    private readonly page: () => HTMLElement | null,
  ) {}

  /** @param byHand not by a button or a key: it will be told when that ends */
  begin(byHand: boolean): void {
    this.settle();
    if (!byHand) return;
    this.#held = true;
    if (this.keepsAll) return;
    this.#measure();
    this.#look(this.store.getState().transform);
  }

  move({ x, y, zoom }: Viewport): void {
    const { transform } = this.store.getState();
    if (!this.#held || zoom !== transform[2] || (!this.keepsAll && this.#look([x, y, zoom]))) {
      this.#waiting = null;
      this.store.setState({ transform: [x, y, zoom] });
      return;
    }
    this.#waiting = [x, y, zoom];
    this.#show(x, y, zoom);
  }

  /** Tells the store where the surface is: whoever asks it for a place must be told the truth. */
  settle(): void {
    this.#held = false;
    if (this.#waiting) this.store.setState({ transform: this.#waiting });
    this.#waiting = null;
  }

  #show(x: number, y: number, zoom: number): void {
    const page = this.page();
    const moved = page?.querySelector<HTMLElement>('.react-flow__viewport');
    if (moved) moved.style.transform = `translate(${x}px,${y}px) scale(${zoom})`;
    const dots = page?.querySelector('.react-flow__background pattern');
    const gap = Number(dots?.getAttribute('width'));
    if (!dots || !(gap > 0)) return;
    dots.setAttribute('x', String(x % gap));
    dots.setAttribute('y', String(y % gap));
  }

  #measure(): void {
    const { nodeLookup, edges } = this.store.getState();
    this.#boxes = new Float64Array((nodeLookup.size + edges.length) * 4);
    this.#inside = new Uint8Array(nodeLookup.size + edges.length);
    let at = 0;
    for (const node of nodeLookup.values()) this.#boxes.set(boxOf(node), 4 * at++);
    for (const { source, target } of edges) {
      const [from, to] = [nodeLookup.get(source), nodeLookup.get(target)];
      if (from && to) this.#boxes.set(around(boxOf(from), boxOf(to)), 4 * at);
      at++;
    }
  }

  /** Notes what is in view; returns whether anything came or went. */
  #look([x, y, zoom]: ReactFlowState['transform']): boolean {
    const { width, height } = this.store.getState();
    const [left, top] = [-x / zoom, -y / zoom];
    const [right, bottom] = [left + width / zoom, top + height / zoom];
    const boxes = this.#boxes;
    let changed = false;
    for (let at = 0; at < this.#inside.length; at++) {
      const box = 4 * at;
      const seen =
        boxes[box]! < right && boxes[box + 2]! > left && boxes[box + 1]! < bottom && boxes[box + 3]! > top;
      if (seen !== (this.#inside[at] === 1)) {
        this.#inside[at] = seen ? 1 : 0;
        changed = true;
      }
    }
    return changed;
  }
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

function boxOf({ internals, measured }: InternalNode): Box {
  const { x, y } = internals.positionAbsolute;
  return [x, y, x + (measured.width ?? 0), y + (measured.height ?? 0)];
}

function around(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
