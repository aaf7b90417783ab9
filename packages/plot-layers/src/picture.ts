import { type Matrix, type MatrixInput, MixwellError, isFrame } from '@mixwell/core';
import type { Cloud } from './cloud.ts';
import { type Coordinates, coordinatesOf } from './coordinates.ts';
import type { Mixture } from './mixture.ts';
import { momentsOfMixture, momentsOfRows } from './moments.ts';
import type { PictureOptions, SpaceParams } from './options.ts';
import { type Painter, panels, sizeOf } from './panels.ts';
import { ROWS, rowValues } from './point-layers.ts';
import { type Spec, specOf } from './spec.ts';
import { type Stage, domainsOf } from './stage.ts';
import { type Rows, positionsOf, readRows } from './table-rows.ts';
import { configOf } from './theme.ts';

/** What is in a picture, and where. */
export interface Scene {
  readonly rows?: Rows;
  /** rows x coordinates. */
  readonly points?: Matrix;
  readonly coordinates: Coordinates;
  /** The mixtures that were given, in the coordinates. */
  readonly mixtures: readonly Mixture[];
  readonly stage: Stage;
}

/** A scene that has rows for certain. */
export type WithRows<S extends Scene> = S & Required<Pick<S, 'rows' | 'points'>>;

/** What a picture is of. */
export interface Subjects {
  readonly x?: MatrixInput;
  /** Of the model; absent where the rows tell. */
  readonly columns?: readonly string[];
  /** To be seen whole, in the features of the model. */
  readonly mixtures?: readonly Mixture[];
  /** How many standard deviations of them. */
  readonly deviations?: number;
  /** Rows that say where to look where there is nothing else to tell; they are not drawn. */
  readonly stand?: Matrix;
}

/** Reads the rows, chooses the coordinates and sets the stage; there are rows or mixtures. */
export function sceneOf(owner: string, params: SpaceParams, subjects: Subjects): Scene {
  const { x, mixtures = [], deviations = 0, stand } = subjects;
  const rows =
    x === undefined
      ? undefined
      : readRows(owner, x, subjects.columns ?? (isFrame(x) ? namesAmong(params.columns) : undefined));
  const columns = rows?.table.columns ?? subjects.columns ?? [];
  const { titles = columns } = params;
  if (titles.length !== columns.length) {
    throw new MixwellError('shape-mismatch', `${owner}: ${columns.length} features, but ${titles.length} "titles".`, {
      option: 'titles',
      expected: columns.length,
      got: titles.length,
    });
  }
  const coordinates = coordinatesOf(owner, titles, positionsOf(owner, params.columns, columns), params.layout, () =>
    mixtures.length > 0 && !rows ? momentsOfMixture(mixtures[0]) : momentsOfRows(rows?.table ?? stand!),
  );
  const points = rows && coordinates.place(rows.table);
  const placed = mixtures.map(coordinates.mixture);
  const stage: Stage = {
    titles: coordinates.titles,
    domains: domainsOf(owner, coordinates.titles, points ?? (stand && coordinates.place(stand)), placed, deviations),
    ...sizeOf(params, coordinates.titles.length),
    theme: params.theme,
  };
  return { rows, points, coordinates, mixtures: placed, stage };
}

/** The columns that a frame must have, where they are given by name: its others may hold anything. */
function namesAmong(columns: readonly (string | number)[] | undefined): readonly string[] | undefined {
  return columns?.every((column) => typeof column === 'string') ? columns : undefined;
}

/** The specification of a scene. */
export function pictureOf(
  params: SpaceParams,
  { stage, coordinates, rows }: Scene,
  painter: Painter,
  about: { title: string; description: string; notes: readonly string[]; cloud?: Cloud },
): Spec {
  const { cloud } = about;
  const notes = [...about.notes, ...coordinates.notes, ...(cloud?.notes ?? []), ...(rows?.notes ?? [])];
  return specOf({
    description: about.description,
    ...headingOf(params, stage.width, about.title, notes),
    ...(cloud?.places && { datasets: { [ROWS]: rowValues(stage, cloud) } }),
    ...panels(stage, painter),
    config: configOf(params.theme),
  });
}

/** The title, and below it the subtitle and what the picture says of itself, a line each. */
export function headingOf(
  { title, subtitle }: Pick<PictureOptions, 'title' | 'subtitle'>,
  width: number,
  standard: string,
  notes: readonly string[],
): { title: { text: string; subtitle?: string[] } } {
  const lines = [...(subtitle === undefined ? [] : [subtitle]), ...notes].flatMap((line) => wrapped(line, width));
  return { title: { text: title ?? standard, ...(lines.length > 0 && { subtitle: lines }) } };
}

/** Pixels that a letter of a subtitle takes, on the whole. */
const LETTER = 6.2;

/** The text in lines of the width of the picture, broken between words. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length + word.length + 1) * LETTER <= width) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}
