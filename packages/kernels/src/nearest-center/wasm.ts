import type { Matrix } from '@mixwell/core';
import { ROOM, bring, bringRows, takeBack } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { filterFor } from './pack-filter.ts';
import { nearestCenterSums } from './read-sums.ts';
import type { NearestCenterSums } from './reference.ts';

/** Where a grid of cells does; it costs as much as some blocks do without it. */
const GRID_FROM_BLOCK = 8;
const GRID_TO_CLUSTERS = 255;
/** As grid.as.ts tells: origin and scale, and 4 bytes a cell. */
const GRID_LENGTH = 4 + (64 * 64) / 2;

/** How kernel.as.ts lays out its memory is told there. */
export const nearestCenterOnWasm: OnWasm<{ readonly centers: Matrix }, NearestCenterSums, { labels: Int32Array }> = ({
  centers: points,
}) => {
  const { rows: clusters, cols } = points;
  const packing = filterFor(points);
  const mayHaveGrid = cols === 2 && clusters > 1 && clusters <= GRID_TO_CLUSTERS;
  let blocks = 0;
  let gridIs: 'not built' | 'built' | 'impossible' = mayHaveGrid ? 'not built' : 'impossible';
  const io = nearestCenterSums(clusters);
  const take = desk(
    {
      centers: clusters * cols,
      filter: packing.length,
      rows: ROOM * cols,
      weights: ROOM,
      labels: ROOM / 2,
      sums: io.length(cols),
      grid: mayHaveGrid ? GRID_LENGTH : 0,
      scratch: Math.max(32 + packing.scratch, 256),
    },
    ({ centers, filter, sums }) => {
      centers.numbers.set(points.data);
      packing.write(filter);
      if (gridIs === 'built') gridIs = 'not built';
      io.use(sums);
    },
  );
  return (
    take &&
    ((block, found, { labels: blockLabels }) => {
      const { kernels, centers, filter, grid, rows, weights, labels, sums, scratch } = take(block);
      if (gridIs === 'not built' && ++blocks > GRID_FROM_BLOCK) {
        const isBuilt = kernels.buildGrid(centers.at, clusters, grid.at, scratch.at) === 1;
        gridIs = isBuilt ? 'built' : 'impossible';
      }
      io.write(found);
      for (let first = 0; first < block.rows; first += ROOM) {
        const count = Math.min(ROOM, block.rows - first);
        const labelsAt = bring(blockLabels, first, count, labels);
        kernels.nearestCenter(
          bringRows(block, first, count, rows),
          block.weights ? bring(block.weights, first, count, weights) : 0,
          count,
          cols,
          clusters,
          centers.at,
          packing.length && filter.at,
          gridIs === 'built' ? grid.at : 0,
          sums.at,
          labelsAt,
          scratch.at,
        );
        takeBack(blockLabels, first, count, labels);
      }
      io.read(found);
    })
  );
};
