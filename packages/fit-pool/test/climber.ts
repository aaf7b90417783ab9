import {
  type Fit,
  type FittedModel,
  type ModelKind,
  MixwellError,
  defineEstimator,
  fitReport,
  iteration,
  modelJson,
  realNumber,
  wholeNumber,
} from '@mixwell/core';

/** A model of nothing but the heights that it climbed through. */
export interface ClimberModel extends FittedModel {
  readonly labels: Int32Array;
}

/** An estimator that climbs from 0 towards `limit`, half of what is left a step, whatever the rows. 13 is bad luck, and from 17 there is no end. */
export const climber = defineEstimator<{ limit: number; steps?: number }, ClimberModel>({
  name: 'climber',
  rules: {
    limit: realNumber({ min: 0, doc: 'Where to.' }),
    steps: wholeNumber({ min: 1, default: 5, doc: 'How many.' }),
  },
  *fit({ limit, steps }, about): Fit<ClimberModel> {
    if (limit === 13) throw new MixwellError('degenerate', 'climber: bad luck.', { limit });
    const history: number[] = [];
    function* finish(stop: 'aborted' | 'stopped-by-caller' | 'max-iterations'): Fit<ClimberModel> {
      yield* [];
      const report = fitReport(about, { objectiveName: 'height', better: 'larger', history, stop, warnings: [] });
      const identity = { name: 'climber', params: { limit, steps }, columns: about.columns };
      return climberModel(identity, report, new Int32Array(about.rows));
    }
    for (let step = 1; step <= steps; step++) {
      const objective = limit === 17 ? Infinity : limit * (1 - 2 ** -step);
      history.push(objective);
      const change = limit * 2 ** -step;
      const verdict = yield* iteration({ iteration: step, objective, change, finish: finish });
      if (verdict === 'stopped-by-caller') return yield* finish('stopped-by-caller');
    }
    return yield* finish('max-iterations');
  },
});

function climberModel(
  identity: Pick<FittedModel, 'name' | 'params' | 'columns'>,
  report: FittedModel['report'],
  labels: Int32Array,
): ClimberModel {
  const model: ClimberModel = { ...identity, report, labels, toJSON: () => modelJson(model, { labels }) };
  return model;
}

export const climberKind: ModelKind<ClimberModel> = {
  name: 'climber',
  restore: ({ name, params, columns, report }, state) =>
    climberModel({ name, params, columns }, report, state.labels('labels', report.rows, 1)),
};
