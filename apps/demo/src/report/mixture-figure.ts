import { type Spec, densityPlot, ellipsePlot } from '@mixwell/plot';
import type { GmmModel } from 'mixwell';
import type { Observations } from '../data/observations.ts';
import { pageTheme } from './colours.ts';
import type { Figure } from './figure.ts';
import { html } from './html.ts';
import { titlesOf } from './titles-of.ts';

/** The rows and the mixture: points and ellipses, or a histogram and curves where there is one feature. */
export function mixtureFigure(observations: Observations, model: GmmModel): Figure {
  const isLine = observations.x.cols === 1;
  return {
    size: { width: 860, height: 480 },
    narrow: { width: 280, height: 300 },
    caption: isLine
      ? html`Grey: the rows. Line: the density of the mixture; in colour, what each component adds to it.`
      : html`Each component with its share of the rows.`,
    draw: (size) => mixturePicture(observations, model, { ...size, theme: pageTheme }),
  };
}

/** The picture of `mixtureFigure`. */
export function mixturePicture(
  observations: Observations,
  model: GmmModel,
  look: Pick<Parameters<typeof ellipsePlot>[1] & object, 'width' | 'height' | 'theme'>,
): Spec {
  const { x } = observations;
  const options = { x, titles: titlesOf(observations), layout: 'components' as const, ...look };
  return x.cols === 1 ? densityPlot(model, options) : ellipsePlot(model, options);
}
