import { type Table, toTable } from '@mixwell/core';

/** Measured rows, and where they come from. */
export interface RealData {
  readonly x: Table;
  /** What was measured, and on what. */
  readonly description: string;
  /** The unit of each column; empty where the source states none. */
  readonly units: readonly string[];
  /** Who published the numbers, and where. */
  readonly source: string;
  /** On what terms they may be used, as far as their publisher says. */
  readonly licence: string;
}

/** Measured rows whose true classes are known. */
export interface LabelledRealData extends RealData {
  /** The class of each row, from 0. */
  readonly labels: Int32Array;
  /** The name of each class. */
  readonly names: readonly string[];
}

/** The text of a data module. */
export interface Values {
  readonly columns: readonly string[];
  /** One row a line, values between spaces; of digits, one base-36 digit a value. */
  readonly values: string;
}

export interface LabelledValues extends Values {
  /** One digit a row. */
  readonly labels: string;
  /** The name of each label, from 0. */
  readonly names: readonly string[];
}

type About = Omit<RealData, 'x'>;

/** A data set from its text, frozen; new arrays at each call. */
export function realData(owner: string, { columns, values }: Values, about: About): RealData {
  return ofNumbers(owner, columns, Float64Array.from(values.trim().split(/\s+/), Number), about);
}

/** As `realData`, with classes. */
export function labelledRealData(owner: string, text: LabelledValues, about: About): LabelledRealData {
  return withLabels(realData(owner, text, about), text);
}

/** As `labelledRealData`, from text with one base-36 digit a value. */
export function labelledDigitData(owner: string, text: LabelledValues, about: About): LabelledRealData {
  const digits = Float64Array.from(text.values.replace(/\s/g, ''), (digit) => parseInt(digit, 36));
  return withLabels(ofNumbers(owner, text.columns, digits, about), text);
}

function ofNumbers(owner: string, columns: readonly string[], data: Float64Array, about: About): RealData {
  const cols = columns.length;
  const x = toTable({ data, rows: data.length / cols, cols, columns }, owner);
  return Object.freeze({ x, ...about, units: Object.freeze(about.units) });
}

function withLabels(data: RealData, { labels, names }: LabelledValues): LabelledRealData {
  return Object.freeze({
    ...data,
    labels: Int32Array.from(labels.replace(/\s/g, ''), Number),
    names: Object.freeze([...names]),
  });
}
