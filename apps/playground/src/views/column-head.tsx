import type { JSX } from 'preact';

/** Letters up to which a name fits over a column of numbers. */
const LONGEST = 9;

/** The head of a column of numbers: what, and of which feature. */
export function ColumnHead({ what, of = '' }: { what: string; of?: string }): JSX.Element {
  const isLong = of.length > LONGEST;
  return (
    <th scope="col" {...(isLong && { title: `${what} ${of}` })}>
      {what} {isLong ? `${of.slice(0, LONGEST - 1)}…` : of}
    </th>
  );
}
