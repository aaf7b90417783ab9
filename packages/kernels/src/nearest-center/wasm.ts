import type { OnWasm } from '../wasm/served-by.ts';
import { ROOM, bring, carriedOut, takeBack } from '../wasm/task.ts';
import { filterFor } from './pack-filter.ts';
import { nearestCenterSums } from './read-sums.ts';
import type { NearestCenterAsk, NearestCenterSums } from './reference.ts';

/** Where a grid of cells does; it costs as much as some blocks do without it, so it is for more, or where rows fill a memory this large. */
const GRID_FROM_BLOCK = 8;
const GRID_FROM_BYTES = 2 ** 22;
const GRID_TO_CLUSTERS = 255;
/** As grid.as.ts tells: origin and scale, and 4 bytes a cell. */
const GRID_LENGTH = 4 + (64 * 64) / 2;

/** How kernel.as.ts lays out its memory is told there. */
export const nearestCenterOnWasm: OnWasm<NearestCenterAsk, NearestCenterSums, { labels: Int32Array }> = (ask) => {
  const { centers: points, onlyLabels } = ask;
  const { rows: clusters, cols } = points;
  const packing = filterFor(points);
  const mayHaveGrid = cols === 2 && clusters > 1 && clusters <= GRID_TO_CLUSTERS;
  // One that cannot be built is tried once.
  let blocksBefore = mayHaveGrid ? GRID_FROM_BLOCK : Infinity;
  let gridAt = 0;
  const io = nearestCenterSums(ask);
  return carriedOut({
    cols,
    parts: {
      centers: clusters * cols,
      filter: packing.length,
      labels: ROOM / 2,
      sums: io.length,
      grid: mayHaveGrid ? GRID_LENGTH : 0,
      scratch: Math.max(32 + packing.scratch, 256),
    },
    fill({ centers, filter, sums }) {
      centers.numbers.set(points.data);
      packing.write(filter);
      if (mayHaveGrid && (gridAt || centers.buffer.byteLength > GRID_FROM_BYTES)) blocksBefore = gridAt = 0;
      io.use(sums);
    },
    add({ kernels, centers, filter, grid, labels, sums, scratch }, rows, weights, count, found, arrays) {
      if (!gridAt && blocksBefore-- === 0 && kernels.buildGrid(centers.at, clusters, grid.at, scratch.at)) {
        gridAt = grid.at;
      }
      const labelsAt = bring(arrays.labels, labels);
      io.write(found);
      const filterAt = packing.length && filter.at;
      kernels.nearestCenter(
        rows,
        weights,
        count,
        cols,
        clusters,
        centers.at,
        filterAt,
        gridAt,
        io.about(sums),
        onlyLabels ? 0 : sums.at,
        labelsAt,
        scratch.at,
      );
      takeBack(arrays.labels, labels, labelsAt);
      io.read(found);
    },
  });
};
