/** The colours of the page's theme as the canvas needs them. */
export interface ChartColors {
  readonly panel: string;
  readonly raise: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly muted: string;
  readonly dim: string;
  readonly accent: string;
  readonly live: string;
  readonly up: string;
  readonly down: string;
  /** Of plotted outputs, in order. */
  readonly plots: readonly string[];
  readonly font: string;
}

export function readColors(): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    panel: of('panel'),
    raise: of('raise'),
    line: of('line'),
    lineStrong: of('line-strong'),
    text: of('text'),
    muted: of('muted'),
    dim: of('dim'),
    accent: of('accent'),
    live: of('live'),
    up: of('up'),
    down: of('down'),
    plots: [of('indicator'), of('dim'), of('condition'), of('order'), of('exit')],
    font: '"Inter Variable", system-ui, sans-serif',
  };
}

export function plotColor({ plots }: ChartColors, index: number): string {
  return plots[index % plots.length] ?? plots[0] ?? '#888';
}
