interface EquityLinesProps {
  equity: ArrayLike<number>;
  hold: ArrayLike<number>;
}

const WIDTH = 300;
const HEIGHT = 96;
const PAD = 3;

/** A strategy's own equity in amber beside buy & hold, on one scale. */
export function EquityLines({ equity, hold }: EquityLinesProps) {
  const known = [...Array.from(equity), ...Array.from(hold)].filter(Number.isFinite);
  const least = Math.min(...known);
  const span = Math.max(...known) - least || 1;
  const line = (values: ArrayLike<number>) => {
    const step = WIDTH / Math.max(1, values.length - 1);
    let path = '';
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? Number.NaN;
      if (!Number.isFinite(value)) continue;
      const y = HEIGHT - PAD - ((value - least) / span) * (HEIGHT - 2 * PAD);
      path += `${path === '' ? 'M' : 'L'}${(i * step).toFixed(1)} ${y.toFixed(1)}`;
    }
    return path;
  };
  const start = Array.from(equity).find(Number.isFinite);
  const base = start === undefined ? null : HEIGHT - PAD - ((start - least) / span) * (HEIGHT - 2 * PAD);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="size-full"
      aria-hidden="true"
    >
      {base === null ? null : (
        <path d={`M0 ${base}H${WIDTH}`} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
      )}
      <path
        d={line(hold)}
        fill="none"
        stroke="var(--dim)"
        strokeWidth={1}
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={line(equity)}
        fill="none"
        stroke="var(--live)"
        strokeWidth={1.6}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
