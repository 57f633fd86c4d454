// Published cases of OHID's PHEindicatormethods (commit 093fd28): Wilson, Byar and exact limits.
import { describe, expect, test } from '@jest/globals';
import { normalQuantile } from './normal-quantile.ts';
import { byarCount, rateInterval } from './rate.ts';
import { wilsonInterval } from './wilson.ts';

const close = (actual: number, expected: number, relative = 1e-9): void => expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

test('normal quantiles', () => {
  close(normalQuantile(0.975), 1.959963984540054);
  close(normalQuantile(0.999), 3.090232306167813);
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.025)).toBeCloseTo(-1.959963984540054, 12);
  expect(() => normalQuantile(1)).toThrow(RangeError);
});

describe('Wilson', () => {
  test.each([
    [65, 100, 0.95, 0.5525444329688797, 0.7363575175690247],
    [0.445, 1, 0.95, 0.04381744772058822, 0.9334621276979156],
    [1045, 5000, 0.998, 0.19179381799015244, 0.22731562902525818],
    [1, 100, 0.95, 0.0017674320641406511, 0.054486196178705294],
    [222, 3215, 0.998, 0.05647101964624248, 0.08418414185270134],
  ])('%d of %d at %d', (x, n, confidence, lower, upper) => {
    const interval = wilsonInterval(x, n, confidence);
    close(interval.lower, lower);
    close(interval.upper, upper);
  });

  test('none and all stay within 0 and 1, and more than all is refused', () => {
    expect(wilsonInterval(0, 20).lower).toBe(0);
    expect(wilsonInterval(20, 20).upper).toBe(1);
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
  });
});

describe('rates', () => {
  test.each([
    [65, 0.95, 50.163187710459454, 82.84913854593984],
    [1045, 0.998, 947.9407035610374, 1148.806160988033],
  ])('Byar limits of %d at %d', (x, confidence, lower, upper) => {
    const interval = byarCount(x, confidence);
    close(interval.lower, lower);
    close(interval.upper, upper);
  });

  test.each([
    [5, 100, 100, 0.95, 5, 1.62348639011842, 11.668332079322669, 'exact'],
    [5, 100, 100, 0.998, 5, 0.739371731917839, 16.454745203680105, 'exact'],
    [1, 100, 100_000, 0.95, 1000, 25.317807984289896, 5571.643390938898, 'exact'],
    [20, 100, 100_000, 0.95, 20_000, 12211.428834875936, 30889.880369197064, 'byar'],
    [10, 200, 100_000, 0.95, 5000, 2393.7249569837822, 9195.729302878237, 'byar'],
    [250, 220, 100_000, 0.998, 113636.36363636365, 92710.00554438953, 137651.23772147458, 'byar'],
  ])('%d of %d per %d at %d', (x, n, per, confidence, value, lower, upper, method) => {
    const interval = rateInterval(x, n, { per, confidence });
    expect(interval.method).toBe(method);
    close(interval.value, value);
    close(interval.lower, lower);
    close(interval.upper, upper);
  });

  test('no event has a lower limit of nothing, and half an event has no exact limits', () => {
    const none = rateInterval(0, 1000, { per: 1000 });
    expect(none.lower).toBe(0);
    close(none.upper, 3.6888794541139363); // -ln 0.025
    expect(() => rateInterval(2.5, 100, { per: 1 })).toThrow(RangeError);
    expect(() => rateInterval(1, 0, { per: 1 })).toThrow(RangeError);
  });
});
