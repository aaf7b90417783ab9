import {
  type MatrixInput,
  type Rule,
  type Rules,
  isFrame,
  isMatrix,
  oneOf,
  readOptions,
  refused,
  wholeNumber,
} from '@mixwell/core';
import { type PlotTheme, plotThemes, themeRule } from './theme.ts';

/** What every picture can be told. */
export interface PictureOptions {
  /** Above the picture. Default: what it shows. */
  title?: string;
  /** Under the title, before what the picture has to say of itself. */
  subtitle?: string;
  /** Of what is drawn, without axes, in pixels; of all panels together where there are several. Default 480. */
  width?: number;
  /** Of what is drawn, without axes, in pixels; of all panels together where there are several. */
  height?: number;
  /** 'light', 'dark', or some properties of one's own. Default 'light'. */
  theme?: 'light' | 'dark' | Partial<PlotTheme>;
}

/** What pictures of rows and features can be told besides. */
export interface SpaceOptions extends PictureOptions {
  /** The features to draw, by name or by position. Default: all. */
  columns?: readonly (string | number)[];
  /** What the axes say, one a feature, such as names with units. Default: the names of the columns. */
  titles?: readonly string[];
  /** More than two features: 'pairs', each against each; 'components', their first two principal components. Default 'auto'. */
  layout?: Layout;
  /** The most rows that are drawn one by one; more are counted in bins or sampled, and the subtitle says so. Default 2000. */
  maxPoints?: number;
  /** What the legend calls each group, in their order. */
  names?: readonly string[];
}

export type Layout = 'auto' | 'pairs' | 'components';

/** The options of a picture as they were read. */
export type PictureParams<Options extends PictureOptions> = Readonly<Omit<Options, 'theme'>> & {
  readonly theme: PlotTheme;
};

/** The options of a picture of a space as they were read. */
export type SpaceParams<Options extends SpaceOptions = SpaceOptions> = PictureParams<Options> & {
  readonly layout: Layout;
  readonly maxPoints: number;
};

/** @throws MixwellError `invalid-param` for an unknown or unacceptable option. */
export function readPicture<Options extends PictureOptions>(
  owner: string,
  rules: Rules<Options>,
  options: Options,
): PictureParams<Options> {
  const params = readOptions(owner, rules, options);
  return { ...params, theme: (params.theme as PlotTheme | undefined) ?? plotThemes.light };
}

/** @throws MixwellError `invalid-param` for an unknown or unacceptable option. */
export function readSpace<Options extends SpaceOptions>(
  owner: string,
  rules: Rules<Options>,
  options: Options,
): SpaceParams<Options> {
  return readPicture(owner, rules, options) as SpaceParams<Options>;
}

/** A text, or nothing. */
export function textRule(doc: string): Rule<string | undefined> {
  return {
    doc,
    type: 'string',
    expected: 'a text',
    default: undefined,
    read: (value) => (typeof value === 'string' ? value : refused),
    bad: [0, null, {}],
  };
}

function pixels(doc: string): Rule<number | undefined> {
  const rule: Rule<number | undefined> = wholeNumber({ min: 20, doc });
  return { ...rule, default: undefined };
}

export const pictureRules: Rules<PictureOptions> = {
  title: textRule('Above the picture; what it shows where there is none given.'),
  subtitle: textRule('Under the title, before what the picture has to say of itself.'),
  width: pixels('Of what is drawn, without axes, in pixels; of all panels together. 480 where none is given.'),
  height: pixels('Of what is drawn, without axes, in pixels; of all panels together. 320 where none is given.'),
  theme: themeRule,
};

/** An array of what `isGood` accepts. */
export function listRule<T>(about: {
  doc: string;
  type: string;
  expected: string;
  isGood: (entry: unknown) => entry is T;
}): Rule<readonly T[] | undefined> {
  const { doc, type, expected, isGood } = about;
  return {
    doc,
    type,
    expected,
    default: undefined,
    read: (value) => (Array.isArray(value) && value.length > 0 && value.every(isGood) ? [...value] : refused),
    bad: [0, null, [], {}, [null]],
  };
}

const isText = (entry: unknown): entry is string => typeof entry === 'string';

export const spaceRules: Rules<SpaceOptions> = {
  ...pictureRules,
  columns: listRule({
    doc: 'The features to draw, by name or by position; all where none are given.',
    type: '(string | number)[]',
    expected: 'an array of names or positions of columns',
    isGood: (entry): entry is string | number => isText(entry) || Number.isSafeInteger(entry),
  }),
  titles: listRule({
    doc: 'What the axes say, one a feature, such as names with units; the names of the columns where none are given.',
    type: 'string[]',
    expected: 'an array of texts',
    isGood: isText,
  }),
  layout: oneOf(['auto', 'pairs', 'components'], {
    default: 'auto',
    doc: 'More than two features: each against each, or their first two principal components; auto: pairs of up to 5.',
  }),
  maxPoints: wholeNumber({
    min: 1,
    default: 2000,
    doc: 'The most rows that are drawn one by one; more are counted in bins or sampled, and the subtitle says so.',
  }),
  names: listRule({
    doc: 'What the legend calls each group, in their order.',
    type: 'string[]',
    expected: 'an array of texts',
    isGood: isText,
  }),
};

/** One entry a row: an array or a typed array. */
export function perRowRule(doc: string, type = 'ArrayLike<number>'): Rule<ArrayLike<unknown> | undefined> {
  return {
    doc,
    type,
    expected: 'an array, one entry a row',
    default: undefined,
    read: (value) =>
      typeof value === 'object' && typeof (value as ArrayLike<unknown> | null)?.length === 'number'
        ? (value as ArrayLike<unknown>)
        : refused,
    bad: [0, null, '12', {}],
  };
}

/** Rows of numbers, or none; whoever draws them checks their cells. */
export function rowsRule(doc: string): Rule<MatrixInput | undefined> {
  return {
    doc,
    type: 'MatrixInput',
    expected: 'a DataFrame, a Matrix or an array of rows',
    default: undefined,
    read: (value) =>
      isFrame(value) || isMatrix(value) || Array.isArray(value) || ArrayBuffer.isView(value)
        ? (value as MatrixInput)
        : refused,
    bad: [0, null, '12', {}],
  };
}
