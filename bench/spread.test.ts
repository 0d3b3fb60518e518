import { expect, test } from '@playwright/test';
import { quantile, ratiosOf, spreadOf } from './spread.js';

test('a quantile lies between two measurements in proportion', () => {
  expect(quantile([40, 10, 20, 30], 0.5)).toBe(25);
  expect(quantile([40, 10, 20, 30], 1)).toBe(40);
  expect(quantile([7], 0.99)).toBe(7);
  expect(() => quantile([], 0.5)).toThrow('Nothing was measured');
});

test('the middle half of the measurements is what the table shows', () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ lowerQuartile: 2, median: 3, upperQuartile: 4 });
});

test('a machine that is slow for a round is slow for both of a pair', () => {
  expect(ratiosOf([11, 110], [10, 100]).map((ratio) => ratio.toFixed(2))).toEqual(['1.10', '1.10']);
  expect(() => ratiosOf([1], [1, 2])).toThrow('not measured in pairs');
});
