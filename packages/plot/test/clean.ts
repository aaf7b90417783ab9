import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { expect } from 'vitest';
import { type TopLevelSpec, compile } from 'vega-lite';
import type { JsonObject, Spec } from '../src/index.ts';

const schema = createRequire(import.meta.url)('vega-lite/vega-lite-schema.json') as object;
const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);

/** The most bytes that any picture takes. */
const MOST_BYTES = 500_000;

/** The specification, after every check that any must pass: small, valid, plain, and compiled without a word of warning. */
export function clean(spec: Spec): Spec {
  const text = JSON.stringify(spec);
  expect(text.length).toBeLessThan(MOST_BYTES);
  const parsed = JSON.parse(text) as JsonObject;
  expect(structuredClone(spec)).toEqual(parsed);
  expect(isValid(parsed), JSON.stringify(isValid.errors?.slice(-2))).toBe(true);
  const warnings: unknown[] = [];
  const silent = () => logger;
  const logger = { level: silent, info: silent, debug: silent, error: note, warn: note };
  function note(...words: unknown[]): typeof logger {
    warnings.push(words);
    return logger;
  }
  compile(parsed as unknown as TopLevelSpec, { logger: logger });
  expect(warnings).toEqual([]);
  return spec;
}

/** A point of any data. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- numbers and texts, as the test knows
export type Datum = Readonly<Record<string, any>>;

/** Every data set of a specification that is drawn with this mark, outermost first. */
export function dataOf(spec: Spec, mark: string): Datum[][] {
  const found: Datum[][] = [];
  const sets = (spec.datasets ?? {}) as Record<string, Datum[]>;
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(visit);
    const { mark: own, data, layer, concat } = part as Record<string, unknown>;
    const type = typeof own === 'string' ? own : (own as { type?: string } | undefined)?.type;
    const { values, name } = (data ?? {}) as { values?: Datum[]; name?: string };
    if (type === mark && data) found.push(values ?? sets[name!]);
    for (const inner of [layer, concat]) if (inner) visit(inner);
  };
  visit(spec);
  return found;
}

/** The lines of the subtitle as one text. */
export function notesOf(spec: Spec): string {
  return ((spec.title as { subtitle?: string[] }).subtitle ?? []).join(' ');
}
