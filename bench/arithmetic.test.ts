import { expect, test } from '@playwright/test';
import { mostReportsPerSecond, needOf } from './arithmetic.js';

test('ten times the browsers need ten times the cores', () => {
  const cost = { cpuSeconds: 0.006, writes: 2 };
  expect(needOf(6000, cost)).toEqual({
    browsers: 6000,
    reportsPerSecond: 100,
    cores: 0.6,
    writesPerSecond: 200,
  });
  expect(needOf(60_000, cost).cores).toBeCloseTo(6);
});

test('a machine answers as many reports as its cores have time for', () => {
  expect(mostReportsPerSecond(2, { cpuSeconds: 0.005, writes: 2 })).toBe(400);
});
