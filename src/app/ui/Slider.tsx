import { endGesture } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  integer: boolean;
  onChange: (value: number) => void;
}

/** A drag is one undo step however many values it passes. */
export function Slider({ label, value, min, max, integer, onChange }: SliderProps) {
  const step = integer ? 1 : niceStep((max - min) / 100);
  const share = Math.min(1, Math.max(0, (value - min) / (max - min || 1)));
  return (
    <input
      type="range"
      aria-label={label}
      min={min}
      max={max}
      step={step}
      value={value}
      onChange={(event) => {
        markEdit(event);
        onChange(Number(event.target.value));
      }}
      onPointerDown={endGesture}
      onPointerUp={endGesture}
      onBlur={endGesture}
      className="slider mt-1.5 block w-full"
      style={{ '--share': `${share * 100}%` }}
    />
  );
}

function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const digit = raw / power;
  return Number((power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10)).toPrecision(1));
}
