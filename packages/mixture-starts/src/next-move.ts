import type { RandomStream } from '@mixwell/core';
import type { Move } from './moves.ts';

/**
 * The move to try next of those that are `left`, for one `trial` after another: first the one with the most to gain, then that of
 * another component's split, then any [1]. A move that was `tried` from the same mixture waits until there is no other, because what
 * looked promising and failed mostly fails again, however its component is split.
 *
 * [1] Q. Zhao, V. Hautamäki, I. Kärkkäinen, P. Fränti, Random swap EM algorithm for Gaussian mixture models,
 *     Pattern Recognit. Lett. 33 (2012).
 */
export function nextMove(left: readonly Move[], trial: number, tried: readonly Move[], random: RandomStream): Move {
  const untried = tried.length > 0 ? someOrAll(left, (move) => !tried.some((other) => isSame(move, other))) : left;
  if (trial === 0) return mostPromising(untried);
  if (trial === 1)
    return mostPromising(someOrAll(untried, ({ split }) => !tried.some((other) => other.split === split)));
  return untried[Math.floor(random() * untried.length)];
}

/** Those that are as wanted, or all where none is. */
function someOrAll(moves: readonly Move[], isWanted: (move: Move) => boolean): readonly Move[] {
  const some = moves.filter(isWanted);
  return some.length > 0 ? some : moves;
}

function isSame(a: Move, b: Move): boolean {
  return a.split === b.split && a.into === b.into && a.from === b.from;
}

/** The move with the most to gain. */
function mostPromising(moves: readonly Move[]): Move {
  return moves.reduce((best, move) => (move.gain > best.gain ? move : best));
}
