import { expect, test } from 'vitest';
import { expectCommitted } from '../page/committed.ts';
import { fixed } from '../page/fixed.ts';
import { proseOf } from '../page/prose.ts';
import { early, end, falls, frames, lecture, many } from './5-watching-em.ts';

const said = proseOf(lecture);

test('the callback sees every iteration, and the log-likelihood never falls', () => {
  expect(frames.map(({ iteration }) => iteration)).toEqual(
    end.report.history.map((_, i) => i + 1),
  );
  expect(frames.map(({ objective }) => objective)).toEqual(end.report.history);
  expect(falls).toBe(0);
  expect(said).toContain(`EM stops after ${frames.length}, when`);
});

test('by the eighth iteration all is where it stays', () => {
  const eighth = frames[7].model.means.data;
  eighth.forEach((value, j) => expect(Math.abs(value - end.means.data[j])).toBeLessThan(0.05));
  expect(said).toContain(
    `By the eighth all is where it stays; the other ${frames.length - 8} change digits`,
  );
  const [gained, ...others] = frames
    .slice(1, 6)
    .map(({ change }) => Math.round(change / 10) * 10);
  expect(said).toContain(`gains from ${gained} down to ${others[others.length - 1]} nats`);
});

test('ten starts find the same top, one of them after a plateau', () => {
  const top = Math.max(...many.map(({ model }) => model.logLikelihood));
  for (const { model, right } of many) {
    expect(model.logLikelihood).toBeGreaterThan(top - 0.01);
    expect(said).toContain(`and label ${right} of the 1000 rows right`);
  }
  expect(said).toContain(`All ten come to the same top, ${fixed(top, 2)}`);
  const { after25, model } = many[1];
  expect(said).toContain(
    `after 25 it is ${(top - after25.logLikelihood).toFixed(0)} nats below, and ${model.report.iterations} are what it needs`,
  );
  expect([after25.report.stop, model.report.stop]).toEqual(['max-iterations', 'tolerance']);
});

test('the callback can stop the fit', () => {
  expect(early.report.stop).toBe('stopped-by-caller');
  expect(early.report.iterations).toBeLessThan(end.report.iterations);
});

test('the page is up to date', () => expectCommitted(lecture));
