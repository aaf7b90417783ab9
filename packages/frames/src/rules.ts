import { type Rule, refused } from '@mixwell/core';
import type { FrameClass } from './frame.ts';

/** The option `DataFrame`; undefined where it is not given. */
export function frameClassRule(doc: string): Rule<FrameClass<unknown> | undefined> {
  return {
    doc,
    type: 'class',
    expected: 'the DataFrame class of danfojs or danfojs-node',
    default: undefined,
    read: (value) => (typeof value === 'function' ? (value as FrameClass<unknown>) : refused),
    bad: [null, 'DataFrame', {}],
  };
}

/** The option `prefix`. */
export const prefixRule: Rule<string> = {
  doc: 'What the names of the added columns start with.',
  type: 'string',
  expected: 'a text',
  default: '',
  read: (value) => (typeof value === 'string' ? value : refused),
  bad: [0, null, {}],
};
