import { expect } from 'vitest';
import type { ErrorCode } from '../src/index.ts';

/** What `toThrow` and `rejects.toEqual` compare with: an error of this code, message and, where given, details. */
export function refusal(code: ErrorCode, message: string, details?: Record<string, unknown>): Error {
  return expect.objectContaining({ name: 'MixwellError', code, message, ...(details && { details }) }) as Error;
}
