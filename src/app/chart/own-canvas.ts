/** A canvas of our own over a part of the page, as sharp as the screen. */
export class OwnCanvas {
  private readonly canvas = document.createElement('canvas');

  constructor(container: HTMLElement) {
    // Over the chart's drawing, under its crosshair.
    this.canvas.className = 'pointer-events-none absolute top-0 left-0 z-1';
    container.append(this.canvas);
  }

  /** Cleared, of a size in CSS pixels; null where there is nothing to draw on. */
  clear(width: number, height: number): CanvasRenderingContext2D | null {
    const ratio = window.devicePixelRatio;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    const { canvas } = this;
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const context = canvas.getContext('2d');
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    context?.clearRect(0, 0, width, height);
    return context;
  }

  remove(): void {
    this.canvas.remove();
  }
}
