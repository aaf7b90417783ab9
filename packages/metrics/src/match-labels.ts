import { MixwellError, describe } from '@mixwell/core';
import { denseTable } from './contingency-table.ts';
import { jointCounts } from './joint-counts.ts';
import { type Label, type Labelling, type Labels, readLabels } from './labels.ts';
import { maxAssignment } from './max-assignment.ts';
import { type WeightedOptions, readWeighted } from './sample-weights.ts';

/** Which true label each predicted label stands for. */
export interface LabelMatch<Truth extends Label> {
  /** From predicted label to true label, one to one, ascending; predicted labels without a partner are absent. */
  readonly mapping: ReadonlyMap<Label, Truth>;
  /** Rows whose predicted label is the partner of their true label, or their weight. */
  readonly matched: number;
  /** `matched` / rows, 0 to 1. */
  readonly accuracy: number;
  /**
   * `labels` in the names of the truth: an Int32Array where those are numbers, an array of texts where they are texts.
   *
   * Predicted labels without a partner stay apart from all others: they become the next whole numbers above the largest
   * true label, or keep their name, with as many `'` after it as make it unlike the others.
   *
   * @throws MixwellError `invalid-input` for a label that was not among the predicted ones (naming its row), for no labels,
   *   or where a number does not fit in 32 bits.
   */
  relabel(labels: Labels): Truth extends string ? string[] : Int32Array;
}

/**
 * Pairs predicted labels with true labels, one to one, so that the most rows agree, or the most weight.
 *
 * Every label of the side that has fewer gets a partner, even one that it shares no row with.
 *
 * @param truth      one label a row.
 * @param predicted  one label a row, of the same rows.
 * @throws MixwellError `invalid-input` for empty labels, a label that is neither a whole number nor a text (naming its row),
 *   or for more than 2^26 pairs of classes; `shape-mismatch` where the lengths differ; `invalid-param` for an unknown option.
 *
 * Cost: O(rows + s^2 * t) for the fewer classes s and the more classes t; memory O(rows + s * t).
 * Source: H. W. Kuhn, The Hungarian method for the assignment problem, Naval Research Logistics Quarterly 2 (1955);
 *   solved as `maxAssignment` says.
 */
export function matchLabels(truth: ArrayLike<number>, predicted: Labels, options?: WeightedOptions): LabelMatch<number>;
export function matchLabels(truth: ArrayLike<string>, predicted: Labels, options?: WeightedOptions): LabelMatch<string>;
export function matchLabels(
  truth: Labels,
  predicted: Labels,
  options?: WeightedOptions,
): LabelMatch<number> | LabelMatch<string>;
export function matchLabels(truth: Labels, predicted: Labels, options: WeightedOptions = {}): LabelMatch<Label> {
  const owner = 'matchLabels';
  const joint = jointCounts(owner, ['predicted', predicted], ['truth', truth], readWeighted(owner, options));
  const table = denseTable(owner, joint);
  const partners = maxAssignment(table);
  const mapping = new Map<Label, Label>();
  let matched = 0;
  partners.forEach((partner, code) => {
    if (partner < 0) return;
    mapping.set(joint.a.names[code], joint.b.names[partner]);
    matched += table.data[code * table.cols + partner];
  });
  const names = newNames(joint.a, joint.b, partners);
  return Object.freeze({
    mapping: Object.freeze(mapping),
    matched,
    accuracy: matched / joint.rows,
    relabel: (labels: Labels) => renamed(labels, names) as never,
  });
}

/** What `relabel` makes of each predicted label. */
function newNames(predicted: Labelling, truth: Labelling, partners: Int32Array): ReadonlyMap<Label, Label> {
  const taken = new Set(truth.names);
  let largest = truth.names[truth.names.length - 1];
  const newName = (label: Label, code: number): Label => {
    if (partners[code] >= 0) return truth.names[partners[code]];
    if (typeof largest === 'number') return ++largest;
    let name = String(label);
    while (taken.has(name)) name += "'";
    taken.add(name);
    return name;
  };
  return new Map(predicted.names.map((label, code) => [label, newName(label, code)]));
}

function renamed(labels: Labels, names: ReadonlyMap<Label, Label>): Int32Array | string[] {
  const owner = 'matchLabels: relabel';
  const { codes, names: given } = readLabels(owner, 'labels', labels);
  const found = given.map((label, code) => {
    const name = names.get(label);
    const fits = typeof name === 'string' || (name as number) << 0 === name;
    if (name !== undefined && fits) return name;
    const row = codes.indexOf(code);
    const why =
      name === undefined ? 'which was not a predicted label' : `which is ${name} in the truth: too large for 32 bits`;
    throw new MixwellError('invalid-input', `${owner}: row ${row} is ${describe(label)}, ${why}.`, {
      row,
      value: label,
    });
  });
  if (typeof found[0] === 'string') return Array.from(codes, (code) => found[code] as string);
  return codes.map((code) => found[code] as number);
}
