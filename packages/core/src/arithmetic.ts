import { oneOf } from './rules.ts';

/**
 * How sums are computed: `'strict'`, with the same bits on every platform; or `'fused'`, where a product that is added to something is
 * rounded together with the sum if the engine can do that, which is faster.
 */
export type Arithmetic = 'strict' | 'fused';

/** The rule of the option `arithmetic`. */
export const arithmeticRule = oneOf<Arithmetic>(['strict', 'fused'], {
  default: 'strict',
  doc: "'strict' has the same bits everywhere; 'fused' rounds a product together with the sum that it is added to, where the engine can: faster, the same up to rounding.",
});
