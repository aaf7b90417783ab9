const prose = /^md`(?:[^`\\]|\\.)*`;$/gms;

/**
 * The code after each prose of a lecture's source, up to the next: what stands between statements of the form md`...`;
 *
 * What stands before the first prose is not shown: how the lecture gets hold of the page. Nor is the word export: that is for its test.
 */
export function codeCells(source: string): readonly string[] {
  return source
    .split(prose)
    .slice(1)
    .map((code) => code.trim().replaceAll(/^export (?=const|function|interface)/gm, ''));
}
