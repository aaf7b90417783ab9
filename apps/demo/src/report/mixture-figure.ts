import type { GmmModel } from 'mixwell';
import type { Observations } from '../data/observations.ts';
import { percent } from '../format.ts';
import { ellipsesOf } from '../pictures/ellipses.ts';
import { histogramPicture } from '../pictures/histogram-picture.ts';
import type { Picture } from '../pictures/render-svg.ts';
import { scatterPicture } from '../pictures/scatter-picture.ts';
import type { Figure, Size } from './figure.ts';
import { html } from './html.ts';
import { planeOf, titlesOf } from './plane-of.ts';

/** A label is sure where its probability is at least this. */
const SURE = 0.9;

/** The rows and the mixture: points and ellipses, or a histogram and curves where there is one feature. */
export function mixtureFigure(observations: Observations, model: GmmModel): Figure {
  const sizes = { size: { width: 860, height: 480 }, narrow: { width: 280, height: 300 } };
  const names = Array.from(model.weights, (weight, k) => `${k} · ${percent(weight)}`);
  const components = `${names.length} component${names.length === 1 ? '' : 's'}`;
  if (observations.x.cols === 1) {
    return {
      ...sizes,
      alt: `Histogram of ${observations.x.columns[0]} under the density of a mixture of ${components}.`,
      caption: html`Grey: the rows. Line: the density of the mixture; in colour, what each component adds to it.`,
      draw: (size) =>
        histogramPicture(observations.x.data, model, names, { title: titlesOf(observations)[0], ...size }),
    };
  }
  const plane = planeOf(observations);
  const where =
    observations.x.cols > 2
      ? html` The picture shows the plane of the first two principal components of the correlations,
        ${percent(plane.share)} of the variance; the ellipses are exact in it.`
      : '';
  return {
    ...sizes,
    alt: `Rows as points and a mixture of ${components} as ellipses, over ${plane.titles[0]} and ${plane.titles[1]}.`,
    caption: html`Component and share of the rows in the legend; ellipses at 1, 2 and 3 standard deviations. Hollow
    points belong to their component with a probability under ${percent(SURE)}.${where}`,
    draw: (size) => mixturePicture(observations, model, names, size),
  };
}

/** The picture of `mixtureFigure` for two features or more. */
function mixturePicture(observations: Observations, model: GmmModel, names: readonly string[], size: Size): Picture {
  const plane = planeOf(observations);
  const responsibilities = model.predictProba(observations.x);
  return scatterPicture({
    points: plane.points(observations.x),
    labels: model.labels,
    names,
    axes: plane.titles,
    ellipses: ellipsesOf(plane.points(model.means), model.covariances.map(plane.covariance), [1, 2, 3]),
    hollow: (i) => responsibilities.data[i * responsibilities.cols + model.labels[i]] < SURE,
    ...size,
  });
}
