import { describe, expect, it, vi } from 'vitest';
import { MixwellError, isMixwellError } from './error.ts';

describe('MixwellError', () => {
  it('is an Error with a code and frozen details', () => {
    const cause = new Error('why');
    const error = new MixwellError('degenerate', 'gmm: no rows left.', { component: 2 }, { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'MixwellError', code: 'degenerate', details: { component: 2 }, cause });
    expect(String(error)).toBe('MixwellError: gmm: no rows left.');
    expect(Object.isFrozen(error.details)).toBe(true);
  });

  it('has empty details where none are given', () => {
    expect(new MixwellError('degenerate', '').details).toEqual({});
  });
});

describe('isMixwellError', () => {
  const error = new MixwellError('invalid-input', 'no rows');

  it('knows its own, of any code or of the code that is asked for', () => {
    expect(isMixwellError(error)).toBe(true);
    expect(isMixwellError(error, 'invalid-input')).toBe(true);
    expect(isMixwellError(error, 'aborted')).toBe(false);
  });

  it('knows those of another installed copy, which instanceof does not', async () => {
    vi.resetModules();
    const copy = await import('./error.ts');
    const foreign = new copy.MixwellError('aborted', 'stopped');
    expect(foreign).not.toBeInstanceOf(MixwellError);
    expect(isMixwellError(foreign)).toBe(true);
    expect(isMixwellError(foreign, 'aborted')).toBe(true);
    expect(copy.isMixwellError(error, 'invalid-input')).toBe(true);
  });

  it.each([
    ['another error', new Error('no')],
    ['something with a code', { name: 'MixwellError', code: 'aborted', message: '', details: {} }],
    ['null', null],
    ['undefined', undefined],
    ['a text', 'MixwellError'],
    ['a copy by structuredClone', structuredClone(error)],
  ])('says no to %s', (_, value) => {
    expect(isMixwellError(value)).toBe(false);
  });
});
