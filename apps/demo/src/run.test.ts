import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { makeBlobs } from 'mixwell';
import { afterAll, describe, expect, it } from 'vitest';
import type { DemoOptions } from './options.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'mixwell-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const options: DemoOptions = {
  components: [1, 2, 3],
  shapes: ['full', 'tied'],
  starts: 2,
  criterion: 'bic',
  seed: '0',
  out: join(folder, 'report.html'),
};

async function runWith(changes: Partial<DemoOptions>): Promise<{ printed: string; page: string }> {
  const [out, progress] = [new PassThrough(), new PassThrough()];
  await run({ ...options, ...changes }, { out, progress });
  return { printed: String(out.read()), page: readFileSync(options.out, 'utf8') };
}

function csvOf(header: string, cols: number): string {
  const { x, labels } = makeBlobs({ rows: 60, cols, centers: 3, seed: 5 });
  const rows = Array.from(labels, (label, i) =>
    [...x.data.subarray(i * cols, (i + 1) * cols), `group ${label}`].join(','),
  );
  const path = join(folder, 'blobs.csv');
  writeFileSync(path, [header, ...rows].join('\n'));
  return path;
}

/** Nothing on the page runs, loads, or is no number. */
function expectSound(page: string): void {
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).not.toMatch(/<script|<link(?! rel="icon" href="data:,")|<iframe|@import|\bsrc=| on\w+=/i);
  expect(page.replaceAll(/xmlns(:xlink)?="[^"]*"/g, '')).not.toMatch(/https?:/);
  expect(page).not.toMatch(/\bNaN\b|\bundefined\b|\[object/);
  const ids = [...page.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
}

describe('run on a CSV file', () => {
  it('shows two features as they are', async () => {
    const { printed, page } = await runWith({ file: csvOf('a,b,name', 2) });
    expectSound(page);
    expect(printed).toContain('Left out, as not numeric: "name" (row 1 is "group');
    expect(printed).toMatch(/^ +3 +[\d.]+ +[\d.]+ \*$/m);
    expect(printed).toContain(`Report: ${options.out}`);
    expect(page).not.toContain('principal component');
    expect(page).not.toContain('Where the truth is known');
  });

  it('shows more features by two principal components, and says so', async () => {
    const { page } = await runWith({ file: csvOf('a,b,c,d,name', 4) });
    expectSound(page);
    expect(page).toContain('First two principal components of 4 features');
  });

  it('shows one feature as a histogram', async () => {
    const { page } = await runWith({ file: csvOf('a,name', 1) });
    expectSound(page);
    expect(page).toContain('aria-label="Density over a."');
  });

  it('escapes what stands in the file', async () => {
    const { page } = await runWith({ file: csvOf('<script>alert(1)</script>,"b""onload=""x",<b>name</b>', 2) });
    expectSound(page.replaceAll(' "b"onload="x"', ''));
    expect(page).not.toContain('<b>name');
    expect(page).toContain('&#60;b&#62;name&#60;/b&#62;');
  });

  it('makes way for columns that are called as those that are added', async () => {
    const { printed } = await runWith({ file: csvOf('a,b,label', 2) });
    expect(printed).toContain('mixwell_label');
  });

  it('gives the same page for the same seed', async () => {
    const file = csvOf('a,b,name', 2);
    const [first, second] = [await runWith({ file }), await runWith({ file })];
    expect(first.page === second.page).toBe(true);
  });

  it('says why there are no clusters of one size alone', async () => {
    const { printed, page } = await runWith({ file: csvOf('a,b,name', 2), components: [1] });
    expectSound(page);
    expect(printed).toContain('No number of clusters has a silhouette.');
  });

  it('goes on where some mixtures ask for more components than there are rows', async () => {
    const file = join(folder, 'few.csv');
    writeFileSync(file, 'a,b\n1,2\n3,4\n5,7\n8,1\n');
    const { printed, page } = await runWith({ file, components: [1, 9] });
    expectSound(page);
    expect(printed).toContain('9 components need at least as many rows; got 4 rows.');
  });

  it('refuses a report in a folder that is not there', async () => {
    await expect(runWith({ file: csvOf('a,b,name', 2), out: join(folder, 'none', 'r.html') })).rejects.toThrow(
      'the report cannot be written: ENOENT',
    );
  });
});

describe('run without a file', () => {
  it('shows Old Faithful and made-up data', async () => {
    const { printed, page } = await runWith({ starts: 3 });
    expectSound(page);
    expect(printed).toMatch(/^Old Faithful/);
    expect(printed).toMatch(/^The best five\n.*\n +3 +tied +2314\.3 /m);
    expect(printed).toContain('adjusted Rand index');
    expect(page).toContain('Where the truth is known');
  });
});
