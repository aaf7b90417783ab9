/** What the person at the keyboard can mend: shown in one line, without a stack. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
