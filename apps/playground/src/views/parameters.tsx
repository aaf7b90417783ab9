import type { JSX } from 'preact';
import { course, frame, sheet, state } from '../session/store.ts';
import type { Frame } from '../worker/desk.ts';
import { ColumnHead } from './column-head.tsx';
import { brief, count, share, short } from './format.ts';
import { Swatch } from './swatch.tsx';

/** The parameters of the iteration that is shown, as numbers. */
export function Parameters(): JSX.Element {
  const [shown, rows] = [frame.value, sheet.value];
  if (!shown || !rows) return <p class="hint">Nothing is fitted yet.</p>;
  const isMixture = state.value.method === 'mixture' && shown.mixture.covariances.length > 0;
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Parameters">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">Component</span>
              </th>
              <ColumnHead what={isMixture ? 'weight' : 'rows'} />
              {rows.columns.map((name) => (
                <ColumnHead key={name} what="mean" of={name} />
              ))}
              {isMixture && rows.columns.map((name) => <ColumnHead key={name} what="sd" of={name} />)}
              {isMixture && rows.cols === 2 && <ColumnHead what="corr." />}
            </tr>
          </thead>
          <tbody>
            {shown.mixture.weights.map((weight, k) => (
              <tr key={k}>
                <th scope="row">
                  <Swatch k={k} />
                </th>
                <td>{isMixture ? share(weight) : count(shown.counts[k])}</td>
                {cellsOf(shown, k, rows.cols).map((value, at) => (
                  <td key={at} title={String(value)}>
                    {brief(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isMixture && <Summary shown={shown} rows={rows.rows} />}
    </>
  );
}

function cellsOf({ mixture: { means, covariances } }: Frame, k: number, cols: number): number[] {
  const mean = means.slice(k * cols, (k + 1) * cols);
  if (covariances.length === 0) return mean;
  const matrix = covariances.slice(k * cols * cols, (k + 1) * cols * cols);
  const deviations = mean.map((_, j) => Math.sqrt(matrix[j * cols + j]));
  const correlation = cols === 2 ? [matrix[1] / (deviations[0] * deviations[1])] : [];
  return [...mean, ...deviations, ...correlation];
}

function Summary({ shown, rows }: { shown: Frame; rows: number }): JSX.Element | null {
  const about = course.value;
  if (about?.objectiveName !== 'logLikelihood' || about.freeParameters === null) return null;
  const bic = -2 * shown.objective + about.freeParameters * Math.log(rows);
  return (
    <dl class="facts">
      <div>
        <dt>log-likelihood a point</dt>
        <dd>{short(shown.objective / rows)}</dd>
      </div>
      <div>
        <dt>free parameters</dt>
        <dd>{about.freeParameters}</dd>
      </div>
      <div>
        <dt>BIC</dt>
        <dd>{short(bic)}</dd>
      </div>
    </dl>
  );
}
