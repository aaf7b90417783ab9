import { MixwellError } from '@mixwell/core';
import type * as Vega from 'vega';
import type * as VegaLite from 'vega-lite';

/**
 * The libraries that draw, which are loaded when something is drawn and not before.
 *
 * Bundlers pass over libraries that are not installed: webpack where `try` is around their import, esbuild where `catch` follows it.
 *
 * @throws MixwellError `invalid-param` where one is not installed.
 */
export async function loadVega(owner: string): Promise<{ vega: typeof Vega; vegaLite: typeof VegaLite }> {
  try {
    const [vega, vegaLite] = await Promise.all([import('vega').catch(rethrow), import('vega-lite').catch(rethrow)]);
    return { vega, vegaLite };
  } catch (cause) {
    throw new MixwellError(
      'invalid-param',
      `${owner}: drawing needs the packages "vega" and "vega-lite", version 6: npm install vega vega-lite.`,
      { packages: ['vega', 'vega-lite'] },
      { cause },
    );
  }
}

function rethrow(error: unknown): never {
  throw error;
}
