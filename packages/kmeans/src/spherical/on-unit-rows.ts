import type { Fit, Matrix } from '@mixwell/core';
import { toUnit, unitRowKernel } from '@mixwell/kernels';

/** `fit` as if each row had been divided by its length before; the rows themselves stay, and no copy of them is made. */
export function* onUnitRows<T>(fit: Fit<T>): Fit<T> {
  try {
    let reply: unknown;
    for (;;) {
      const { done, value } = fit.next(reply);
      if (done) return value;
      if (value.kind === 'sweep') reply = yield { ...value, kernel: unitRowKernel(value.kernel) };
      else if (value.kind === 'take-rows') reply = unitMatrix((yield value) as Matrix);
      else if (value.kind === 'iteration') reply = yield { ...value, finish: (stop) => onUnitRows(value.finish(stop)) };
      else reply = yield value;
    }
  } finally {
    fit.return(undefined as T);
  }
}

/** Each row divided by its length; rows of zeros stay. */
export function unitMatrix({ data, rows, cols }: Matrix): Matrix {
  const unit = data.slice();
  for (let x = 0; x < unit.length; x += cols) toUnit(unit, x, cols);
  return { data: unit, rows, cols };
}
