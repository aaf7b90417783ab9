import type { JSX } from 'preact';
import { run, selectionStudy } from '../session/studies.ts';
import { change, state } from '../session/store.ts';
import { withModel } from '../state/changes.ts';
import { Chart } from './chart.tsx';
import { short } from './format.ts';
import { StudyState } from './study-state.tsx';

/** How many components: a criterion over their number. */
export function Selection(): JSX.Element {
  const study = selectionStudy.value;
  const { method, components } = state.value;
  const isMixture = method === 'mixture';
  const known = study.rows.filter(({ value }) => value !== null).sort((a, b) => a.components - b.components);
  const best = study.result?.best ?? null;
  const name = isMixture ? 'BIC' : 'Inertia';
  const least = Math.min(...known.map(({ value }) => value as number));
  const choose = (size: number): void => change((before) => withModel(before, { components: size }));
  return (
    <>
      <p class="hint">
        {isMixture
          ? 'BIC of the best of five fits of each size; smaller is better. A number chooses that many.'
          : 'The inertia always falls; the elbow is where more clusters bring little. A number chooses that many.'}
      </p>
      <StudyState study={study} onRun={run} what="Fit 1 to 8" />
      {known.length > 0 && (
        <Chart
          points={known.map(({ components: x, value }) => ({ x, y: value as number }))}
          label={`${name} over 1 to ${known.length} components${best === null ? '' : `; best at ${best}`}.`}
          xName={isMixture ? 'components' : 'clusters'}
          onPick={choose}
        >
          {({ x, y }) =>
            known.map(({ components: size, value }) => (
              <circle
                key={size}
                class={size === best ? 'dot best' : 'dot'}
                cx={x(size)}
                cy={y(value as number)}
                r={size === best ? 6.5 : 4}
              />
            ))
          }
        </Chart>
      )}
      {study.rows.length > 0 && (
        <ul class="sizes">
          {study.rows.map(({ components: size, value, reason }) => (
            <li key={size}>
              <button
                type="button"
                aria-pressed={size === components}
                onClick={() => choose(size)}
                title={reason ?? `${name} ${value}`}
              >
                <strong>{size}</strong>
                <span>{value === null ? 'failed' : isMixture ? difference(value - least) : short(value)}</span>
                {size === best && <em>{isMixture ? 'best' : 'elbow'}</em>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function difference(value: number): string {
  return value === 0 ? 'least' : `+${short(value)}`;
}
