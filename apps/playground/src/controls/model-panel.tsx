import type { JSX } from 'preact';
import { covarianceTitles } from '../data/covariance-names.ts';
import { change, state } from '../session/store.ts';
import { withModel } from '../state/changes.ts';
import { MOST_COMPONENTS, type Part, type Start, starts } from '../state/state.ts';
import { Choice, Marks, Pick } from './choice.tsx';
import { ErrorNote } from './error-note.tsx';
import { Icon } from './icon.tsx';
import { Slider } from './slider.tsx';

const { full, tied, diag, spherical, ...families } = covarianceTitles;

/** What is fitted, and from where. */
export function ModelPanel(): JSX.Element {
  const { method, components, covariance, assignment, hold } = state.value;
  const isMixture = method === 'mixture';
  const name = isMixture ? 'Components' : 'Clusters';
  return (
    <>
      <Choice
        legend="Method"
        name="method"
        choices={{ mixture: 'Mixture', kmeans: 'k-means' }}
        value={method}
        onChange={(choice) => change((before) => withModel(before, { method: choice }))}
      />
      <ErrorNote of={['']} />
      <Slider
        setting={{ label: name, min: 1, max: MOST_COMPONENTS, step: 1, value: 3 }}
        value={components}
        onChange={(value) => change((before) => withModel(before, { components: value }))}
      />
      <ErrorNote of={['components']} />
      {isMixture && (
        <Pick
          label="Shape of the covariances"
          value={covariance}
          onChange={(choice) => change((before) => withModel(before, { covariance: choice }))}
          groups={[
            { title: '', choices: { full, tied, diag, spherical } },
            { title: 'By volume, shape, orientation', choices: families },
          ]}
        />
      )}
      <ErrorNote of={['covariance']} />
      <StartPicks />
      {isMixture && (
        <>
          <Choice
            legend="Rows go to components"
            name="assignment"
            choices={{ soft: 'in shares (soft)', hard: 'whole (hard)' }}
            value={assignment}
            onChange={(choice) => change((before) => withModel(before, { assignment: choice }))}
          />
          <Marks<Part>
            legend="Held at the start"
            choices={{ weights: 'weights', means: 'means', covariances: 'covariances' }}
            set={hold}
            onChange={(set) => change((before) => withModel(before, { hold: set }))}
          />
          <ErrorNote of={['update']} />
        </>
      )}
    </>
  );
}

function StartPicks(): JSX.Element {
  const { method, start, seed } = state.value;
  const { hand, ...ways } = starts[method];
  return (
    <>
      <div class="start">
        <Pick<Start>
          label="Start"
          value={start}
          onChange={(choice) => change((before) => withModel(before, { start: choice }))}
          groups={[{ title: '', choices: { ...ways, ...(start === 'hand' && { hand }) } }]}
        />
        <label class="seed">
          <span>Seed</span>
          <input
            type="number"
            min={0}
            step={1}
            value={seed}
            onChange={(event) => {
              const value = event.currentTarget.valueAsNumber;
              if (Number.isSafeInteger(value) && value >= 0) change((before) => withModel(before, { seed: value }));
              else event.currentTarget.value = String(state.peek().seed);
            }}
          />
        </label>
        <button type="button" onClick={() => change((before) => withModel(before, { seed: before.seed + 1 }))}>
          <Icon name="dice" />
          Next
          <span class="unseen">seed</span>
        </button>
      </div>
      <ErrorNote of={['init', 'seed']} />
      <p class="hint">Or drag a mean on the plane: the fit then starts from there.</p>
    </>
  );
}
