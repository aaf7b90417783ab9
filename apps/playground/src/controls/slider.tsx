import type { JSX } from 'preact';
import type { Setting } from '../data/sources.ts';
import { count } from '../views/format.ts';

/** A slider with its number beside it. */
export function Slider({
  setting,
  value,
  onChange,
}: {
  setting: Setting;
  value: number;
  onChange: (value: number) => void;
}): JSX.Element {
  const { label, min, max, step, isLogarithmic = false } = setting;
  const text = value >= 1000 ? count(value) : String(value);
  return (
    <label class="slider">
      <span>{label}</span>
      <strong aria-hidden="true">{text}</strong>
      <input
        type="range"
        {...(isLogarithmic
          ? { min: 0, max: 100, step: 1, value: Math.round((100 * Math.log(value / min)) / Math.log(max / min)) }
          : { min, max, step, value })}
        aria-valuetext={text}
        onInput={(event) => {
          const at = Number(event.currentTarget.value);
          onChange(isLogarithmic ? tidy(min * (max / min) ** (at / 100)) : at);
        }}
      />
    </label>
  );
}

/** A number that can be said: two digits that count. */
function tidy(value: number): number {
  return Number(value.toPrecision(2));
}
