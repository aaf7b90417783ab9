import type { JSX } from 'preact';
import { back, goTo, isAtEnd, reset, step, toTheEnd, togglePlay } from '../session/play.ts';
import { change, course, frame, isPlaying, moments, state } from '../session/store.ts';
import { speeds } from '../state/state.ts';
import { status } from '../views/words.ts';
import { Icon, type IconName } from './icon.tsx';

/** Through the iterations: forward, back, by themselves. */
export function Transport(): JSX.Element {
  const shown = frame.value;
  const at = shown?.iteration ?? 0;
  const last = Math.max(1, moments.value.length - 1);
  const text = status(shown, moments.value, course.value);
  return (
    <div class="transport">
      <div class="buttons" role="group" aria-label="Iterations">
        <Go name="reset" label="Reset" onClick={reset} isOff={at === 0} />
        <Go name="back" label="Back" onClick={back} isOff={at === 0} />
        <button type="button" class="play" onClick={togglePlay} disabled={!shown} aria-pressed={isPlaying.value}>
          <Icon name={isPlaying.value ? 'pause' : 'play'} />
          {isPlaying.value ? 'Pause' : 'Play'}
        </button>
        <Go name="step" label="Step" onClick={step} isOff={!shown || isAtEnd()} />
        <Go name="end" label="To the end" onClick={toTheEnd} isOff={!shown || isAtEnd()} />
      </div>
      <label class="scrubber">
        <span class="unseen">Iteration</span>
        <input
          type="range"
          min={0}
          max={last}
          value={at}
          disabled={!shown}
          aria-valuetext={`iteration ${at} of ${moments.value.length - 1} so far`}
          onInput={(event) => goTo(Number(event.currentTarget.value))}
        />
      </label>
      <label class="speed">
        <span>Speed</span>
        <select
          value={state.value.speed}
          onChange={(event) => {
            const speed = Number(event.currentTarget.value);
            change((before) => ({ ...before, speed }));
          }}
        >
          {speeds.map((speed) => (
            <option key={speed} value={speed}>
              {speed} / s
            </option>
          ))}
        </select>
      </label>
      <p
        class="status"
        data-iteration={at}
        data-objective={shown?.objective}
        aria-live={isPlaying.value ? 'off' : 'polite'}
      >
        {text}
      </p>
    </div>
  );
}

function Go({
  name,
  label,
  onClick,
  isOff,
}: {
  name: IconName;
  label: string;
  onClick: () => void;
  isOff: boolean;
}): JSX.Element {
  return (
    <button type="button" class="go" onClick={onClick} disabled={isOff} aria-label={label} title={label}>
      <Icon name={name} />
    </button>
  );
}
