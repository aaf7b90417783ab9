/** A mixture as sampleMixture takes it. */
export interface MadeMixture {
  readonly weights: readonly number[];
  readonly means: readonly (readonly number[])[];
  readonly covariances: readonly (readonly (readonly number[])[])[];
}

/** The mixture that the sliders of 'mixture' or 'line' describe, in numbers of few digits: they are also printed. */
export function madeMixture(source: 'mixture' | 'line', settings: Readonly<Record<string, number>>): MadeMixture {
  return source === 'line' ? twoOnALine(settings) : threeInThePlane(settings);
}

function twoOnALine({ separation, ratio, share }: Readonly<Record<string, number>>): MadeMixture {
  return {
    weights: [share, short(1 - share)],
    means: [[0], [separation]],
    covariances: [[[1]], [[short(ratio * ratio)]]],
  };
}

/** At the corners of a triangle: one leans right, one left, one lies flat. */
function threeInThePlane({ separation, correlation, largest }: Readonly<Record<string, number>>): MadeMixture {
  const second = short((1 - largest) * 0.6);
  return {
    weights: [largest, second, short(1 - largest - second)],
    means: [
      [short(-0.866 * separation), short(-0.5 * separation)],
      [short(0.866 * separation), short(-0.5 * separation)],
      [0, separation],
    ],
    covariances: [
      [
        [1.4, short(1.4 * correlation)],
        [short(1.4 * correlation), 1.4],
      ],
      [
        [1, short(-correlation)],
        [short(-correlation), 1],
      ],
      [
        [2, 0],
        [0, short(2 * (1 - correlation * correlation))],
      ],
    ],
  };
}

function short(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
