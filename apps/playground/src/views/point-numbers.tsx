import type { JSX } from 'preact';
import { inspected, sheet, state } from '../session/store.ts';
import type { Inspected } from '../worker/inspect.ts';
import { ColumnHead } from './column-head.tsx';
import { brief, share, short } from './format.ts';
import { Swatch } from './swatch.tsx';

/** What the E-step and the M-step make of the point that was clicked. */
export function PointNumbers(): JSX.Element {
  const [found, rows, { row, method, assignment, hold }] = [inspected.value, sheet.value, state.value];
  if (row === null || !found || !rows || found.row !== row) {
    return <p class="hint">Click on a point of the plane: here are its numbers, of the E-step and of the M-step.</p>;
  }
  const where = found.cells.map((value, j) => `${rows.columns[j]} ${short(value)}`).join(', ');
  const isMixture = method === 'mixture' && found.shares[0].density !== null;
  const rule = assignment === 'hard' ? 'all to the largest product' : 'product / sum of the products';
  return (
    <>
      <p class="point-name">
        Point {row + 1}: {where}
      </p>
      <h3>E: {isMixture ? 'how much of it is each component’s' : 'which center is nearest'}</h3>
      {isMixture ? <Shares found={found} /> : <Distances found={found} />}
      {isMixture && <p class="hint">product = weight × density; responsibility = {rule}</p>}
      <h3>M: what the next parameters take of it</h3>
      <Pulls found={found} names={rows.columns} />
      <p class="hint">
        {isMixture
          ? 'N = sum of the responsibilities of all points; the mean of each component weighs a point by its responsibility / N.'
          : 'Each center goes to the mean of its points.'}
        {isMixture && hold.means && ' The means are held: they stay.'}
      </p>
    </>
  );
}

function Shares({ found: { shares } }: { found: Inspected }): JSX.Element {
  const total = shares.reduce((sum, { weight, density }) => sum + weight * (density ?? 0), 0);
  return (
    <Table
      caption="E-step"
      head={['weight', 'density', 'product', 'responsibility']}
      rows={shares.map(({ weight, density, responsibility }) => [
        share(weight),
        short(density ?? 0),
        short(weight * (density ?? 0)),
        <Meter key="share" value={responsibility} />,
      ])}
      foot={['', 'sum', short(total), '1']}
    />
  );
}

function Distances({ found: { shares } }: { found: Inspected }): JSX.Element {
  return (
    <Table
      caption="E-step"
      head={['distance', '']}
      rows={shares.map(({ distance, responsibility }) => [short(distance), responsibility > 0 ? 'nearest' : ''])}
    />
  );
}

function Pulls({ found: { shares }, names }: { found: Inspected; names: readonly string[] }): JSX.Element {
  return (
    <Table
      caption="M-step"
      head={[
        'N',
        'its part',
        ...names.map((name) => ['mean', name] as const),
        ...shares[0].nextDeviation.map((_, j) => ['sd', names[j]] as const),
      ]}
      rows={shares.map(({ count, pull, nextMean, nextDeviation }) => [
        brief(count),
        pull < 1e-4 && pull > 0 ? '<0.01 %' : `${(100 * pull).toFixed(2)} %`,
        ...nextMean.map(brief),
        ...nextDeviation.map(brief),
      ])}
    />
  );
}

function Meter({ value }: { value: number }): JSX.Element {
  return (
    <span class="meter">
      <span class="bar" style={{ width: `${Math.round(32 * value)}px` }} />
      {share(value)}
    </span>
  );
}

function Table({
  caption,
  head,
  rows,
  foot,
}: {
  caption: string;
  head: readonly (string | readonly [what: string, of: string])[];
  rows: readonly (readonly (string | JSX.Element)[])[];
  foot?: readonly string[];
}): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Component</span>
            </th>
            {head.map((name, at) => (
              <ColumnHead key={at} {...(typeof name === 'string' ? { what: name } : { what: name[0], of: name[1] })} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, k) => (
            <tr key={k}>
              <th scope="row">
                <Swatch k={k} />
              </th>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <td />
              {foot.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
